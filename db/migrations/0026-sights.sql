-- A sight is a kind of record that people reach: for each the scope holds the places, the agencies and the records reached.
--   of_what   what the reach is of: a person's records, or a contact's
--   counted   whether whoever only counts reads its rows, without names or words
create table access.sight (
  name text primary key check (name ~ '^[a-z_]+$'),
  of_what text not null check (of_what in ('person', 'contact')),
  counted boolean not null default false
);
grant select on access.sight to doorstep_app;
insert into access.sight (name, of_what, counted) values ('index', 'person', false), ('record', 'person', false), ('contact', 'contact', true);

-- a table may be protected as any sight, so access.protect looks at the kinds there are
alter table access.protected drop constraint protected_kind_check;

-- the children that somebody's agency brought or works with are a reach of their own
alter table contact_child drop constraint contact_child_added_within_check,
  add check (added_within in ('agency', 'agency children', 'locality', 'authority'));
update contact_child set added_within = 'agency children' where added_within = 'agency';
