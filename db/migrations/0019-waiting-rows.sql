-- Rows of files that were brought by somebody who may not know how the record reads: they wait for somebody who sees restricted records.
-- Whoever brought them is told of none, so nobody reads this table; imports.waiting gives its rows to those who may know.
create table import_waiting (
  authority_id uuid not null references authority,
  id uuid not null,
  kind text not null, file_name text not null,
  source text not null,                      -- whose rows these are, as imported_row says it
  their_id text not null,                    -- the row itself, hashed: brought again it waits once
  place text not null,
  told jsonb,                                -- null: the row came in, and is only to be looked at
  problems jsonb not null,
  as_at date not null, fills_only boolean not null,
  brought_at timestamptz not null, brought_by uuid,
  taken_at timestamptz, taken_by_run uuid,
  primary key (authority_id, id),
  unique (authority_id, source, their_id)
);
create index on import_waiting (authority_id, brought_at) where taken_at is null;
insert into access.protected (table_name, kind, writes) values ('import_waiting', 'log', 'import');
grant insert on import_waiting to doorstep_app;
call access.write_policies('once');
