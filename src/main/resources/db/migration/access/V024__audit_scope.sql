alter table api_key drop constraint api_key_scopes_check;
alter table api_key add constraint api_key_scopes_check check (scopes <@ array [
    'SEARCH', 'CONTENT_READ', 'CONTENT_WRITE', 'FEEDBACK_WRITE', 'OPPORTUNITIES_READ', 'OPPORTUNITIES_WRITE',
    'REPORTS_READ', 'PEOPLE_ADMIN', 'AUDIT_READ']);
