-- Why somebody opened the record of a child whom they named in a contact themself. It opens the record while that contact waits, and a
-- front door manager, never the one who opened it, looks at it.
create table record_opening (
  authority_id uuid not null, id uuid not null, contact_id uuid not null, person_id uuid not null,
  worker_id uuid not null, why text not null, opened_at timestamptz not null,
  reviewed_at timestamptz, reviewed_by uuid check (reviewed_by <> worker_id),
  words_class text not null check (words_class in ('deciding', 'deciding concern')),
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, id),
  unique (authority_id, contact_id, person_id, worker_id),
  foreign key (authority_id, contact_id) references contact,
  foreign key (authority_id, person_id) references person
);
create index on record_opening (authority_id, opened_at) where reviewed_at is null;
insert into access.protected (table_name, kind, writes, changes) values ('record_opening', 'words', 'opening', 'review');
call access.write_policies();
grant select, insert, update (reviewed_at, reviewed_by) on record_opening to doorstep_app;
