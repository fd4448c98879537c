-- A contact with danger in it is saved before it is known who its children are. Each stands here as somebody named them, until
-- they are settled: whose record it is, or that they are new.
create table said_child (
  authority_id uuid not null, id uuid not null, contact_id uuid not null,
  position int not null,
  name text not null, born text not null default '', place text not null default '',
  said_at timestamptz not null, said_by uuid,
  settled_at timestamptz, settled_by uuid, person_id uuid,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  words_class text not null default 'told' check (words_class in ('told', 'concern')),
  primary key (authority_id, id),
  foreign key (authority_id, contact_id) references contact,
  foreign key (authority_id, person_id) references person
);
create index on said_child (authority_id, contact_id);
grant select, insert on said_child to doorstep_app;
grant update (settled_at, settled_by, person_id) on said_child to doorstep_app;
insert into access.protected (table_name, kind) values ('said_child', 'words');

-- Danger that is said later brings the decision forward, and nothing puts it back.
grant update (due_at) on contact to doorstep_app;

call access.write_policies('once');
