-- A contact that was reopened closes once more: each closing is a row that stays. A contact is closed when it has one and does not wait.
revoke delete on closure from doorstep_app;
alter table closure drop constraint closure_pkey, add primary key (authority_id, contact_id, closed_at);

-- Whoever publishes a version of the threshold writes none.
update access.protected set changes = 'publication' where table_name = 'threshold_document';
