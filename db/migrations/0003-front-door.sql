-- The front door: contacts, their words, decisions, answers, referrals; the threshold of need.

-- References that people say aloud are made from this number (src/rulebook/reference.ts).
create sequence reference_number;
grant usage on sequence reference_number to doorstep_app;

create table threshold_document (
  authority_id uuid not null references authority,
  id uuid not null,
  version int not null,
  title text not null,
  note text not null default '',
  valid_from date,                           -- null: being written
  made_at timestamptz not null,
  made_by uuid,
  primary key (authority_id, id),
  unique (authority_id, version)
);
create table threshold_level (
  authority_id uuid not null,
  document_id uuid not null,
  level int not null check (level between 1 and 4),
  name text not null,
  means text not null,
  who_helps text not null,
  primary key (authority_id, document_id, level),
  foreign key (authority_id, document_id) references threshold_document
);
create table threshold_clause (
  authority_id uuid not null,
  document_id uuid not null,
  number text not null,                      -- 3.4
  level int not null,
  position int not null,
  heading text not null,
  words text not null,
  primary key (authority_id, document_id, number),
  foreign key (authority_id, document_id, level) references threshold_level
);

-- A contact is about one household and names its children, or nobody. Its current values stand here; every version is kept.
create table contact (
  authority_id uuid not null references authority,
  id uuid not null,
  reference text not null,
  kind text not null,                        -- a code of the rule book's contact kinds
  source_code text not null,                 -- 1A to 10, as in the census
  household_id uuid,
  locality_id uuid not null,
  agency_id uuid not null,                   -- the agency that brought it
  restriction text not null default 'none',
  received_at timestamptz not null,
  due_at timestamptz,                        -- none on imported contacts: no clock runs on them
  danger text not null default 'no',         -- now, today, no
  family_knows text not null,
  family_agrees text not null default 'not-asked',
  nobody_named boolean not null default false,
  imported boolean not null default false,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, id),
  unique (authority_id, reference),
  foreign key (authority_id, locality_id) references locality,
  foreign key (authority_id, agency_id) references agency,
  foreign key (authority_id, household_id) references household
);
create index on contact (authority_id, household_id, received_at);
create index on contact (authority_id, agency_id, received_at);
create index on contact (authority_id, locality_id, received_at);
create index on contact (authority_id, received_at);
create table contact_version (
  authority_id uuid not null, contact_id uuid not null, version int not null,
  facts jsonb not null,                      -- codes and ids as they stood
  recorded_at timestamptz not null, recorded_by uuid,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, contact_id, version),
  foreign key (authority_id, contact_id) references contact
);
create table contact_child (
  authority_id uuid not null, id uuid not null, contact_id uuid not null, person_id uuid not null,
  added_at timestamptz not null, added_by uuid,
  removed_at timestamptz, removed_by uuid, moved_to uuid,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, id),
  foreign key (authority_id, contact_id) references contact,
  foreign key (authority_id, person_id) references person
);
create index on contact_child (authority_id, contact_id);
create index on contact_child (authority_id, person_id);
create index on contact_child (authority_id, agency_id);
-- All free text of a contact, by part and version, apart from its codes. The class says who may read it.
create table contact_words (
  authority_id uuid not null, id uuid not null, contact_id uuid not null,
  part text not null,                        -- worry, going well, agreed, about, family not told because, reason, late because, note
  version int not null,
  words text not null,
  words_class text not null check (words_class in ('told', 'concern', 'deciding', 'deciding concern')),
  not_for_family boolean not null default false,
  recorded_at timestamptz not null, recorded_by uuid,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, id),
  unique (authority_id, contact_id, part, version),
  foreign key (authority_id, contact_id) references contact
);
-- Who brought it, and so whom to answer.
create table bringer (
  authority_id uuid not null, contact_id uuid not null,
  worker_id uuid, name text not null, role text, phone text, email text, anonymous boolean not null default false,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  words_class text not null default 'told' check (words_class in ('told', 'concern')),
  primary key (authority_id, contact_id),
  foreign key (authority_id, contact_id) references contact
);
-- A contact waits here until it is closed: the row goes when it closes.
create table waiting (
  authority_id uuid not null, contact_id uuid not null,
  kind text not null, danger text not null, source_code text not null,
  household_id uuid,
  received_at timestamptz not null, due_at timestamptz not null,
  decided_at timestamptz,                    -- decided, and waiting for its answer
  with_worker_id uuid, picked_up_at timestamptz,
  version int not null default 1,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, contact_id),
  foreign key (authority_id, contact_id) references contact
);
create index on waiting (authority_id, household_id);
create table information_request (
  authority_id uuid not null, id uuid not null, contact_id uuid not null,
  asked_of text not null, asked_at timestamptz not null, asked_by uuid,
  came_at timestamptz, came_by uuid,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  words_class text not null default 'deciding' check (words_class in ('deciding', 'deciding concern')),
  primary key (authority_id, id),
  foreign key (authority_id, contact_id) references contact
);
create index on information_request (authority_id, contact_id);
-- A changed mind adds a version; both are kept. The reason stands in contact_words, part 'reason', same version.
create table decision (
  authority_id uuid not null, id uuid not null, contact_id uuid not null,
  version int not null,
  outcome text not null,
  level int, clause_number text, threshold_id uuid,
  offered_in uuid,                           -- early help: the locality
  service text,                              -- signposted: where to
  decided_at timestamptz not null, decided_by uuid,
  late boolean not null default false,
  late_reason text,
  confirmed_at timestamptz, confirmed_by uuid,
  imported boolean not null default false,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, id),
  unique (authority_id, contact_id, version),
  foreign key (authority_id, contact_id) references contact,
  foreign key (authority_id, threshold_id, clause_number) references threshold_clause
);
create index on decision (authority_id, decided_at);
create table answer (
  authority_id uuid not null, id uuid not null, contact_id uuid not null,
  way text not null,                         -- written, phone, template, not-possible
  to_whom text not null, told_at timestamptz, words text not null,
  answered_at timestamptz not null, answered_by uuid,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  words_class text not null default 'told' check (words_class in ('told', 'concern')),
  primary key (authority_id, id),
  foreign key (authority_id, contact_id) references contact
);
create index on answer (authority_id, contact_id);
-- Written answers wait here for sending.
create table outbox (
  authority_id uuid not null, id uuid not null, contact_id uuid not null, answer_id uuid not null,
  queued_at timestamptz not null, sent_at timestamptz,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, id),
  foreign key (authority_id, answer_id) references answer
);
create index on outbox (authority_id, contact_id);
create table closure (
  authority_id uuid not null, contact_id uuid not null,
  closed_at timestamptz not null, closed_by uuid,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, contact_id),
  foreign key (authority_id, contact_id) references contact
);
-- A contact taken forward: one referral for each child, a shared family number. Its words are the contact's.
create table referral (
  authority_id uuid not null, id uuid not null, reference text not null, contact_id uuid not null, person_id uuid not null,
  family_number text not null,
  step text not null,                        -- assessment, strategy discussion
  source_code text not null,
  primary_need text not null default 'not known yet',
  ethnicity text not null default 'not known yet',
  disability text not null default 'not known yet',
  received_at timestamptz not null,
  recorded_at timestamptz not null, recorded_by uuid,
  closed_at timestamptz, closed_why text,
  no_further_action boolean,
  imported boolean not null default false,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, id),
  unique (authority_id, reference),
  foreign key (authority_id, contact_id) references contact,
  foreign key (authority_id, person_id) references person
);
create index on referral (authority_id, person_id, received_at);
create index on referral (authority_id, contact_id);
create index on referral (authority_id, family_number) where closed_at is null;
-- A later contact for a child with an open referral: linked, and counted as would have been.
create table referral_link (
  authority_id uuid not null, contact_id uuid not null, referral_id uuid not null, person_id uuid not null,
  linked_at timestamptz not null,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, contact_id, referral_id),
  foreign key (authority_id, contact_id) references contact,
  foreign key (authority_id, referral_id) references referral
);
create table early_help_offer (
  authority_id uuid not null, id uuid not null, contact_id uuid not null, person_id uuid not null,
  offered_in uuid not null,
  offered_at timestamptz not null, ended_at timestamptz,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, id),
  foreign key (authority_id, contact_id) references contact
);
create index on early_help_offer (authority_id, contact_id);
create index on early_help_offer (authority_id, person_id);
create table disagreement (
  authority_id uuid not null, id uuid not null, contact_id uuid not null,
  raised_by_name text not null, raised_by_agency uuid, words text not null,
  raised_at timestamptz not null, recorded_by uuid,
  due_at timestamptz not null,
  resolved_at timestamptz, resolved_by uuid, outcome text, outcome_words text,
  version int not null default 1,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  words_class text not null default 'told' check (words_class in ('told', 'concern')),
  primary key (authority_id, id),
  foreign key (authority_id, contact_id) references contact
);
create index on disagreement (authority_id, contact_id);

-- ── What came from files ────────────────────────────────────────────────────────────────────────

create table import_run (
  authority_id uuid not null references authority,
  id uuid not null,
  kind text not null, file_name text not null, file_hash bytea not null,
  began_at timestamptz not null, ended_at timestamptz,
  state text not null,                       -- reading, writing, done, refused, nothing new
  counts jsonb not null default '{}',
  sentence text,
  account_id uuid not null,
  primary key (authority_id, id)
);
create table import_problem (
  authority_id uuid not null, run_id uuid not null, number int not null,
  place text not null, value text not null, why text not null, kept text not null,
  account_id uuid not null,
  primary key (authority_id, run_id, number),
  foreign key (authority_id, run_id) references import_run
);
-- Which of our rows a row of theirs became, so that the same file a second time changes nothing.
create table imported_row (
  authority_id uuid not null references authority,
  source text not null, their_id text not null,
  our_id uuid not null, row_hash bytea not null,
  primary key (authority_id, source, their_id)
);

insert into access.protected values
  ('threshold_document', 'authority'), ('threshold_level', 'authority'), ('threshold_clause', 'authority'),
  ('contact', 'contact'), ('contact_version', 'contact'), ('contact_child', 'contact'), ('waiting', 'contact'),
  ('decision', 'contact'), ('outbox', 'contact'), ('closure', 'contact'), ('referral', 'contact'), ('referral_link', 'contact'), ('early_help_offer', 'contact'),
  ('contact_words', 'words'), ('bringer', 'words'), ('information_request', 'words'), ('answer', 'words'), ('disagreement', 'words'),
  ('import_run', 'own'), ('import_problem', 'own'), ('imported_row', 'authority');

grant select, insert on threshold_document, threshold_level, threshold_clause, contact, contact_version, contact_child, contact_words, bringer,
  decision, answer, outbox, closure, referral, referral_link, early_help_offer, disagreement, information_request, imported_row, import_problem to doorstep_app;
grant update, delete on threshold_level, threshold_clause to doorstep_app;
grant update (title, note, valid_from) on threshold_document to doorstep_app;
grant update (kind, source_code, household_id, danger, family_knows, family_agrees, nobody_named, version) on contact to doorstep_app;
grant update (removed_at, removed_by, moved_to) on contact_child to doorstep_app;
grant select, insert, update, delete on waiting to doorstep_app;
grant update (came_at, came_by) on information_request to doorstep_app;
grant update (confirmed_at, confirmed_by) on decision to doorstep_app;
grant update (primary_need, ethnicity, disability, closed_at, closed_why, no_further_action) on referral to doorstep_app;
grant update (ended_at) on early_help_offer to doorstep_app;
grant update (resolved_at, resolved_by, outcome, outcome_words, version) on disagreement to doorstep_app;
grant update (row_hash) on imported_row to doorstep_app;
grant select, insert, update on import_run to doorstep_app;
