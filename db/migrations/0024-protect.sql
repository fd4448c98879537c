-- What each protected table follows: from here on it is said in one call (access.protect), and the stamping is written from it.
alter table access.protected add column follows text;
alter table access.protected add column keeps text check (keeps in ('locality', 'restriction'));
update access.protected p set follows = case
  when p.table_name in ('person', 'contact') then 'itself'
  when p.table_name = 'event' then 'contact or person'
  when p.kind in ('authority', 'own', 'log', 'import') then 'nothing'
  when exists (select 1 from pg_attribute a where a.attrelid = ('public.' || p.table_name)::regclass and a.attname = 'contact_id') then 'contact'
  when exists (select 1 from pg_attribute a where a.attrelid = ('public.' || p.table_name)::regclass and a.attname = 'person_id') then 'person'
  else 'nothing' end;
-- why somebody is restricted stays restricted, also when their record is open again
update access.protected set keeps = 'restriction' where table_name = 'person_restriction';
alter table access.protected alter column follows set not null;
alter table access.protected add check (follows in ('person', 'contact', 'contact or person', 'household', 'itself', 'place', 'agency', 'nothing'));
call access.write_stamping();
