create index opportunity_open_by_email on opportunity (owner_email) where outcome = 'open';
create index opportunity_open_by_crm_id on opportunity (owner_crm_id) where outcome = 'open';
