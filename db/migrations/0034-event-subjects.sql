-- An act upon several (two people who are joined, a child moved to another) is one event with a row for each subject, each in the scope
-- of its own record: whoever may see one of them finds the event there, and nobody sees the other by it.
alter table event drop constraint event_pkey, add primary key (authority_id, id, subject_id);
