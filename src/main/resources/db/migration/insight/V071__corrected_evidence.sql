create trigger correction_counts after insert on correction referencing new table as added
    for each statement execute function mark_evidence_due_added();
create trigger correction_no_longer_counts after delete on correction referencing old table as gone
    for each statement execute function mark_evidence_due_gone();
