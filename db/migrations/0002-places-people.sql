-- Places: reference tables, the same for every authority, no person in them, read-only for the app (listed in src/database/reference.ts).

create table area_edition (
  id text primary key,                       -- 'wards-2024'
  kind text not null,                        -- ward, lsoa, lad, neighbourhood, or any tier of an authority's own
  valid_from date not null,
  valid_to date,
  source text not null,
  loaded_at timestamptz not null default now()
);

create table area (
  code text not null,
  edition_id text not null references area_edition,
  name text not null,
  kind text not null,
  parent_code text,
  authority_code text,                       -- the local authority district it lies in, where known
  tile_column int,
  tile_row int,
  path text,                                 -- SVG, simplified and projected once, at import
  label_x real,
  label_y real,
  box real[],
  primary key (code, edition_id)
);
create index on area (parent_code);
create index on area (edition_id, kind);

create table postcode (
  postcode text primary key,                 -- normal form: TS1 4AB
  ward_code text,
  lsoa_code text,
  authority_code text,
  easting int,
  northing int,
  ended_on date,
  source text not null
);
create index on postcode (ward_code);

create table population (
  area_code text not null,
  as_at date not null,
  age_from int not null,
  age_to int,                                -- null: and over
  sex text not null default 'all',
  people int,                                -- null: published, but suppressed
  suppressed text,
  source text not null,
  unique nulls not distinct (area_code, as_at, age_from, age_to, sex, source)
);

create table bank_holiday (
  day date primary key,
  name text not null
);

grant select on area_edition, area, postcode, population, bank_holiday to doorstep_app;

-- ── People ──────────────────────────────────────────────────────────────────────────────────────
-- Scope columns (locality, agency, restriction) stand on every row and are never null. One function stamps them.

create table household (
  authority_id uuid not null references authority,
  id uuid not null,
  family_number text not null,
  made_at timestamptz not null default now(),
  primary key (authority_id, id),
  unique (authority_id, family_number)
);

-- The index row: name, birth date, place. All else about a person stands in record tables.
create table person (
  authority_id uuid not null references authority,
  id uuid not null,
  identity_id uuid not null,                 -- merged records share one; a record alone is its own
  kind text not null check (kind in ('child', 'unborn', 'adult')),
  given_name text not null,
  family_name text not null,
  known_as text,
  born_on date,
  born_about boolean not null default false, -- worked out from an age
  expected_on date,
  died_on date,
  sex text,
  search_key text not null,                  -- folded names, for trigrams
  household_id uuid,
  locality_id uuid not null,
  agency_id uuid not null,                   -- who recorded it
  restriction text not null default 'none',
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, id),
  foreign key (authority_id, locality_id) references locality,
  foreign key (authority_id, household_id) references household
);
create index on person (authority_id, identity_id);
create index person_merged on person (authority_id, identity_id) where identity_id <> id;
create index on person (authority_id, household_id);
create index on person (authority_id, locality_id);
create index on person (authority_id, born_on);
create index person_search on person using gin (authority_id, search_key gin_trgm_ops);

create table person_name (
  authority_id uuid not null, id uuid not null, person_id uuid not null,
  given_name text not null, family_name text not null,
  kind text not null,                        -- birth, current, known as, maiden, former, correction
  valid_from date, valid_to date,
  recorded_at timestamptz not null, recorded_by uuid, corrects uuid,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, id),
  foreign key (authority_id, person_id) references person
);
create table person_address (
  authority_id uuid not null, id uuid not null, person_id uuid not null,
  uprn text, lines text not null, postcode text, ward_code text,
  valid_from date, valid_to date,
  recorded_at timestamptz not null, recorded_by uuid, corrects uuid,
  search_key text not null default '',
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, id),
  foreign key (authority_id, person_id) references person
);
create index person_address_search on person_address using gin (authority_id, search_key gin_trgm_ops);
create index on person_address (authority_id, postcode);
create table person_identifier (
  authority_id uuid not null, id uuid not null, person_id uuid not null,
  scheme text not null,                      -- local, upn, former upn, nhs, other
  value text not null, source text not null, verified_at timestamptz, verified_by uuid,
  valid_from date, valid_to date,
  recorded_at timestamptz not null, recorded_by uuid, corrects uuid,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, id),
  foreign key (authority_id, person_id) references person
);
create index on person_identifier (authority_id, value);
-- Dated facts of one word: language, interpreter, communication, ethnicity, disability, school.
create table person_fact (
  authority_id uuid not null, id uuid not null, person_id uuid not null,
  fact text not null, value text not null,
  valid_from date, valid_to date,
  recorded_at timestamptz not null, recorded_by uuid, corrects uuid,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, id),
  foreign key (authority_id, person_id) references person
);
-- Written once from each side, so that each person's record holds it.
create table relationship (
  authority_id uuid not null, id uuid not null, person_id uuid not null, other_id uuid not null,
  kind text not null,                        -- what the other is to the person: mother, brother, carer
  parental_responsibility text,
  valid_from date, valid_to date,
  recorded_at timestamptz not null, recorded_by uuid, corrects uuid,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, id),
  foreign key (authority_id, person_id) references person
);
create table household_member (
  authority_id uuid not null, id uuid not null, person_id uuid not null, household_id uuid not null,
  valid_from date, valid_to date,
  recorded_at timestamptz not null, recorded_by uuid, corrects uuid,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, id),
  foreign key (authority_id, person_id) references person,
  foreign key (authority_id, household_id) references household
);
create index on household_member (authority_id, household_id);
-- Who is involved: shared wider than the record.
create table involvement (
  authority_id uuid not null, id uuid not null, person_id uuid not null,
  involved_agency_id uuid not null, worker_id uuid, worker_name text not null, role text not null, phone text,
  last_involved_on date,
  valid_from date, valid_to date,
  recorded_at timestamptz not null, recorded_by uuid, corrects uuid,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, id),
  foreign key (authority_id, person_id) references person,
  foreign key (authority_id, involved_agency_id) references agency
);
create index on involvement (authority_id, involved_agency_id);
-- Who works with the child now: gives them the record.
create table allocation (
  authority_id uuid not null, id uuid not null, person_id uuid not null,
  worker_id uuid, team_id uuid, allocated_by uuid,
  why text not null,                         -- assessment, early help, strategy discussion
  valid_from date not null, valid_to date,
  recorded_at timestamptz not null, recorded_by uuid, corrects uuid,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, id),
  foreign key (authority_id, person_id) references person
);
create index on allocation (authority_id, worker_id);
create index on allocation (authority_id, team_id);
create index on allocation (authority_id, allocated_by);
-- Merge and un-merge are dated rows; no foreign key is rewritten.
create table person_merge (
  authority_id uuid not null, id uuid not null, person_id uuid not null, other_id uuid not null,
  why text not null,
  merged_at timestamptz not null, merged_by uuid,
  unmerged_at timestamptz, unmerged_by uuid, unmerged_why text,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, id),
  foreign key (authority_id, person_id) references person
);
do $$
declare t text;
begin
  foreach t in array array['person_name', 'person_address', 'person_identifier', 'person_fact', 'relationship', 'household_member', 'involvement', 'allocation', 'person_merge'] loop
    execute format('create index on %I (authority_id, person_id)', t);
  end loop;
end $$;

insert into access.protected values
  ('household', 'authority'), ('person', 'index'), ('involvement', 'index'), ('allocation', 'index'),
  ('person_name', 'record'), ('person_address', 'record'), ('person_identifier', 'record'), ('person_fact', 'record'),
  ('relationship', 'record'), ('household_member', 'record'), ('person_merge', 'record');

grant select, insert on household, person_name, person_address, person_identifier, person_fact, relationship, household_member to doorstep_app;
grant update (valid_to) on person_name, person_address, person_fact, relationship, household_member to doorstep_app;
grant update (valid_to, verified_at, verified_by) on person_identifier to doorstep_app;
grant select, insert on person, involvement, allocation, person_merge to doorstep_app;
grant update (identity_id, kind, given_name, family_name, known_as, born_on, born_about, expected_on, died_on, sex, search_key, household_id, restriction, version) on person to doorstep_app;
grant update (valid_to, last_involved_on, phone) on involvement to doorstep_app;
grant update (valid_to, worker_id) on allocation to doorstep_app;
grant update (unmerged_at, unmerged_by, unmerged_why) on person_merge to doorstep_app;
