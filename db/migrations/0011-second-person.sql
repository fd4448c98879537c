-- A second person stands behind some decisions, and nothing leaves the house before.

-- What whoever brought a contact will be told once its decision is confirmed. Its words are of the deciding, so that nobody who waits
-- for the answer reads it before. The newest of a decision is given as the answer, under its own id; the others were never sent.
create table held_answer (
  authority_id uuid not null, id uuid not null, contact_id uuid not null, decision_id uuid not null,
  way text not null, to_whom text not null, words text not null,
  written_at timestamptz not null, written_by uuid,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  words_class text not null default 'deciding' check (words_class in ('deciding', 'deciding concern')),
  primary key (authority_id, id),
  foreign key (authority_id, contact_id) references contact,
  foreign key (authority_id, decision_id) references decision
);
create index on held_answer (authority_id, contact_id);
grant select, insert on held_answer to doorstep_app;
insert into access.protected (table_name, kind, writes) values ('held_answer', 'words', 'answer');

-- Somebody with no page of their own has not been answered before the letter went.
alter table outbox add column sent_by uuid;
grant update (sent_at, sent_by) on outbox to doorstep_app;

call access.write_policies('once');
