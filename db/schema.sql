-- The whole shape of the database, written by bin/schema.ts from a fresh one. To be read and compared, not run.

extension btree_gin
extension pg_trgm
extension unaccent

table access.loaded
  path text not null
  hash text not null
  loaded_pkey: PRIMARY KEY (path)

table access.protected
  table_name text not null
  kind text not null
  writes text
  changes text
  follows text not null
  keeps text
  protected_follows_check: CHECK ((follows = ANY (ARRAY['person'::text, 'contact'::text, 'contact or person'::text, 'household'::text, 'itself'::text, 'place'::text, 'agency'::text, 'nothing'::text])))
  protected_keeps_check: CHECK ((keeps = ANY (ARRAY['locality'::text, 'restriction'::text])))
  protected_pkey: PRIMARY KEY (table_name)

table access.sight
  name text not null
  of_what text not null
  counted boolean not null default false
  sight_name_check: CHECK ((name ~ '^[a-z_]+$'::text))
  sight_of_what_check: CHECK ((of_what = ANY (ARRAY['person'::text, 'contact'::text])))
  sight_pkey: PRIMARY KEY (name)

table account
  id uuid not null
  email text not null
  name text not null
  password_hash text
  closed_at timestamp with time zone
  made_at timestamp with time zone not null default now()
  opened_for uuid
  account_opened_for_fkey: FOREIGN KEY (opened_for) REFERENCES authority(id)
  account_pkey: PRIMARY KEY (id)
  account_address: index UNIQUE USING btree (lower(email), opened_for) NULLS NOT DISTINCT

table account_request
  authority_id uuid not null
  id uuid not null
  kind text not null
  account_id uuid
  membership_id uuid
  name text
  email text
  agency_id uuid
  role text
  valid_from date
  valid_to date
  asked_by uuid not null
  asked_at timestamp with time zone not null
  answered_by uuid
  answered_at timestamp with time zone
  approved boolean
  used_at timestamp with time zone
  stopped_at timestamp with time zone
  account_request_account_id_fkey: FOREIGN KEY (account_id) REFERENCES account(id)
  account_request_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authority(id)
  account_request_kind_check: CHECK ((kind = ANY (ARRAY['account'::text, 'membership'::text, 'days'::text, 'reopening'::text, 'link'::text])))
  account_request_pkey: PRIMARY KEY (authority_id, id)
  account_request_account_id_idx: index USING btree (account_id)

table administrator_seen
  authority_id uuid not null
  account_id uuid not null
  first_at timestamp with time zone not null
  administrator_seen_account_id_fkey: FOREIGN KEY (account_id) REFERENCES account(id)
  administrator_seen_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authority(id)
  administrator_seen_pkey: PRIMARY KEY (authority_id, account_id)

table agency with row security
  authority_id uuid not null
  id uuid not null
  name text not null
  kind text not null
  phone text
  core_statutory boolean not null default false
  source_code text
  valid_from date not null default '2000-01-01'::date
  valid_to date
  version integer not null default 1
  agency_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authority(id)
  agency_pkey: PRIMARY KEY (authority_id, id)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('agencies'::text = ANY {app.writes}))
  policy changes: using (authority_id = ANY {app.authority}) | check ((authority_id = ANY {app.authority}) AND ('agencies'::text = ANY {app.writes}))
  policy reads: using (authority_id = ANY {app.authority})
  policy removes: using ((authority_id = ANY {app.authority}) AND (authority_id = ANY {app.authority}) AND ('agencies'::text = ANY {app.writes}))

table allocation with row security
  authority_id uuid not null
  id uuid not null
  person_id uuid not null
  worker_id uuid
  team_id uuid
  allocated_by uuid
  why text not null
  valid_from date not null
  valid_to date
  recorded_at timestamp with time zone not null
  recorded_by uuid
  corrects uuid
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  begun_with uuid
  allocation_authority_id_person_id_fkey: FOREIGN KEY (authority_id, person_id) REFERENCES person(authority_id, id)
  allocation_pkey: PRIMARY KEY (authority_id, id)
  allocation_authority_id_allocated_by_idx: index USING btree (authority_id, allocated_by)
  allocation_authority_id_begun_with_idx: index USING btree (authority_id, begun_with) WHERE (begun_with IS NOT NULL)
  allocation_authority_id_corrects_idx: index USING btree (authority_id, corrects) WHERE (corrects IS NOT NULL)
  allocation_authority_id_person_id_idx: index USING btree (authority_id, person_id)
  allocation_authority_id_team_id_idx: index USING btree (authority_id, team_id)
  allocation_authority_id_worker_id_idx: index USING btree (authority_id, worker_id)
  CREATE TRIGGER keep_allocations AFTER INSERT OR UPDATE OF valid_to ON public.allocation FOR EACH ROW EXECUTE FUNCTION access.keep_allocations()
  policy adds: check ((authority_id = ANY {app.authority}) AND ('allocation'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.index_localities}) OR (agency_id = ANY {app.index_agencies}) OR (person_id = ANY {app.index_ids}))) | check ((authority_id = ANY {app.authority}) AND ('allocation'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.index_localities}) OR (agency_id = ANY {app.index_agencies}) OR (person_id = ANY {app.index_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.index_localities}) OR (agency_id = ANY {app.index_agencies}) OR (person_id = ANY {app.index_ids})) AND (authority_id = ANY {app.authority}) AND ('allocation'::text = ANY {app.writes}))

table answer with row security
  authority_id uuid not null
  id uuid not null
  contact_id uuid not null
  way text not null
  to_whom text not null
  told_at timestamp with time zone
  words text not null
  answered_at timestamp with time zone not null
  answered_by uuid
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  words_class text not null default 'told'::text
  answer_authority_id_contact_id_fkey: FOREIGN KEY (authority_id, contact_id) REFERENCES contact(authority_id, id)
  answer_pkey: PRIMARY KEY (authority_id, id)
  answer_words_class_check: CHECK ((words_class = ANY (ARRAY['told'::text, 'concern'::text])))
  answer_authority_id_contact_id_idx: index USING btree (authority_id, contact_id)
  CREATE TRIGGER keep_answers AFTER INSERT ON public.answer FOR EACH ROW EXECUTE FUNCTION access.keep_answers()
  policy adds: check ((authority_id = ANY {app.authority}) AND ('answer'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes})) | check ((authority_id = ANY {app.authority}) AND ('answer'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes}))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes}) AND (authority_id = ANY {app.authority}) AND ('answer'::text = ANY {app.writes}))

table area
  code text not null
  edition_id text not null
  name text not null
  kind text not null
  parent_code text
  authority_code text
  tile_column integer
  tile_row integer
  area_edition_id_fkey: FOREIGN KEY (edition_id) REFERENCES area_edition(id)
  area_pkey: PRIMARY KEY (code, edition_id)
  area_edition_id_kind_idx: index USING btree (edition_id, kind)
  area_parent_code_idx: index USING btree (parent_code)

table area_drawing
  edition_id text not null
  within_code text not null
  drawing jsonb not null
  area_drawing_edition_id_fkey: FOREIGN KEY (edition_id) REFERENCES area_edition(id)
  area_drawing_pkey: PRIMARY KEY (edition_id, within_code)

table area_edition
  id text not null
  kind text not null
  valid_from date not null
  valid_to date
  source text not null
  loaded_at timestamp with time zone not null default now()
  name text
  area_edition_pkey: PRIMARY KEY (id)

table area_successor
  code text not null
  successor_code text not null
  change text
  area_successor_pkey: PRIMARY KEY (code, successor_code)

table authority with row security
  id uuid not null
  name text not null
  short_name text not null
  code text not null
  phone text
  opens_at time without time zone not null default '09:00:00'::time without time zone
  closes_at time without time zone not null default '17:00:00'::time without time zone
  version integer not null default 1
  made_at timestamp with time zone not null default now()
  authority_code_key: UNIQUE (code)
  authority_pkey: PRIMARY KEY (id)
  policy adds: check ((id = ANY {app.authority}) AND ('settings'::text = ANY {app.writes}))
  policy changes: using (id = ANY {app.authority}) | check ((id = ANY {app.authority}) AND ('settings'::text = ANY {app.writes}))
  policy reads: using (id = ANY {app.authority})
  policy removes: using ((id = ANY {app.authority}) AND (id = ANY {app.authority}) AND ('settings'::text = ANY {app.writes}))

table bank_holiday
  day date not null
  name text not null
  bank_holiday_pkey: PRIMARY KEY (day)

table bringer with row security
  authority_id uuid not null
  contact_id uuid not null
  worker_id uuid
  name text not null
  role text
  phone text
  email text
  anonymous boolean not null default false
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  words_class text not null default 'told'::text
  bringer_authority_id_contact_id_fkey: FOREIGN KEY (authority_id, contact_id) REFERENCES contact(authority_id, id)
  bringer_pkey: PRIMARY KEY (authority_id, contact_id)
  bringer_words_class_check: CHECK ((words_class = ANY (ARRAY['told'::text, 'concern'::text])))
  policy adds: check ((authority_id = ANY {app.authority}) AND ('words'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes})) | check ((authority_id = ANY {app.authority}) AND ('words'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes}))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes}) AND (authority_id = ANY {app.authority}) AND ('words'::text = ANY {app.writes}))

table closure with row security
  authority_id uuid not null
  contact_id uuid not null
  closed_at timestamp with time zone not null
  closed_by uuid
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  closure_authority_id_contact_id_fkey: FOREIGN KEY (authority_id, contact_id) REFERENCES contact(authority_id, id)
  closure_pkey: PRIMARY KEY (authority_id, contact_id, closed_at)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('answer'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids}))) | check ((authority_id = ANY {app.authority}) AND ('answer'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (authority_id = ANY {app.authority}) AND ('answer'::text = ANY {app.writes}))

table contact with row security
  authority_id uuid not null
  id uuid not null
  reference text not null
  kind text not null
  source_code text not null
  household_id uuid
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  received_at timestamp with time zone not null
  due_at timestamp with time zone
  danger text not null default 'no'::text
  family_knows text not null
  family_agrees text not null default 'not-asked'::text
  nobody_named boolean not null default false
  imported boolean not null default false
  version integer not null default 1
  recorded_at timestamp with time zone not null
  recorded_by uuid
  contact_authority_id_agency_id_fkey: FOREIGN KEY (authority_id, agency_id) REFERENCES agency(authority_id, id)
  contact_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authority(id)
  contact_authority_id_household_id_fkey: FOREIGN KEY (authority_id, household_id) REFERENCES household(authority_id, id)
  contact_authority_id_locality_id_fkey: FOREIGN KEY (authority_id, locality_id) REFERENCES locality(authority_id, id)
  contact_authority_id_reference_key: UNIQUE (authority_id, reference)
  contact_pkey: PRIMARY KEY (authority_id, id)
  contact_authority_id_agency_id_received_at_idx: index USING btree (authority_id, agency_id, received_at)
  contact_authority_id_household_id_received_at_idx: index USING btree (authority_id, household_id, received_at)
  contact_authority_id_locality_id_received_at_idx: index USING btree (authority_id, locality_id, received_at)
  contact_due: index USING btree (authority_id, due_at) INCLUDE (id, locality_id, agency_id, restriction)
  contact_received: index USING btree (authority_id, received_at) INCLUDE (id, locality_id, agency_id, restriction, kind, source_code)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('contact'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (id = ANY {app.contact_ids}))) | check ((authority_id = ANY {app.authority}) AND ('contact'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (id = ANY {app.contact_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (id = ANY {app.contact_ids})) AND (authority_id = ANY {app.authority}) AND ('contact'::text = ANY {app.writes}))

table contact_child with row security
  authority_id uuid not null
  id uuid not null
  contact_id uuid not null
  person_id uuid not null
  added_at timestamp with time zone not null
  added_by uuid
  removed_at timestamp with time zone
  removed_by uuid
  moved_to uuid
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  added_within text
  compared_at timestamp with time zone
  compared_by uuid
  contact_child_added_within_check: CHECK ((added_within = ANY (ARRAY['agency'::text, 'agency children'::text, 'locality'::text, 'authority'::text])))
  contact_child_authority_id_contact_id_fkey: FOREIGN KEY (authority_id, contact_id) REFERENCES contact(authority_id, id)
  contact_child_authority_id_person_id_fkey: FOREIGN KEY (authority_id, person_id) REFERENCES person(authority_id, id)
  contact_child_pkey: PRIMARY KEY (authority_id, id)
  contact_child_authority_id_agency_id_idx: index USING btree (authority_id, agency_id)
  contact_child_authority_id_contact_id_idx: index USING btree (authority_id, contact_id)
  contact_child_authority_id_person_id_idx: index USING btree (authority_id, person_id)
  CREATE TRIGGER keep_namers AFTER INSERT ON public.contact_child FOR EACH ROW EXECUTE FUNCTION access.keep_namers()
  policy adds: check ((authority_id = ANY {app.authority}) AND ('contact'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids}))) | check ((authority_id = ANY {app.authority}) AND ('contact'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (authority_id = ANY {app.authority}) AND ('contact'::text = ANY {app.writes}))

table contact_version with row security
  authority_id uuid not null
  contact_id uuid not null
  version integer not null
  facts jsonb not null
  recorded_at timestamp with time zone not null
  recorded_by uuid
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  contact_version_authority_id_contact_id_fkey: FOREIGN KEY (authority_id, contact_id) REFERENCES contact(authority_id, id)
  contact_version_pkey: PRIMARY KEY (authority_id, contact_id, version)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('contact'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids}))) | check ((authority_id = ANY {app.authority}) AND ('contact'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (authority_id = ANY {app.authority}) AND ('contact'::text = ANY {app.writes}))

table contact_words with row security
  authority_id uuid not null
  id uuid not null
  contact_id uuid not null
  part text not null
  version integer not null
  words text not null
  words_class text not null
  not_for_family boolean not null default false
  recorded_at timestamp with time zone not null
  recorded_by uuid
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  contact_words_authority_id_contact_id_fkey: FOREIGN KEY (authority_id, contact_id) REFERENCES contact(authority_id, id)
  contact_words_authority_id_contact_id_part_version_key: UNIQUE (authority_id, contact_id, part, version)
  contact_words_pkey: PRIMARY KEY (authority_id, id)
  contact_words_words_class_check: CHECK ((words_class = ANY (ARRAY['told'::text, 'concern'::text, 'deciding'::text, 'deciding concern'::text])))
  policy adds: check ((authority_id = ANY {app.authority}) AND ('words'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes})) | check ((authority_id = ANY {app.authority}) AND ('words'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes}))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes}) AND (authority_id = ANY {app.authority}) AND ('words'::text = ANY {app.writes}))

table decision with row security
  authority_id uuid not null
  id uuid not null
  contact_id uuid not null
  version integer not null
  outcome text not null
  level integer
  clause_number text
  threshold_id uuid
  offered_in uuid
  service text
  decided_at timestamp with time zone not null
  decided_by uuid
  late boolean not null default false
  late_reason text
  confirmed_at timestamp with time zone
  confirmed_by uuid
  imported boolean not null default false
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  taken_forward uuid[]
  decision_authority_id_contact_id_fkey: FOREIGN KEY (authority_id, contact_id) REFERENCES contact(authority_id, id)
  decision_authority_id_contact_id_version_key: UNIQUE (authority_id, contact_id, version)
  decision_authority_id_threshold_id_clause_number_fkey: FOREIGN KEY (authority_id, threshold_id, clause_number) REFERENCES threshold_clause(authority_id, document_id, number)
  decision_pkey: PRIMARY KEY (authority_id, id)
  decision_changed: index USING btree (authority_id, contact_id, version) INCLUDE (locality_id, agency_id, restriction) WHERE (version > 1)
  decision_decided: index USING btree (authority_id, decided_at) INCLUDE (contact_id, version, outcome, locality_id, agency_id, restriction)
  CREATE TRIGGER keep_two AFTER INSERT OR UPDATE OF decided_by, confirmed_at, confirmed_by ON public.decision FOR EACH ROW EXECUTE FUNCTION access.keep_two_behind_decision()
  policy adds: check ((authority_id = ANY {app.authority}) AND ('deciding'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (contact_id = ANY {app.contact_ids}))) | check ((authority_id = ANY {app.authority}) AND ('confirming'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (contact_id = ANY {app.contact_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (contact_id = ANY {app.contact_ids})) AND (authority_id = ANY {app.authority}) AND ('deciding'::text = ANY {app.writes}))

table disagreement with row security
  authority_id uuid not null
  id uuid not null
  contact_id uuid not null
  raised_by_name text not null
  raised_by_agency uuid
  words text not null
  raised_at timestamp with time zone not null
  recorded_by uuid
  due_at timestamp with time zone not null
  resolved_at timestamp with time zone
  resolved_by uuid
  outcome text
  outcome_words text
  version integer not null default 1
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  words_class text not null default 'told'::text
  disagreement_authority_id_contact_id_fkey: FOREIGN KEY (authority_id, contact_id) REFERENCES contact(authority_id, id)
  disagreement_pkey: PRIMARY KEY (authority_id, id)
  disagreement_words_class_check: CHECK ((words_class = ANY (ARRAY['told'::text, 'concern'::text])))
  disagreement_authority_id_contact_id_idx: index USING btree (authority_id, contact_id)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('disagreement'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes})) | check ((authority_id = ANY {app.authority}) AND ('disagreement'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes}))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes}) AND (authority_id = ANY {app.authority}) AND ('disagreement'::text = ANY {app.writes}))

table draft with row security
  authority_id uuid not null
  account_id uuid not null
  form text not null
  subject text not null
  words jsonb not null
  at timestamp with time zone not null
  draft_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authority(id)
  draft_pkey: PRIMARY KEY (authority_id, account_id, form, subject)
  policy adds: check ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))
  policy changes: using ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account})) | check ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))
  policy reads: using ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))
  policy removes: using ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))

table early_help_offer with row security
  authority_id uuid not null
  id uuid not null
  contact_id uuid not null
  person_id uuid not null
  offered_in uuid not null
  offered_at timestamp with time zone not null
  ended_at timestamp with time zone
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  early_help_offer_authority_id_contact_id_fkey: FOREIGN KEY (authority_id, contact_id) REFERENCES contact(authority_id, id)
  early_help_offer_pkey: PRIMARY KEY (authority_id, id)
  early_help_offer_authority_id_contact_id_idx: index USING btree (authority_id, contact_id)
  early_help_offer_authority_id_person_id_idx: index USING btree (authority_id, person_id)
  CREATE TRIGGER keep_offers AFTER UPDATE OF ended_at ON public.early_help_offer FOR EACH ROW EXECUTE FUNCTION access.keep_offers()
  policy adds: check ((authority_id = ANY {app.authority}) AND ('deciding'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (contact_id = ANY {app.contact_ids}))) | check ((authority_id = ANY {app.authority}) AND ('deciding'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (contact_id = ANY {app.contact_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (contact_id = ANY {app.contact_ids})) AND (authority_id = ANY {app.authority}) AND ('deciding'::text = ANY {app.writes}))

table event with row security
  authority_id uuid not null
  id uuid not null
  number bigint not null identity
  at timestamp with time zone not null
  xid xid8 not null default pg_current_xact_id()
  membership_id uuid not null
  worker_id uuid
  act text not null
  subject_kind text not null
  subject_id uuid not null
  contact_id uuid
  person_id uuid
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  facts jsonb not null default '{}'::jsonb
  canonical bytea not null
  event_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authority(id)
  event_pkey: PRIMARY KEY (authority_id, id, subject_id)
  event_authority_id_contact_id_idx: index USING btree (authority_id, contact_id) WHERE (contact_id IS NOT NULL)
  event_authority_id_person_id_idx: index USING btree (authority_id, person_id) WHERE (person_id IS NOT NULL)
  event_authority_id_subject_id_at_idx: index USING btree (authority_id, subject_id, at)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('event'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR ((contact_id IS NULL) AND (person_id = ANY {app.restricted_people})) OR (contact_id = ANY {app.restricted_contacts})) AND ((((contact_id IS NOT NULL) OR (person_id IS NULL)) AND ((locality_id = ANY {app.act_localities}) OR (contact_id = ANY {app.contact_ids}))) OR (person_id = ANY {app.record_ids}) OR ((person_id IS NOT NULL) AND (locality_id = ANY {app.record_localities})))) | check ((authority_id = ANY {app.authority}) AND ('event'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR ((contact_id IS NULL) AND (person_id = ANY {app.restricted_people})) OR (contact_id = ANY {app.restricted_contacts})) AND ((((contact_id IS NOT NULL) OR (person_id IS NULL)) AND ((locality_id = ANY {app.act_localities}) OR (contact_id = ANY {app.contact_ids}))) OR (person_id = ANY {app.record_ids}) OR ((person_id IS NOT NULL) AND (locality_id = ANY {app.record_localities}))))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR ((contact_id IS NULL) AND (person_id = ANY {app.restricted_people})) OR (contact_id = ANY {app.restricted_contacts})) AND ((((contact_id IS NOT NULL) OR (person_id IS NULL)) AND ((locality_id = ANY {app.act_localities}) OR (contact_id = ANY {app.contact_ids}))) OR (person_id = ANY {app.record_ids}) OR ((person_id IS NOT NULL) AND (locality_id = ANY {app.record_localities}))) AND (authority_id = ANY {app.authority}) AND ('event'::text = ANY {app.writes}))

table held_answer with row security
  authority_id uuid not null
  id uuid not null
  contact_id uuid not null
  decision_id uuid not null
  way text not null
  to_whom text not null
  words text not null
  written_at timestamp with time zone not null
  written_by uuid
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  words_class text not null default 'deciding'::text
  held_answer_authority_id_contact_id_fkey: FOREIGN KEY (authority_id, contact_id) REFERENCES contact(authority_id, id)
  held_answer_authority_id_decision_id_fkey: FOREIGN KEY (authority_id, decision_id) REFERENCES decision(authority_id, id)
  held_answer_pkey: PRIMARY KEY (authority_id, id)
  held_answer_words_class_check: CHECK ((words_class = ANY (ARRAY['deciding'::text, 'deciding concern'::text])))
  held_answer_authority_id_contact_id_idx: index USING btree (authority_id, contact_id)
  CREATE TRIGGER keep_held_answers AFTER INSERT ON public.held_answer FOR EACH ROW EXECUTE FUNCTION access.keep_held_answers()
  policy adds: check ((authority_id = ANY {app.authority}) AND ('answer'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes})) | check ((authority_id = ANY {app.authority}) AND ('answer'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes}))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes}) AND (authority_id = ANY {app.authority}) AND ('answer'::text = ANY {app.writes}))

table household with row security
  authority_id uuid not null
  id uuid not null
  family_number text not null
  made_at timestamp with time zone not null default now()
  household_authority_id_family_number_key: UNIQUE (authority_id, family_number)
  household_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authority(id)
  household_pkey: PRIMARY KEY (authority_id, id)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('household'::text = ANY {app.writes}))
  policy changes: using (authority_id = ANY {app.authority}) | check ((authority_id = ANY {app.authority}) AND ('household'::text = ANY {app.writes}))
  policy reads: using (authority_id = ANY {app.authority})
  policy removes: using ((authority_id = ANY {app.authority}) AND (authority_id = ANY {app.authority}) AND ('household'::text = ANY {app.writes}))

table household_member with row security
  authority_id uuid not null
  id uuid not null
  person_id uuid not null
  household_id uuid not null
  valid_from date
  valid_to date
  recorded_at timestamp with time zone not null
  recorded_by uuid
  corrects uuid
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  household_member_authority_id_household_id_fkey: FOREIGN KEY (authority_id, household_id) REFERENCES household(authority_id, id)
  household_member_authority_id_person_id_fkey: FOREIGN KEY (authority_id, person_id) REFERENCES person(authority_id, id)
  household_member_pkey: PRIMARY KEY (authority_id, id)
  household_member_authority_id_corrects_idx: index USING btree (authority_id, corrects) WHERE (corrects IS NOT NULL)
  household_member_authority_id_household_id_idx: index USING btree (authority_id, household_id)
  household_member_authority_id_person_id_idx: index USING btree (authority_id, person_id)
  policy adds: check ((authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.record_localities}) OR (agency_id = ANY {app.record_agencies}) OR (person_id = ANY {app.record_ids}))) | check ((authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.record_localities}) OR (agency_id = ANY {app.record_agencies}) OR (person_id = ANY {app.record_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.record_localities}) OR (agency_id = ANY {app.record_agencies}) OR (person_id = ANY {app.record_ids})) AND (authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))

table import_problem with row security
  authority_id uuid not null
  run_id uuid not null
  number integer not null
  place text not null
  value text not null
  why text not null
  kept text not null
  account_id uuid not null
  import_problem_authority_id_run_id_fkey: FOREIGN KEY (authority_id, run_id) REFERENCES import_run(authority_id, id)
  import_problem_pkey: PRIMARY KEY (authority_id, run_id, number)
  policy adds: check ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))
  policy changes: using ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account})) | check ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))
  policy reads: using ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))
  policy removes: using ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))

table import_run with row security
  authority_id uuid not null
  id uuid not null
  kind text not null
  file_name text not null
  file_hash bytea not null
  began_at timestamp with time zone not null
  ended_at timestamp with time zone
  state text not null
  counts jsonb not null default '{}'::jsonb
  sentence text
  account_id uuid not null
  import_run_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authority(id)
  import_run_pkey: PRIMARY KEY (authority_id, id)
  policy adds: check ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))
  policy changes: using ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account})) | check ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))
  policy reads: using ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))
  policy removes: using ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))

table import_waiting with row security
  authority_id uuid not null
  id uuid not null
  kind text not null
  file_name text not null
  source text not null
  their_id text not null
  place text not null
  told jsonb
  problems jsonb not null
  as_at date not null
  fills_only boolean not null
  brought_at timestamp with time zone not null
  brought_by uuid
  taken_at timestamp with time zone
  taken_by_run uuid
  run_id uuid
  refused_at timestamp with time zone
  refused_by uuid
  refused_because text
  import_waiting_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authority(id)
  import_waiting_authority_id_source_their_id_key: UNIQUE (authority_id, source, their_id)
  import_waiting_pkey: PRIMARY KEY (authority_id, id)
  refused_with_a_reason: CHECK (((refused_at IS NULL) = (refused_because IS NULL)))
  taken_or_refused: CHECK (((taken_at IS NULL) OR (refused_at IS NULL)))
  import_waiting_authority_id_brought_at_idx: index USING btree (authority_id, brought_at) WHERE (taken_at IS NULL)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('import'::text = ANY {app.writes}))
  policy changes: using false | check ((authority_id = ANY {app.authority}) AND ('import'::text = ANY {app.writes}))
  policy reads: using false
  policy removes: using (false AND (authority_id = ANY {app.authority}) AND ('import'::text = ANY {app.writes}))

table imported_row with row security
  authority_id uuid not null
  source text not null
  their_id text not null
  our_id uuid not null
  row_hash bytea not null
  imported_row_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authority(id)
  imported_row_pkey: PRIMARY KEY (authority_id, source, their_id)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('import'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ('import'::text = ANY {app.writes})) | check ((authority_id = ANY {app.authority}) AND ('import'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ('import'::text = ANY {app.writes}))
  policy removes: using ((authority_id = ANY {app.authority}) AND ('import'::text = ANY {app.writes}) AND (authority_id = ANY {app.authority}) AND ('import'::text = ANY {app.writes}))

table information_request with row security
  authority_id uuid not null
  id uuid not null
  contact_id uuid not null
  asked_of text not null
  asked_at timestamp with time zone not null
  asked_by uuid
  came_at timestamp with time zone
  came_by uuid
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  words_class text not null default 'deciding'::text
  information_request_authority_id_contact_id_fkey: FOREIGN KEY (authority_id, contact_id) REFERENCES contact(authority_id, id)
  information_request_pkey: PRIMARY KEY (authority_id, id)
  information_request_words_class_check: CHECK ((words_class = ANY (ARRAY['deciding'::text, 'deciding concern'::text])))
  information_request_authority_id_contact_id_idx: index USING btree (authority_id, contact_id)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('deciding'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes})) | check ((authority_id = ANY {app.authority}) AND ('deciding'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes}))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes}) AND (authority_id = ANY {app.authority}) AND ('deciding'::text = ANY {app.writes}))

table installation
  key text not null
  value text not null
  set_at timestamp with time zone not null default now()
  installation_pkey: PRIMARY KEY (key)

table involvement with row security
  authority_id uuid not null
  id uuid not null
  person_id uuid not null
  involved_agency_id uuid not null
  worker_id uuid
  worker_name text not null
  role text not null
  phone text
  last_involved_on date
  valid_from date
  valid_to date
  recorded_at timestamp with time zone not null
  recorded_by uuid
  corrects uuid
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  involvement_authority_id_involved_agency_id_fkey: FOREIGN KEY (authority_id, involved_agency_id) REFERENCES agency(authority_id, id)
  involvement_authority_id_person_id_fkey: FOREIGN KEY (authority_id, person_id) REFERENCES person(authority_id, id)
  involvement_pkey: PRIMARY KEY (authority_id, id)
  involvement_authority_id_corrects_idx: index USING btree (authority_id, corrects) WHERE (corrects IS NOT NULL)
  involvement_authority_id_involved_agency_id_idx: index USING btree (authority_id, involved_agency_id)
  involvement_authority_id_person_id_idx: index USING btree (authority_id, person_id)
  policy adds: check ((authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.index_localities}) OR (agency_id = ANY {app.index_agencies}) OR (person_id = ANY {app.index_ids}))) | check ((authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.index_localities}) OR (agency_id = ANY {app.index_agencies}) OR (person_id = ANY {app.index_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.index_localities}) OR (agency_id = ANY {app.index_agencies}) OR (person_id = ANY {app.index_ids})) AND (authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))

table locality with row security
  authority_id uuid not null
  id uuid not null
  name text not null
  slug text not null
  placed boolean not null default true
  phone text
  valid_from date not null default '2000-01-01'::date
  valid_to date
  version integer not null default 1
  locality_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authority(id)
  locality_authority_id_slug_key: UNIQUE (authority_id, slug)
  locality_pkey: PRIMARY KEY (authority_id, id)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('places'::text = ANY {app.writes}))
  policy changes: using (authority_id = ANY {app.authority}) | check ((authority_id = ANY {app.authority}) AND ('places'::text = ANY {app.writes}))
  policy reads: using (authority_id = ANY {app.authority})
  policy removes: using ((authority_id = ANY {app.authority}) AND (authority_id = ANY {app.authority}) AND ('places'::text = ANY {app.writes}))

table locality_area with row security
  authority_id uuid not null
  locality_id uuid not null
  area_code text not null
  valid_from date not null
  valid_to date
  locality_area_authority_id_locality_id_fkey: FOREIGN KEY (authority_id, locality_id) REFERENCES locality(authority_id, id)
  locality_area_pkey: PRIMARY KEY (authority_id, locality_id, area_code, valid_from)
  locality_area_authority_id_area_code_idx: index USING btree (authority_id, area_code)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('places'::text = ANY {app.writes}))
  policy changes: using (authority_id = ANY {app.authority}) | check ((authority_id = ANY {app.authority}) AND ('places'::text = ANY {app.writes}))
  policy reads: using (authority_id = ANY {app.authority})
  policy removes: using ((authority_id = ANY {app.authority}) AND (authority_id = ANY {app.authority}) AND ('places'::text = ANY {app.writes}))

table membership
  authority_id uuid not null
  id uuid not null
  account_id uuid not null
  agency_id uuid not null
  worker_id uuid not null
  role text not null
  valid_from date not null default '2000-01-01'::date
  valid_to date
  membership_account_id_fkey: FOREIGN KEY (account_id) REFERENCES account(id)
  membership_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authority(id)
  membership_authority_id_worker_id_fkey: FOREIGN KEY (authority_id, worker_id) REFERENCES worker(authority_id, id)
  membership_id_key: UNIQUE (id)
  membership_pkey: PRIMARY KEY (authority_id, id)
  membership_account_id_idx: index USING btree (account_id)
  membership_authority_id_worker_id_idx: index USING btree (authority_id, worker_id)

table name_word with row security
  authority_id uuid not null
  word text not null
  first_id uuid not null
  name_word_pkey: PRIMARY KEY (authority_id, word, first_id)
  name_word_like: index USING gin (word gin_trgm_ops) WITH (fastupdate=off)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('log'::text = ANY {app.writes}))
  policy changes: using false | check ((authority_id = ANY {app.authority}) AND ('log'::text = ANY {app.writes}))
  policy reads: using false
  policy removes: using (false AND (authority_id = ANY {app.authority}) AND ('log'::text = ANY {app.writes}))

table outbox with row security
  authority_id uuid not null
  id uuid not null
  contact_id uuid not null
  answer_id uuid not null
  queued_at timestamp with time zone not null
  sent_at timestamp with time zone
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  sent_by uuid
  outbox_authority_id_answer_id_fkey: FOREIGN KEY (authority_id, answer_id) REFERENCES answer(authority_id, id)
  outbox_pkey: PRIMARY KEY (authority_id, id)
  outbox_authority_id_contact_id_idx: index USING btree (authority_id, contact_id)
  CREATE TRIGGER keep_letters AFTER INSERT OR UPDATE OF sent_at, sent_by ON public.outbox FOR EACH ROW EXECUTE FUNCTION access.keep_letters()
  policy adds: check ((authority_id = ANY {app.authority}) AND ('answer'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids}))) | check ((authority_id = ANY {app.authority}) AND ('answer'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (authority_id = ANY {app.authority}) AND ('answer'::text = ANY {app.writes}))

table person with row security
  authority_id uuid not null
  id uuid not null
  identity_id uuid not null
  kind text not null
  given_name text not null
  family_name text not null
  known_as text
  born_on date
  born_about boolean not null default false
  expected_on date
  died_on date
  sex text
  search_key text not null
  household_id uuid
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  version integer not null default 1
  recorded_at timestamp with time zone not null
  recorded_by uuid
  own_restriction text not null default 'none'::text
  person_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authority(id)
  person_authority_id_household_id_fkey: FOREIGN KEY (authority_id, household_id) REFERENCES household(authority_id, id)
  person_authority_id_locality_id_fkey: FOREIGN KEY (authority_id, locality_id) REFERENCES locality(authority_id, id)
  person_kind_check: CHECK ((kind = ANY (ARRAY['child'::text, 'unborn'::text, 'adult'::text])))
  person_own_restriction_check: CHECK ((own_restriction = ANY (ARRAY['none'::text, 'restricted'::text])))
  person_pkey: PRIMARY KEY (authority_id, id)
  person_authority_id_born_on_idx: index USING btree (authority_id, born_on)
  person_authority_id_household_id_idx: index USING btree (authority_id, household_id)
  person_authority_id_identity_id_idx: index USING btree (authority_id, identity_id)
  person_authority_id_locality_id_idx: index USING btree (authority_id, locality_id)
  person_merged: index USING btree (authority_id, identity_id) WHERE (identity_id <> id)
  CREATE TRIGGER keep_new_people AFTER INSERT ON public.person REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION access.keep_new()
  CREATE TRIGGER words_of_changed_people AFTER UPDATE ON public.person REFERENCING OLD TABLE AS before_rows NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION people.keep_words()
  CREATE TRIGGER words_of_new_people AFTER INSERT ON public.person REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION people.keep_words()
  policy adds: check ((authority_id = ANY {app.authority}) AND ('index'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.index_localities}) OR (agency_id = ANY {app.index_agencies}) OR (id = ANY {app.index_ids}))) | check ((authority_id = ANY {app.authority}) AND ('identity'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.index_localities}) OR (agency_id = ANY {app.index_agencies}) OR (id = ANY {app.index_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.index_localities}) OR (agency_id = ANY {app.index_agencies}) OR (id = ANY {app.index_ids})) AND (authority_id = ANY {app.authority}) AND ('index'::text = ANY {app.writes}))

table person_address with row security
  authority_id uuid not null
  id uuid not null
  person_id uuid not null
  uprn text
  lines text not null
  postcode text
  ward_code text
  valid_from date
  valid_to date
  recorded_at timestamp with time zone not null
  recorded_by uuid
  corrects uuid
  search_key text not null default ''::text
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  person_address_authority_id_person_id_fkey: FOREIGN KEY (authority_id, person_id) REFERENCES person(authority_id, id)
  person_address_pkey: PRIMARY KEY (authority_id, id)
  person_address_authority_id_corrects_idx: index USING btree (authority_id, corrects) WHERE (corrects IS NOT NULL)
  person_address_authority_id_person_id_idx: index USING btree (authority_id, person_id)
  person_address_authority_id_postcode_idx: index USING btree (authority_id, postcode)
  person_address_search: index USING gin (search_key gin_trgm_ops)
  policy adds: check ((authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.record_localities}) OR (agency_id = ANY {app.record_agencies}) OR (person_id = ANY {app.record_ids}))) | check ((authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.record_localities}) OR (agency_id = ANY {app.record_agencies}) OR (person_id = ANY {app.record_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.record_localities}) OR (agency_id = ANY {app.record_agencies}) OR (person_id = ANY {app.record_ids})) AND (authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))

table person_fact with row security
  authority_id uuid not null
  id uuid not null
  person_id uuid not null
  fact text not null
  value text not null
  valid_from date
  valid_to date
  recorded_at timestamp with time zone not null
  recorded_by uuid
  corrects uuid
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  person_fact_authority_id_person_id_fkey: FOREIGN KEY (authority_id, person_id) REFERENCES person(authority_id, id)
  person_fact_pkey: PRIMARY KEY (authority_id, id)
  person_fact_authority_id_corrects_idx: index USING btree (authority_id, corrects) WHERE (corrects IS NOT NULL)
  person_fact_authority_id_person_id_idx: index USING btree (authority_id, person_id)
  policy adds: check ((authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.record_localities}) OR (agency_id = ANY {app.record_agencies}) OR (person_id = ANY {app.record_ids}))) | check ((authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.record_localities}) OR (agency_id = ANY {app.record_agencies}) OR (person_id = ANY {app.record_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.record_localities}) OR (agency_id = ANY {app.record_agencies}) OR (person_id = ANY {app.record_ids})) AND (authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))

table person_identifier with row security
  authority_id uuid not null
  id uuid not null
  person_id uuid not null
  scheme text not null
  value text not null
  source text not null
  verified_at timestamp with time zone
  verified_by uuid
  valid_from date
  valid_to date
  recorded_at timestamp with time zone not null
  recorded_by uuid
  corrects uuid
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  person_identifier_authority_id_person_id_fkey: FOREIGN KEY (authority_id, person_id) REFERENCES person(authority_id, id)
  person_identifier_pkey: PRIMARY KEY (authority_id, id)
  person_identifier_authority_id_corrects_idx: index USING btree (authority_id, corrects) WHERE (corrects IS NOT NULL)
  person_identifier_authority_id_person_id_idx: index USING btree (authority_id, person_id)
  person_identifier_authority_id_value_idx: index USING btree (authority_id, value)
  person_identifier_plain: index USING btree (authority_id, people.plain_identifier(value))
  policy adds: check ((authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.record_localities}) OR (agency_id = ANY {app.record_agencies}) OR (person_id = ANY {app.record_ids}))) | check ((authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.record_localities}) OR (agency_id = ANY {app.record_agencies}) OR (person_id = ANY {app.record_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.record_localities}) OR (agency_id = ANY {app.record_agencies}) OR (person_id = ANY {app.record_ids})) AND (authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))

table person_merge with row security
  authority_id uuid not null
  id uuid not null
  person_id uuid not null
  other_id uuid not null
  why text not null
  merged_at timestamp with time zone not null
  merged_by uuid
  unmerged_at timestamp with time zone
  unmerged_by uuid
  unmerged_why text
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  person_merge_authority_id_person_id_fkey: FOREIGN KEY (authority_id, person_id) REFERENCES person(authority_id, id)
  person_merge_pkey: PRIMARY KEY (authority_id, id)
  person_merge_authority_id_other_id_idx: index USING btree (authority_id, other_id)
  person_merge_authority_id_person_id_idx: index USING btree (authority_id, person_id)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('merge'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.index_localities}) OR (agency_id = ANY {app.index_agencies}) OR (person_id = ANY {app.index_ids}))) | check ((authority_id = ANY {app.authority}) AND ('merge'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.index_localities}) OR (agency_id = ANY {app.index_agencies}) OR (person_id = ANY {app.index_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.index_localities}) OR (agency_id = ANY {app.index_agencies}) OR (person_id = ANY {app.index_ids})) AND (authority_id = ANY {app.authority}) AND ('merge'::text = ANY {app.writes}))

table person_name with row security
  authority_id uuid not null
  id uuid not null
  person_id uuid not null
  given_name text not null
  family_name text not null
  kind text not null
  valid_from date
  valid_to date
  recorded_at timestamp with time zone not null
  recorded_by uuid
  corrects uuid
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  search_key text not null default ''::text
  person_name_authority_id_person_id_fkey: FOREIGN KEY (authority_id, person_id) REFERENCES person(authority_id, id)
  person_name_pkey: PRIMARY KEY (authority_id, id)
  person_name_authority_id_corrects_idx: index USING btree (authority_id, corrects) WHERE (corrects IS NOT NULL)
  person_name_authority_id_person_id_idx: index USING btree (authority_id, person_id)
  CREATE TRIGGER words_of_new_names AFTER INSERT ON public.person_name REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION people.keep_words()
  policy adds: check ((authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.record_localities}) OR (agency_id = ANY {app.record_agencies}) OR (person_id = ANY {app.record_ids}))) | check ((authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.record_localities}) OR (agency_id = ANY {app.record_agencies}) OR (person_id = ANY {app.record_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.record_localities}) OR (agency_id = ANY {app.record_agencies}) OR (person_id = ANY {app.record_ids})) AND (authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))

table person_restriction with row security
  authority_id uuid not null
  id uuid not null
  person_id uuid not null
  why text not null
  valid_from date not null
  valid_to date
  recorded_at timestamp with time zone not null
  recorded_by uuid
  lifted_at timestamp with time zone
  lifted_by uuid
  lifted_why text
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'restricted'::text
  person_restriction_authority_id_person_id_fkey: FOREIGN KEY (authority_id, person_id) REFERENCES person(authority_id, id)
  person_restriction_pkey: PRIMARY KEY (authority_id, id)
  person_restriction_restriction_check: CHECK ((restriction = 'restricted'::text))
  person_restriction_authority_id_person_id_idx: index USING btree (authority_id, person_id)
  person_restriction_standing: index UNIQUE USING btree (authority_id, person_id) WHERE (lifted_at IS NULL)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('restriction'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.index_localities}) OR (agency_id = ANY {app.index_agencies}) OR (person_id = ANY {app.index_ids}))) | check ((authority_id = ANY {app.authority}) AND ('restriction'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.index_localities}) OR (agency_id = ANY {app.index_agencies}) OR (person_id = ANY {app.index_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.index_localities}) OR (agency_id = ANY {app.index_agencies}) OR (person_id = ANY {app.index_ids})) AND (authority_id = ANY {app.authority}) AND ('restriction'::text = ANY {app.writes}))

table person_word with row security
  authority_id uuid not null
  word text not null
  person_id uuid not null
  person_word_authority_id_person_id_fkey: FOREIGN KEY (authority_id, person_id) REFERENCES person(authority_id, id) ON DELETE CASCADE
  person_word_pkey: PRIMARY KEY (authority_id, word, person_id)
  person_word_authority_id_person_id_idx: index USING btree (authority_id, person_id)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('log'::text = ANY {app.writes}))
  policy changes: using false | check ((authority_id = ANY {app.authority}) AND ('log'::text = ANY {app.writes}))
  policy reads: using false
  policy removes: using (false AND (authority_id = ANY {app.authority}) AND ('log'::text = ANY {app.writes}))

table population
  area_code text not null
  as_at date not null
  age_from integer not null
  age_to integer
  sex text not null default 'all'::text
  people integer
  suppressed text
  source text not null
  population_area_code_as_at_age_from_age_to_sex_source_key: UNIQUE NULLS NOT DISTINCT (area_code, as_at, age_from, age_to, sex, source)

table post with row security
  authority_id uuid not null
  id uuid not null
  agency_id uuid not null
  team_id uuid
  locality_id uuid
  title text not null
  role text not null
  lead_for text
  valid_from date not null default '2000-01-01'::date
  valid_to date
  post_authority_id_agency_id_fkey: FOREIGN KEY (authority_id, agency_id) REFERENCES agency(authority_id, id)
  post_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authority(id)
  post_authority_id_locality_id_fkey: FOREIGN KEY (authority_id, locality_id) REFERENCES locality(authority_id, id)
  post_authority_id_team_id_fkey: FOREIGN KEY (authority_id, team_id) REFERENCES team(authority_id, id)
  post_pkey: PRIMARY KEY (authority_id, id)
  post_authority_id_locality_id_idx: index USING btree (authority_id, locality_id)
  CREATE TRIGGER keep_posts BEFORE INSERT ON public.post FOR EACH ROW EXECUTE FUNCTION access.keep_posts()
  policy adds: check ((authority_id = ANY {app.authority}) AND ('posts'::text = ANY {app.writes}))
  policy changes: using (authority_id = ANY {app.authority}) | check ((authority_id = ANY {app.authority}) AND ('posts'::text = ANY {app.writes}))
  policy reads: using (authority_id = ANY {app.authority})
  policy removes: using ((authority_id = ANY {app.authority}) AND (authority_id = ANY {app.authority}) AND ('posts'::text = ANY {app.writes}))

table post_holding with row security
  authority_id uuid not null
  id uuid not null
  post_id uuid not null
  worker_id uuid not null
  deputy boolean not null default false
  valid_from date not null
  valid_to date
  recorded_at timestamp with time zone not null
  recorded_by uuid
  version integer not null default 1
  post_holding_authority_id_post_id_fkey: FOREIGN KEY (authority_id, post_id) REFERENCES post(authority_id, id)
  post_holding_authority_id_worker_id_fkey: FOREIGN KEY (authority_id, worker_id) REFERENCES worker(authority_id, id)
  post_holding_pkey: PRIMARY KEY (authority_id, id)
  post_holding_authority_id_post_id_idx: index USING btree (authority_id, post_id)
  post_holding_authority_id_worker_id_idx: index USING btree (authority_id, worker_id)
  CREATE TRIGGER keep_holders AFTER INSERT OR UPDATE OF valid_to, recorded_by ON public.post_holding FOR EACH ROW EXECUTE FUNCTION access.keep_holders()
  CREATE TRIGGER keep_holding AFTER INSERT OR UPDATE ON public.post_holding FOR EACH ROW EXECUTE FUNCTION access.keep_holding()
  policy adds: check ((authority_id = ANY {app.authority}) AND ('posts'::text = ANY {app.writes}))
  policy changes: using (authority_id = ANY {app.authority}) | check ((authority_id = ANY {app.authority}) AND ('posts'::text = ANY {app.writes}))
  policy reads: using (authority_id = ANY {app.authority})
  policy removes: using ((authority_id = ANY {app.authority}) AND (authority_id = ANY {app.authority}) AND ('posts'::text = ANY {app.writes}))

table post_holding_version with row security
  authority_id uuid not null
  holding_id uuid not null
  version integer not null
  worker_id uuid not null
  deputy boolean not null
  valid_from date not null
  valid_to date
  recorded_at timestamp with time zone not null
  recorded_by uuid
  post_holding_version_authority_id_holding_id_fkey: FOREIGN KEY (authority_id, holding_id) REFERENCES post_holding(authority_id, id)
  post_holding_version_pkey: PRIMARY KEY (authority_id, holding_id, version)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('posts'::text = ANY {app.writes}))
  policy changes: using (authority_id = ANY {app.authority}) | check ((authority_id = ANY {app.authority}) AND ('posts'::text = ANY {app.writes}))
  policy reads: using (authority_id = ANY {app.authority})
  policy removes: using ((authority_id = ANY {app.authority}) AND (authority_id = ANY {app.authority}) AND ('posts'::text = ANY {app.writes}))

table postcode
  postcode text not null
  ward_code text
  lsoa_code text
  authority_code text
  ended_on date
  source text not null
  lon double precision
  lat double precision
  postcode_pkey: PRIMARY KEY (postcode)
  postcode_lsoa_code_idx: index USING btree (lsoa_code)
  postcode_ward_code_idx: index USING btree (ward_code)

partitioned table read_entry with row security
  authority_id uuid not null
  number bigint not null identity
  at timestamp with time zone not null
  xid xid8 not null default pg_current_xact_id()
  membership_id uuid not null
  account_id uuid not null
  purpose text not null
  what text not null
  kind text not null
  subjects uuid[] not null
  terms_hash bytea
  canonical bytea not null
  read_entry_pkey: PRIMARY KEY (authority_id, at, number)
  read_entry_what_check: CHECK ((what = ANY (ARRAY['open'::text, 'list'::text, 'search'::text, 'export'::text, 'refusal'::text])))
  read_entry_subjects_idx: index USING gin (subjects)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('log'::text = ANY {app.writes}))
  policy changes: using false | check ((authority_id = ANY {app.authority}) AND ('log'::text = ANY {app.writes}))
  policy reads: using false
  policy removes: using (false AND (authority_id = ANY {app.authority}) AND ('log'::text = ANY {app.writes}))

partition read_entry_before with row security
  authority_id uuid not null
  number bigint not null identity
  at timestamp with time zone not null
  xid xid8 not null default pg_current_xact_id()
  membership_id uuid not null
  account_id uuid not null
  purpose text not null
  what text not null
  kind text not null
  subjects uuid[] not null
  terms_hash bytea
  canonical bytea not null
  read_entry_what_check: CHECK ((what = ANY (ARRAY['open'::text, 'list'::text, 'search'::text, 'export'::text, 'refusal'::text])))
  read_entry_before_subjects_idx: index USING gin (subjects)

table record_opening with row security
  authority_id uuid not null
  id uuid not null
  contact_id uuid not null
  person_id uuid not null
  worker_id uuid not null
  why text not null
  opened_at timestamp with time zone not null
  reviewed_at timestamp with time zone
  reviewed_by uuid
  words_class text not null
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  record_opening_authority_id_contact_id_fkey: FOREIGN KEY (authority_id, contact_id) REFERENCES contact(authority_id, id)
  record_opening_authority_id_contact_id_person_id_worker_id_key: UNIQUE (authority_id, contact_id, person_id, worker_id)
  record_opening_authority_id_person_id_fkey: FOREIGN KEY (authority_id, person_id) REFERENCES person(authority_id, id)
  record_opening_check: CHECK ((reviewed_by <> worker_id))
  record_opening_pkey: PRIMARY KEY (authority_id, id)
  record_opening_words_class_check: CHECK ((words_class = ANY (ARRAY['deciding'::text, 'deciding concern'::text])))
  record_opening_authority_id_opened_at_idx: index USING btree (authority_id, opened_at) WHERE (reviewed_at IS NULL)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('opening'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes})) | check ((authority_id = ANY {app.authority}) AND ('review'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes}))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes}) AND (authority_id = ANY {app.authority}) AND ('opening'::text = ANY {app.writes}))

table referral with row security
  authority_id uuid not null
  id uuid not null
  reference text not null
  contact_id uuid not null
  person_id uuid not null
  family_number text not null
  step text not null
  source_code text not null
  primary_need text not null default 'not known yet'::text
  ethnicity text not null default 'not known yet'::text
  disability text not null default 'not known yet'::text
  received_at timestamp with time zone not null
  recorded_at timestamp with time zone not null
  recorded_by uuid
  closed_at timestamp with time zone
  closed_why text
  no_further_action boolean
  imported boolean not null default false
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  version integer not null default 1
  referral_authority_id_contact_id_fkey: FOREIGN KEY (authority_id, contact_id) REFERENCES contact(authority_id, id)
  referral_authority_id_person_id_fkey: FOREIGN KEY (authority_id, person_id) REFERENCES person(authority_id, id)
  referral_authority_id_reference_key: UNIQUE (authority_id, reference)
  referral_pkey: PRIMARY KEY (authority_id, id)
  referral_authority_id_contact_id_idx: index USING btree (authority_id, contact_id)
  referral_authority_id_family_number_idx: index USING btree (authority_id, family_number) WHERE (closed_at IS NULL)
  referral_authority_id_person_id_received_at_idx: index USING btree (authority_id, person_id, received_at)
  CREATE TRIGGER keep_referrals BEFORE UPDATE OF closed_at, closed_why, step, no_further_action ON public.referral FOR EACH ROW EXECUTE FUNCTION access.keep_referrals()
  policy adds: check ((authority_id = ANY {app.authority}) AND ('deciding'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (contact_id = ANY {app.contact_ids}))) | check ((authority_id = ANY {app.authority}) AND ('deciding'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (contact_id = ANY {app.contact_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (contact_id = ANY {app.contact_ids})) AND (authority_id = ANY {app.authority}) AND ('deciding'::text = ANY {app.writes}))

table referral_link with row security
  authority_id uuid not null
  contact_id uuid not null
  referral_id uuid not null
  person_id uuid not null
  linked_at timestamp with time zone not null
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  referral_link_authority_id_contact_id_fkey: FOREIGN KEY (authority_id, contact_id) REFERENCES contact(authority_id, id)
  referral_link_authority_id_referral_id_fkey: FOREIGN KEY (authority_id, referral_id) REFERENCES referral(authority_id, id)
  referral_link_pkey: PRIMARY KEY (authority_id, contact_id, referral_id)
  referral_link_authority_id_referral_id_idx: index USING btree (authority_id, referral_id)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('deciding'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (contact_id = ANY {app.contact_ids}))) | check ((authority_id = ANY {app.authority}) AND ('deciding'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (contact_id = ANY {app.contact_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (contact_id = ANY {app.contact_ids})) AND (authority_id = ANY {app.authority}) AND ('deciding'::text = ANY {app.writes}))

table referral_move with row security
  authority_id uuid not null
  id uuid not null
  referral_id uuid not null
  contact_id uuid not null
  person_id uuid not null
  from_step text not null
  to_step text not null
  moved_at timestamp with time zone not null
  moved_by uuid
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  referral_move_authority_id_contact_id_fkey: FOREIGN KEY (authority_id, contact_id) REFERENCES contact(authority_id, id)
  referral_move_authority_id_referral_id_fkey: FOREIGN KEY (authority_id, referral_id) REFERENCES referral(authority_id, id)
  referral_move_pkey: PRIMARY KEY (authority_id, id)
  referral_move_authority_id_referral_id_idx: index USING btree (authority_id, referral_id)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('deciding'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (contact_id = ANY {app.contact_ids}))) | check ((authority_id = ANY {app.authority}) AND ('deciding'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (contact_id = ANY {app.contact_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (contact_id = ANY {app.contact_ids})) AND (authority_id = ANY {app.authority}) AND ('deciding'::text = ANY {app.writes}))

table relationship with row security
  authority_id uuid not null
  id uuid not null
  person_id uuid not null
  other_id uuid not null
  kind text not null
  parental_responsibility text
  valid_from date
  valid_to date
  recorded_at timestamp with time zone not null
  recorded_by uuid
  corrects uuid
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  relationship_authority_id_person_id_fkey: FOREIGN KEY (authority_id, person_id) REFERENCES person(authority_id, id)
  relationship_pkey: PRIMARY KEY (authority_id, id)
  relationship_authority_id_corrects_idx: index USING btree (authority_id, corrects) WHERE (corrects IS NOT NULL)
  relationship_authority_id_person_id_idx: index USING btree (authority_id, person_id)
  policy adds: check ((authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.record_localities}) OR (agency_id = ANY {app.record_agencies}) OR (person_id = ANY {app.record_ids}))) | check ((authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.record_localities}) OR (agency_id = ANY {app.record_agencies}) OR (person_id = ANY {app.record_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (person_id = ANY {app.restricted_people})) AND ((locality_id = ANY {app.record_localities}) OR (agency_id = ANY {app.record_agencies}) OR (person_id = ANY {app.record_ids})) AND (authority_id = ANY {app.authority}) AND (('record'::text = ANY {app.writes}) OR (('new record'::text = ANY {app.writes}) AND (person_id = ANY {app.new_people}))))

table said_child with row security
  authority_id uuid not null
  id uuid not null
  contact_id uuid not null
  position integer not null
  name text not null
  born text not null default ''::text
  place text not null default ''::text
  said_at timestamp with time zone not null
  said_by uuid
  settled_at timestamp with time zone
  settled_by uuid
  person_id uuid
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  words_class text not null default 'told'::text
  said_child_authority_id_contact_id_fkey: FOREIGN KEY (authority_id, contact_id) REFERENCES contact(authority_id, id)
  said_child_authority_id_person_id_fkey: FOREIGN KEY (authority_id, person_id) REFERENCES person(authority_id, id)
  said_child_pkey: PRIMARY KEY (authority_id, id)
  said_child_words_class_check: CHECK ((words_class = ANY (ARRAY['told'::text, 'concern'::text])))
  said_child_authority_id_contact_id_idx: index USING btree (authority_id, contact_id)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('words'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes})) | check ((authority_id = ANY {app.authority}) AND ('words'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes}))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (words_class = ANY {app.words_classes}) AND (authority_id = ANY {app.authority}) AND ('words'::text = ANY {app.writes}))

table seen_news with row security
  authority_id uuid not null
  account_id uuid not null
  subject_id uuid not null
  seen_at timestamp with time zone not null
  seen_news_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authority(id)
  seen_news_pkey: PRIMARY KEY (authority_id, account_id, subject_id)
  policy adds: check ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))
  policy changes: using ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account})) | check ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))
  policy reads: using ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))
  policy removes: using ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))

table session
  token_hash bytea not null
  account_id uuid not null
  membership_id uuid not null
  began_at timestamp with time zone not null
  seen_at timestamp with time zone not null
  ended_at timestamp with time zone
  session_account_id_fkey: FOREIGN KEY (account_id) REFERENCES account(id)
  session_pkey: PRIMARY KEY (token_hash)
  session_account_id_idx: index USING btree (account_id)

table sign_in_link
  token_hash bytea not null
  account_id uuid not null
  made_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  used_at timestamp with time zone
  made_by uuid
  authority_id uuid
  request_id uuid
  sign_in_link_account_id_fkey: FOREIGN KEY (account_id) REFERENCES account(id)
  sign_in_link_pkey: PRIMARY KEY (token_hash)

table sign_in_try
  address_hash bytea not null
  device_hash bytea not null
  tries integer not null
  last_at timestamp with time zone not null
  sign_in_try_pkey: PRIMARY KEY (address_hash, device_hash)
  sign_in_try_last_at_idx: index USING btree (last_at)

table submission with row security
  authority_id uuid not null
  key uuid not null
  account_id uuid not null
  body_hash bytea not null
  location text not null
  at timestamp with time zone not null
  submission_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authority(id)
  submission_pkey: PRIMARY KEY (authority_id, key)
  policy adds: check ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))
  policy changes: using ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account})) | check ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))
  policy reads: using ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))
  policy removes: using ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))

table team with row security
  authority_id uuid not null
  id uuid not null
  agency_id uuid not null
  name text not null
  kind text not null
  phone text
  valid_from date not null default '2000-01-01'::date
  valid_to date
  version integer not null default 1
  team_authority_id_agency_id_fkey: FOREIGN KEY (authority_id, agency_id) REFERENCES agency(authority_id, id)
  team_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authority(id)
  team_pkey: PRIMARY KEY (authority_id, id)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('agencies'::text = ANY {app.writes}))
  policy changes: using (authority_id = ANY {app.authority}) | check ((authority_id = ANY {app.authority}) AND ('agencies'::text = ANY {app.writes}))
  policy reads: using (authority_id = ANY {app.authority})
  policy removes: using ((authority_id = ANY {app.authority}) AND (authority_id = ANY {app.authority}) AND ('agencies'::text = ANY {app.writes}))

table threshold_clause with row security
  authority_id uuid not null
  document_id uuid not null
  number text not null
  level integer not null
  position integer not null
  heading text not null
  words text not null
  revision integer not null default 1
  changed_at timestamp with time zone
  changed_by uuid
  threshold_clause_authority_id_document_id_level_fkey: FOREIGN KEY (authority_id, document_id, level) REFERENCES threshold_level(authority_id, document_id, level)
  threshold_clause_pkey: PRIMARY KEY (authority_id, document_id, number)
  CREATE TRIGGER keep_published BEFORE INSERT OR DELETE OR UPDATE ON public.threshold_clause FOR EACH ROW WHEN ((CURRENT_USER = 'doorstep_app'::name)) EXECUTE FUNCTION access.keep_published()
  policy adds: check ((authority_id = ANY {app.authority}) AND ('threshold'::text = ANY {app.writes}))
  policy changes: using (authority_id = ANY {app.authority}) | check ((authority_id = ANY {app.authority}) AND ('threshold'::text = ANY {app.writes}))
  policy reads: using (authority_id = ANY {app.authority})
  policy removes: using ((authority_id = ANY {app.authority}) AND (authority_id = ANY {app.authority}) AND ('threshold'::text = ANY {app.writes}))

table threshold_document with row security
  authority_id uuid not null
  id uuid not null
  version integer not null
  title text not null
  note text not null default ''::text
  valid_from date
  made_at timestamp with time zone not null
  made_by uuid
  revision integer not null default 1
  proposed_from date
  proposed_by uuid
  proposed_at timestamp with time zone
  published_by uuid
  published_by_two: CHECK (((published_by IS NULL) OR (published_by <> proposed_by)))
  threshold_document_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authority(id)
  threshold_document_authority_id_version_key: UNIQUE (authority_id, version)
  threshold_document_pkey: PRIMARY KEY (authority_id, id)
  CREATE TRIGGER keep_two AFTER INSERT OR UPDATE ON public.threshold_document FOR EACH ROW EXECUTE FUNCTION access.keep_two_behind_threshold()
  policy adds: check ((authority_id = ANY {app.authority}) AND ('threshold'::text = ANY {app.writes}))
  policy changes: using (authority_id = ANY {app.authority}) | check ((authority_id = ANY {app.authority}) AND ('publication'::text = ANY {app.writes}))
  policy reads: using (authority_id = ANY {app.authority})
  policy removes: using ((authority_id = ANY {app.authority}) AND (authority_id = ANY {app.authority}) AND ('threshold'::text = ANY {app.writes}))

table threshold_level with row security
  authority_id uuid not null
  document_id uuid not null
  level integer not null
  name text not null
  means text not null
  who_helps text not null
  revision integer not null default 1
  changed_at timestamp with time zone
  changed_by uuid
  threshold_level_authority_id_document_id_fkey: FOREIGN KEY (authority_id, document_id) REFERENCES threshold_document(authority_id, id)
  threshold_level_level_check: CHECK (((level >= 1) AND (level <= 4)))
  threshold_level_pkey: PRIMARY KEY (authority_id, document_id, level)
  CREATE TRIGGER keep_published BEFORE INSERT OR DELETE OR UPDATE ON public.threshold_level FOR EACH ROW WHEN ((CURRENT_USER = 'doorstep_app'::name)) EXECUTE FUNCTION access.keep_published()
  policy adds: check ((authority_id = ANY {app.authority}) AND ('threshold'::text = ANY {app.writes}))
  policy changes: using (authority_id = ANY {app.authority}) | check ((authority_id = ANY {app.authority}) AND ('threshold'::text = ANY {app.writes}))
  policy reads: using (authority_id = ANY {app.authority})
  policy removes: using ((authority_id = ANY {app.authority}) AND (authority_id = ANY {app.authority}) AND ('threshold'::text = ANY {app.writes}))

table threshold_reading with row security
  authority_id uuid not null
  document_id uuid not null
  account_id uuid not null
  agency_id uuid not null
  read_at timestamp with time zone not null
  threshold_reading_authority_id_document_id_fkey: FOREIGN KEY (authority_id, document_id) REFERENCES threshold_document(authority_id, id)
  threshold_reading_pkey: PRIMARY KEY (authority_id, document_id, account_id)
  policy adds: check ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))
  policy changes: using ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account})) | check ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))
  policy reads: using ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))
  policy removes: using ((authority_id = ANY {app.authority}) AND (account_id = ANY {app.account}))

table used_choice
  choice_hash bytea not null
  used_at timestamp with time zone not null
  used_choice_pkey: PRIMARY KEY (choice_hash)
  used_choice_used_at_idx: index USING btree (used_at)

table vocabulary with row security
  authority_id uuid not null
  term text not null
  word text not null
  vocabulary_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authority(id)
  vocabulary_pkey: PRIMARY KEY (authority_id, term)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('settings'::text = ANY {app.writes}))
  policy changes: using (authority_id = ANY {app.authority}) | check ((authority_id = ANY {app.authority}) AND ('settings'::text = ANY {app.writes}))
  policy reads: using (authority_id = ANY {app.authority})
  policy removes: using ((authority_id = ANY {app.authority}) AND (authority_id = ANY {app.authority}) AND ('settings'::text = ANY {app.writes}))

table waiting with row security
  authority_id uuid not null
  contact_id uuid not null
  kind text not null
  danger text not null
  source_code text not null
  household_id uuid
  received_at timestamp with time zone not null
  due_at timestamp with time zone not null
  decided_at timestamp with time zone
  with_worker_id uuid
  picked_up_at timestamp with time zone
  version integer not null default 1
  locality_id uuid not null
  agency_id uuid not null
  restriction text not null default 'none'::text
  waiting_authority_id_contact_id_fkey: FOREIGN KEY (authority_id, contact_id) REFERENCES contact(authority_id, id)
  waiting_pkey: PRIMARY KEY (authority_id, contact_id)
  waiting_authority_id_household_id_idx: index USING btree (authority_id, household_id)
  CREATE TRIGGER keep_waiting BEFORE DELETE ON public.waiting FOR EACH ROW EXECUTE FUNCTION access.keep_waiting()
  policy adds: check ((authority_id = ANY {app.authority}) AND ('contact'::text = ANY {app.writes}))
  policy changes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids}))) | check ((authority_id = ANY {app.authority}) AND ('contact'::text = ANY {app.writes}))
  policy reads: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})))
  policy removes: using ((authority_id = ANY {app.authority}) AND ((restriction = ANY {app.restrictions}) OR (contact_id = ANY {app.restricted_contacts})) AND ((locality_id = ANY {app.contact_localities}) OR (agency_id = ANY {app.contact_agencies}) OR (contact_id = ANY {app.contact_ids})) AND (authority_id = ANY {app.authority}) AND ('contact'::text = ANY {app.writes}))

table worker with row security
  authority_id uuid not null
  id uuid not null
  agency_id uuid not null
  name text not null
  phone text
  email text
  worker_authority_id_agency_id_fkey: FOREIGN KEY (authority_id, agency_id) REFERENCES agency(authority_id, id)
  worker_authority_id_fkey: FOREIGN KEY (authority_id) REFERENCES authority(id)
  worker_pkey: PRIMARY KEY (authority_id, id)
  policy adds: check ((authority_id = ANY {app.authority}) AND ('posts'::text = ANY {app.writes}))
  policy changes: using (authority_id = ANY {app.authority}) | check ((authority_id = ANY {app.authority}) AND ('posts'::text = ANY {app.writes}))
  policy reads: using (authority_id = ANY {app.authority})
  policy removes: using ((authority_id = ANY {app.authority}) AND (authority_id = ANY {app.authority}) AND ('posts'::text = ANY {app.writes}))

view figure_child (security_invoker=true)
  SELECT authority_id,
  contact_id,
  person_id,
  agency_id,
  locality_id
  FROM contact_child k
  WHERE (removed_at IS NULL);

view figure_contact (security_invoker=true)
  SELECT authority_id,
  id AS contact_id,
  reference,
  received_at,
  ((received_at AT TIME ZONE 'Europe/London'::text))::date AS received_on,
  kind,
  source_code,
  agency_id,
  locality_id,
  household_id,
  due_at,
  nobody_named,
  imported,
  restriction
  FROM contact c;

view figure_decision (security_invoker=true)
  SELECT d.authority_id,
  d.contact_id,
  d.version,
  (d.version = 1) AS is_first,
  (later.contact_id IS NULL) AS is_latest,
  d.outcome,
  d.level,
  d.clause_number,
  d.decided_at,
  ((d.decided_at AT TIME ZONE 'Europe/London'::text))::date AS decided_on,
  d.late,
  d.late_reason,
  d.imported,
  d.agency_id,
  d.locality_id
  FROM (decision d
  LEFT JOIN decision later ON (((later.authority_id = d.authority_id) AND (later.contact_id = d.contact_id) AND (later.version = (d.version + 1)) AND (later.version > 1))));

view figure_disagreement (security_invoker=true)
  SELECT authority_id,
  disagreement_id,
  contact_id,
  raised_at,
  ((raised_at AT TIME ZONE 'Europe/London'::text))::date AS raised_on,
  due_at,
  resolved_at,
  ((resolved_at AT TIME ZONE 'Europe/London'::text))::date AS resolved_on,
  outcome,
  agency_id,
  locality_id
  FROM scope.disagreement_days() d(authority_id, disagreement_id, contact_id, raised_at, due_at, resolved_at, outcome, agency_id, locality_id);

view figure_joined_record (security_invoker=true)
  SELECT authority_id,
  person_id,
  identity_id
  FROM scope.joined_records() j(authority_id, person_id, identity_id);

view figure_linked_contact (security_invoker=true)
  SELECT authority_id,
  contact_id,
  referral_id,
  person_id,
  linked_at,
  ((linked_at AT TIME ZONE 'Europe/London'::text))::date AS linked_on,
  agency_id,
  locality_id,
  restriction
  FROM referral_link l;

view figure_referral (security_invoker=true)
  SELECT authority_id,
  id AS referral_id,
  reference,
  contact_id,
  person_id,
  family_number,
  step,
  source_code,
  primary_need,
  received_at,
  ((received_at AT TIME ZONE 'Europe/London'::text))::date AS received_on,
  closed_at,
  ((closed_at AT TIME ZONE 'Europe/London'::text))::date AS closed_on,
  no_further_action,
  imported,
  agency_id,
  locality_id,
  restriction
  FROM referral r;

view figure_waiting (security_invoker=true)
  SELECT authority_id,
  contact_id,
  kind,
  source_code,
  received_at,
  due_at,
  decided_at,
  ((decided_at AT TIME ZONE 'Europe/London'::text))::date AS decided_on,
  scope.is_answered(authority_id, contact_id) AS is_answered,
  agency_id,
  locality_id
  FROM waiting w;

sequence reference_number

function access.account_for(p_email text) returns TABLE(account_id uuid, password_hash text) security definer stable set search_path=public, pg_temp
function access.actor_of(p_token_hash bytea, p_idle interval, p_whole interval, p_day date, p_now timestamp with time zone) returns TABLE(account_id uuid, membership_id uuid, authority_id uuid, authority text, authority_short text, agency_id uuid, agency text, worker_id uuid, name text, role text, alive boolean, being_set_up boolean, own_link_asked_at timestamp with time zone, requests integer) security definer set search_path=public, pg_temp
function access.add_account(p_authority uuid, p_account uuid, p_membership uuid, p_worker uuid, p_email text, p_name text, p_agency uuid, p_role text, p_from date) returns void security definer set search_path=public, pg_temp
function access.add_membership(p_membership uuid, p_account uuid, p_worker uuid, p_agency uuid, p_role text, p_from date, p_to date) returns boolean security definer set search_path=public, pg_temp
function access.address_of_link(p_token_hash bytea, p_now timestamp with time zone) returns text security definer stable set search_path=public, pg_temp
function access.answer_request(p_request uuid, p_approve boolean, p_token_hash bytea, p_account uuid, p_membership uuid, p_worker uuid) returns boolean security definer set search_path=public, pg_temp
function access.ask_for(p_id uuid, p_kind text, p_account uuid, p_membership uuid, p_name text, p_email text, p_agency uuid, p_role text, p_from date, p_to date) returns text security definer set search_path=public, pg_temp
function access.begin_session(p_token_hash bytea, p_account uuid, p_membership uuid, p_day date, p_now timestamp with time zone) returns void security definer set search_path=public, pg_temp
function access.belongs_to(p_authority uuid, p_account uuid) returns boolean stable set search_path=public, pg_temp
function access.clear_scope(p_keeping text[] DEFAULT '{}'::text[]) returns void set search_path=public, pg_temp
function access.close_account(p_account uuid, p_closed boolean) returns boolean security definer set search_path=public, pg_temp
function access.code_standing(p_code text) returns TABLE(taken boolean, imported boolean) security definer stable set search_path=public, pg_temp
function access.count_try(p_address bytea, p_device bytea, p_now timestamp with time zone) returns integer security definer set search_path=public, pg_temp
function access.date_membership(p_membership uuid, p_from date, p_to date) returns boolean security definer set search_path=public, pg_temp
function access.decides_now(p_contacts uuid[], p_standing boolean) returns boolean stable set search_path=public, pg_temp
function access.demonstration_people() returns TABLE(membership_id uuid, account_id uuid, name text, role text, title text, agency text) security definer stable set search_path=public, pg_temp
function access.end_session(p_token_hash bytea, p_now timestamp with time zone) returns void security definer set search_path=public, pg_temp
function access.ends_allocation(p_person uuid) returns boolean stable set search_path=public, pg_temp
function access.enter(p_scope jsonb) returns void security definer set search_path=public, pg_temp
function access.enter_figures(p_membership uuid, p_reach text, p_day date) returns void security definer set search_path=public, pg_temp
function access.find_reference(p_reference text) returns uuid security definer stable set search_path=public, pg_temp
function access.give_membership(p_authority uuid, p_membership uuid, p_account uuid, p_worker uuid, p_agency uuid, p_role text, p_from date, p_to date) returns void security definer set search_path=public, pg_temp
function access.has_address(p_authority uuid, p_email text) returns boolean security definer stable set search_path=public, pg_temp
function access.is_askable(p_authority uuid, p_kind text, p_account uuid, p_membership uuid) returns boolean stable set search_path=public, pg_temp
function access.is_being_set_up(p_authority uuid) returns boolean security definer stable set search_path=public, pg_temp
function access.is_given_by_two(p_role text) returns boolean immutable
function access.is_managed(p_account uuid) returns boolean security definer stable set search_path=public, pg_temp
function access.keep_allocations() returns trigger set search_path=public, pg_temp
function access.keep_answers() returns trigger set search_path=public, pg_temp
function access.keep_held_answers() returns trigger set search_path=public, pg_temp
function access.keep_holders() returns trigger set search_path=public, pg_temp
function access.keep_holding() returns trigger
function access.keep_letters() returns trigger set search_path=public, pg_temp
function access.keep_namers() returns trigger set search_path=public, pg_temp
function access.keep_new() returns trigger set search_path=public, pg_temp
function access.keep_offers() returns trigger set search_path=public, pg_temp
function access.keep_posts() returns trigger set search_path=public, pg_temp
function access.keep_published() returns trigger
function access.keep_referrals() returns trigger set search_path=public, pg_temp
function access.keep_two_behind_decision() returns trigger set search_path=public, pg_temp
function access.keep_two_behind_threshold() returns trigger set search_path=public, pg_temp
function access.keep_waiting() returns trigger set search_path=public, pg_temp
function access.list_accounts() returns TABLE(account_id uuid, name text, email text, closed_at timestamp with time zone, has_password boolean, link_ends_at timestamp with time zone, shared boolean) security definer stable set search_path=public, pg_temp
function access.list_memberships(p_account uuid) returns TABLE(membership_id uuid, account_id uuid, name text, agency_id uuid, agency text, worker_id uuid, role text, valid_from date, valid_to date) security definer stable set search_path=public, pg_temp
function access.list_requests(p_account uuid) returns TABLE(request_id uuid, kind text, account_id uuid, name text, email text, role text, agency text, valid_from date, valid_to date, asked_by text, asked_at timestamp with time zone, answered_by text, answered_at timestamp with time zone, approved boolean, used_at timestamp with time zone, stopped_at timestamp with time zone, may_answer boolean) security definer stable set search_path=public, pg_temp
function access.make_account(p_account uuid, p_membership uuid, p_worker uuid, p_email text, p_name text, p_agency uuid, p_role text, p_from date) returns boolean security definer set search_path=public, pg_temp
function access.make_link(p_account uuid, p_token_hash bytea, p_ends_at timestamp with time zone) returns boolean security definer set search_path=public, pg_temp
function access.make_read_partition(month date) returns void security definer set search_path=public, pg_temp
function access.managed_authority() returns uuid stable set search_path=public, pg_temp
function access.manages(p_membership uuid, p_account uuid, p_day date) returns boolean security definer stable set search_path=public, pg_temp
function access.may_answer_request(p_request uuid) returns boolean security definer stable set search_path=public, pg_temp
function access.may_date_alone(p_membership uuid, p_from date, p_to date) returns boolean security definer stable set search_path=public, pg_temp
function access.may_give_alone(p_role text) returns boolean security definer stable set search_path=public, pg_temp
function access.may_link_alone(p_account uuid) returns boolean security definer stable set search_path=public, pg_temp
function access.may_reopen_alone(p_account uuid) returns boolean security definer stable set search_path=public, pg_temp
function access.memberships_of(p_account uuid, p_day date) returns TABLE(membership_id uuid, authority_id uuid, authority text, agency text, role text) security definer stable set search_path=public, pg_temp
function access.must_be_two() returns void
function access.now() returns timestamp with time zone stable
function access.own_link() returns TABLE(asked_by text, asked_at timestamp with time zone, approved_by text, approved_at timestamp with time zone) security definer stable set search_path=public, pg_temp
function access.own_membership(p_roles text[]) returns uuid security definer stable set search_path=public, pg_temp
function access.requests_to(p_membership uuid, p_day date) returns SETOF account_request security definer stable set search_path=public, pg_temp
function access.requests_waiting(p_membership uuid, p_day date, p_now timestamp with time zone) returns integer security definer stable set search_path=public, pg_temp
function access.roles_given_children() returns text[] immutable
function access.roles_of_a_place() returns text[] immutable
function access.scope_of(p_kind text, p_id uuid, p_membership uuid, p_day date) returns TABLE(locality_id uuid, locality text, agency_id uuid, agency text, restriction text, concern boolean, stands text[], was_allocated boolean, brought boolean, by_name boolean) security definer stable set search_path=public, pg_temp
function access.scope_settings() returns SETOF text stable set search_path=public, pg_temp
function access.service_of(p_authority uuid, p_day date) returns TABLE(account_id uuid, membership_id uuid, authority_id uuid, authority text, authority_short text, agency_id uuid, agency text, worker_id uuid, name text, role text) security definer stable set search_path=public, pg_temp
function access.setting(name text, type text, form text) returns text immutable
function access.stop_own_link(p_event uuid) returns boolean security definer set search_path=public, pg_temp
function access.sweep(p_now timestamp with time zone) returns TABLE(drafts integer, submissions integer, sessions integer, links integer) security definer set search_path=public, pg_temp
function access.take_try_back(p_address bytea, p_device bytea) returns void security definer set search_path=public, pg_temp
function access.today() returns date stable
function access.use_choice(p_choice bytea, p_now timestamp with time zone) returns boolean security definer set search_path=public, pg_temp
function access.use_link(p_token_hash bytea, p_password_hash text, p_event uuid, p_now timestamp with time zone) returns uuid security definer set search_path=public, pg_temp
function access.waiting_count(p_membership uuid, p_restrictions text[], p_day date) returns integer security definer stable set search_path=public, pg_temp
function access.who_looked(p_person uuid, p_most integer DEFAULT 200) returns TABLE(at timestamp with time zone, name text, role text, agency text, purpose text, what text, kind text) security definer stable set search_path=public, pg_temp
function access.workers_in_roles(p_roles text[]) returns SETOF uuid security definer stable set search_path=public, pg_temp
function access.works_with_children(p_team uuid, p_worker uuid) returns boolean stable set search_path=public, pg_temp
function access.write_account_event(p_event uuid, p_authority uuid, p_account uuid, p_act text, p_facts text, p_now timestamp with time zone) returns void security definer set search_path=public, pg_temp
function imports.count_rows() returns void security definer set search_path=public, pg_temp
function imports.home() returns uuid stable set search_path=public, pg_temp
function imports.known(p_people uuid[], p_day date) returns TABLE(person_id uuid, fact text, id uuid, value text) security definer stable set search_path=public, pg_temp, plan_cache_mode=force_custom_plan
function imports.own_waiting() returns TABLE(run_id uuid) security definer stable set search_path=public, pg_temp
function imports.refuse_waiting(p_waiting uuid, p_because text, p_told text) returns TABLE(run_id uuid, refused integer) security definer set search_path=public, pg_temp
function imports.service(p_day date) returns TABLE(account_id uuid, membership_id uuid, agency_id uuid, name text) security definer stable set search_path=public, pg_temp
function imports.settled(p_since timestamp with time zone, p_waiting uuid) returns TABLE(id uuid, file_name text, rows integer, brought_at timestamp with time zone, brought_by text, taken_at timestamp with time zone, taken_by text, refused_at timestamp with time zone, refused_by text, because text) security definer stable set search_path=public, pg_temp
function imports.take_waiting(p_ids uuid[], p_run uuid, p_at timestamp with time zone) returns void security definer set search_path=public, pg_temp
function imports.waiting() returns TABLE(id uuid, kind text, file_name text, source text, place text, told jsonb, problems jsonb, as_at date, fills_only boolean, brought_at timestamp with time zone, brought_by text, run_id uuid) security definer stable set search_path=public, pg_temp
function imports.waiting_words(p_ids uuid[]) returns TABLE(id uuid, told jsonb, problems jsonb) security definer stable set search_path=public, pg_temp
function imports.who_has(p_plain text[]) returns TABLE(scheme text, value text, person_id uuid, identity_id uuid) security definer stable set search_path=public, pg_temp, plan_cache_mode=force_custom_plan
function imports.writing() returns uuid stable set search_path=public, pg_temp
function people.find(p_words text[], p_forms text[], p_form_of integer[], p_born date[], p_born_from date, p_born_to date, p_street text, p_number text, p_postcode text, p_outward text, p_identifiers text[], p_kinds text[], p_most integer) returns TABLE(person_id uuid, identity_id uuid, score real, words real[], street real, number boolean, postcode boolean, identifier text) security definer stable set search_path=public, pg_temp, plan_cache_mode=force_generic_plan, enable_seqscan=off, jit=off, pg_trgm.similarity_threshold=0.25, pg_trgm.word_similarity_threshold=0.4
function people.keep_words() returns trigger security definer set search_path=public, pg_temp
function people.other_side(p_relationship uuid) returns uuid security definer stable set search_path=public, pg_temp
function people.plain_identifier(value text) returns text immutable
function people.written_between(p_people uuid[], p_from timestamp with time zone, p_to timestamp with time zone) returns TABLE(kind text, id uuid, person_id uuid, at timestamp with time zone) security definer stable set search_path=public, pg_temp
function scope.brought_and_shut(p_worker uuid) returns TABLE(contact_id uuid, reference text) security definer stable set search_path=public, pg_temp
function scope.children_nobody_has(p_authority uuid, p_day date) returns TABLE(person_id uuid, why text, since timestamp with time zone, team_id uuid) security definer stable set search_path=public, pg_temp
function scope.colleagues_of(p_authority uuid, p_teams uuid[], p_day date) returns uuid[] stable set search_path=public, pg_temp
function scope.contacts_by_ward(p_from date, p_to date) returns TABLE(ward_code text, contacts integer) security definer stable set search_path=public, pg_temp
function scope.contacts_of(p_authority uuid, p_people uuid[]) returns uuid[] security definer stable set search_path=public, pg_temp
function scope.contacts_of_given(p_authority uuid, p_given uuid[]) returns uuid[] security definer stable set search_path=public, pg_temp
function scope.counts_every_place(p_published boolean) returns boolean stable set search_path=public, pg_temp
function scope.disagreement_days() returns TABLE(authority_id uuid, disagreement_id uuid, contact_id uuid, raised_at timestamp with time zone, due_at timestamp with time zone, resolved_at timestamp with time zone, outcome text, agency_id uuid, locality_id uuid) security definer stable set search_path=public, pg_temp
function scope.given_by_name(p_authority uuid, p_worker uuid, p_day date) returns uuid[] security definer stable set search_path=public, pg_temp
function scope.given_to(p_authority uuid, p_workers uuid[], p_teams uuid[], p_day date) returns SETOF uuid stable set search_path=public, pg_temp
function scope.hand_on(p_authority uuid, p_offer uuid) returns boolean security definer set search_path=public, pg_temp
function scope.is_answered(p_authority uuid, p_contact uuid) returns boolean security definer stable set search_path=public, pg_temp
function scope.is_reached(p_sight text, p_person uuid, p_locality uuid) returns boolean stable
function scope.is_same_person(p_authority uuid, p_worker_a uuid, p_worker_b uuid) returns boolean security definer stable set search_path=public, pg_temp
function scope.joined_records() returns TABLE(authority_id uuid, person_id uuid, identity_id uuid) security definer stable set search_path=public, pg_temp
function scope.localities_of(p_authority uuid, p_worker uuid, p_reaches text[], p_day date) returns uuid[] security definer stable set search_path=public, pg_temp
function scope.locality_for(p_authority uuid, p_ward text, p_day date) returns uuid security definer stable set search_path=public, pg_temp
function scope.locality_of(p_authority uuid, p_lsoa text, p_ward text, p_day date) returns uuid security definer stable set search_path=public, pg_temp
function scope.monthly_contacts(p_from date, p_now timestamp with time zone) returns TABLE(locality_id uuid, month date, contacts integer, due integer, on_time integer, referred integer) security definer stable set search_path=public, pg_temp
function scope.move_referral(p_authority uuid, p_referral uuid, p_contact uuid, p_step text, p_move uuid, p_worker uuid, p_at timestamp with time zone) returns text security definer set search_path=public, pg_temp
function scope.on_time(p_from date, p_to date, p_now timestamp with time zone) returns TABLE(locality_id uuid, month date, due integer, on_time integer) security definer stable set search_path=public, pg_temp
function scope.open_referrals(p_authority uuid, p_people uuid[]) returns TABLE(person_id uuid, referral_id uuid) security definer stable set search_path=public, pg_temp
function scope.own_authority() returns uuid stable set search_path=public, pg_temp
function scope.own_places() returns SETOF uuid security definer stable set search_path=public, pg_temp
function scope.own_teams() returns SETOF uuid security definer stable set search_path=public, pg_temp
function scope.own_workers() returns uuid[] security definer stable set search_path=public, pg_temp
function scope.people_in(p_authority uuid, p_areas text[], p_after uuid, p_most integer) returns uuid[] security definer stable set search_path=public, pg_temp
function scope.people_of(p_authority uuid, p_agency uuid, p_worker uuid, p_reaches text[], p_day date) returns uuid[] security definer stable set search_path=public, pg_temp
function scope.place_contact(p_authority uuid, p_contact uuid, p_person uuid) returns void security definer set search_path=public, pg_temp
function scope.placed_by(p_authority uuid, p_lsoa text, p_ward text, p_day date) returns uuid security definer stable set search_path=public, pg_temp
function scope.places_of(p_authority uuid, p_people uuid[], p_day date) returns TABLE(person_id uuid, locality_id uuid) security definer stable set search_path=public, pg_temp
function scope.reaches() returns text[] immutable set search_path=public, pg_temp
function scope.reaches_of_people() returns text[] immutable set search_path=public, pg_temp
function scope.reads_answer(p_authority uuid, p_contact uuid, p_day date) returns text security definer stable set search_path=public, pg_temp
function scope.referrals_of(p_authority uuid, p_contact uuid) returns TABLE(id uuid, person_id uuid, opened boolean, others boolean) security definer stable set search_path=public, pg_temp
function scope.service_of(p_authority uuid, p_worker uuid, p_day date) returns uuid[] stable set search_path=public, pg_temp
function scope.set_own_restriction(p_authority uuid, p_person uuid, p_restriction text) returns void security definer set search_path=public, pg_temp
function scope.stamp(p_authority uuid, p_people uuid[], p_day date) returns integer security definer set search_path=public, pg_temp
function scope.stamp_contacts(p_authority uuid, p_contacts uuid[]) returns void security definer set search_path=public, pg_temp
function scope.stamp_households(p_authority uuid, p_people uuid[], p_day date) returns void security definer set search_path=public, pg_temp
function scope.stamp_identities(p_authority uuid, p_people uuid[], p_day date) returns integer security definer set search_path=public, pg_temp
function scope.stamp_rows_of_contacts(p_authority uuid, p_ids uuid[], p_marks text[]) returns void security definer set search_path=public, pg_temp
function scope.stamp_rows_of_households(p_authority uuid, p_ids uuid[], p_places uuid[], p_marks text[]) returns void security definer set search_path=public, pg_temp
function scope.stamp_rows_of_people(p_authority uuid, p_ids uuid[], p_places uuid[], p_marks text[]) returns void security definer set search_path=public, pg_temp
function scope.tables_of_contact() returns text[] stable set search_path=public, pg_temp
function scope.take_waiting(p_id uuid, p_waiting uuid, p_worker uuid) returns boolean security definer set search_path=public, pg_temp
function scope.teams_of(p_authority uuid, p_worker uuid, p_day date) returns SETOF uuid stable set search_path=public, pg_temp
function scope.threshold_readers(p_document uuid) returns TABLE(agency text, readers integer, members integer) security definer stable set search_path=public, pg_temp
function scope.waiting_by_place(p_now timestamp with time zone) returns TABLE(locality_id uuid, waiting integer, late integer) security definer stable set search_path=public, pg_temp
function scope.wants_second_person(p_outcome text, p_kind text, p_level integer, p_danger_said boolean) returns boolean immutable
function scope.workers_of_person(p_authority uuid, p_worker uuid) returns uuid[] stable set search_path=public, pg_temp
procedure access.protect(IN p_table text, IN p_kind text, IN p_follows text, IN p_writes text DEFAULT NULL::text, IN p_changes text DEFAULT NULL::text, IN p_may_change text[] DEFAULT '{}'::text[], IN p_keeps text DEFAULT NULL::text)
procedure access.write_policies(IN form text DEFAULT 'once'::text)
procedure access.write_policies_of(IN p_table text, IN form text DEFAULT 'once'::text)
procedure access.write_stamping()

grant to doorstep_app on access.account_for(p_email text): execute
grant to doorstep_app on access.actor_of(p_token_hash bytea, p_idle interval, p_whole interval, p_day date, p_now timestamp with time zone): execute
grant to doorstep_app on access.add_membership(p_membership uuid, p_account uuid, p_worker uuid, p_agency uuid, p_role text, p_from date, p_to date): execute
grant to doorstep_app on access.address_of_link(p_token_hash bytea, p_now timestamp with time zone): execute
grant to doorstep_app on access.answer_request(p_request uuid, p_approve boolean, p_token_hash bytea, p_account uuid, p_membership uuid, p_worker uuid): execute
grant to doorstep_app on access.ask_for(p_id uuid, p_kind text, p_account uuid, p_membership uuid, p_name text, p_email text, p_agency uuid, p_role text, p_from date, p_to date): execute
grant to doorstep_app on access.begin_session(p_token_hash bytea, p_account uuid, p_membership uuid, p_day date, p_now timestamp with time zone): execute
grant to doorstep_app on access.close_account(p_account uuid, p_closed boolean): execute
grant to doorstep_app on access.code_standing(p_code text): execute
grant to doorstep_app on access.count_try(p_address bytea, p_device bytea, p_now timestamp with time zone): execute
grant to doorstep_app on access.date_membership(p_membership uuid, p_from date, p_to date): execute
grant to doorstep_app on access.decides_now(p_contacts uuid[], p_standing boolean): execute
grant to doorstep_app on access.demonstration_people(): execute
grant to doorstep_app on access.end_session(p_token_hash bytea, p_now timestamp with time zone): execute
grant to doorstep_app on access.ends_allocation(p_person uuid): execute
grant to doorstep_app on access.enter(p_scope jsonb): execute
grant to doorstep_app on access.enter_figures(p_membership uuid, p_reach text, p_day date): execute
grant to doorstep_app on access.find_reference(p_reference text): execute
grant to doorstep_app on access.is_managed(p_account uuid): execute
grant to doorstep_app on access.list_accounts(): execute
grant to doorstep_app on access.list_memberships(p_account uuid): execute
grant to doorstep_app on access.list_requests(p_account uuid): execute
grant to doorstep_app on access.loaded: select
grant to doorstep_app on access.make_account(p_account uuid, p_membership uuid, p_worker uuid, p_email text, p_name text, p_agency uuid, p_role text, p_from date): execute
grant to doorstep_app on access.make_link(p_account uuid, p_token_hash bytea, p_ends_at timestamp with time zone): execute
grant to doorstep_app on access.make_read_partition(month date): execute
grant to doorstep_app on access.managed_authority(): execute
grant to doorstep_app on access.may_date_alone(p_membership uuid, p_from date, p_to date): execute
grant to doorstep_app on access.may_give_alone(p_role text): execute
grant to doorstep_app on access.may_link_alone(p_account uuid): execute
grant to doorstep_app on access.may_reopen_alone(p_account uuid): execute
grant to doorstep_app on access.memberships_of(p_account uuid, p_day date): execute
grant to doorstep_app on access.must_be_two(): execute
grant to doorstep_app on access.now(): execute
grant to doorstep_app on access.own_link(): execute
grant to doorstep_app on access.roles_given_children(): execute
grant to doorstep_app on access.roles_of_a_place(): execute
grant to doorstep_app on access.scope_of(p_kind text, p_id uuid, p_membership uuid, p_day date): execute
grant to doorstep_app on access.service_of(p_authority uuid, p_day date): execute
grant to doorstep_app on access.sight: select
grant to doorstep_app on access.stop_own_link(p_event uuid): execute
grant to doorstep_app on access.sweep(p_now timestamp with time zone): execute
grant to doorstep_app on access.take_try_back(p_address bytea, p_device bytea): execute
grant to doorstep_app on access.today(): execute
grant to doorstep_app on access.use_choice(p_choice bytea, p_now timestamp with time zone): execute
grant to doorstep_app on access.use_link(p_token_hash bytea, p_password_hash text, p_event uuid, p_now timestamp with time zone): execute
grant to doorstep_app on access.waiting_count(p_membership uuid, p_restrictions text[], p_day date): execute
grant to doorstep_app on access.who_looked(p_person uuid, p_most integer): execute
grant to doorstep_app on access.workers_in_roles(p_roles text[]): execute
grant to doorstep_app on access.works_with_children(p_team uuid, p_worker uuid): execute
grant to doorstep_app on agency: insert, select, update
grant to doorstep_app on allocation: insert, select, update (valid_to)
grant to doorstep_app on answer: insert, select
grant to doorstep_app on area: select
grant to doorstep_app on area_drawing: select
grant to doorstep_app on area_edition: select
grant to doorstep_app on area_successor: select
grant to doorstep_app on authority: insert, select, update
grant to doorstep_app on bank_holiday: select
grant to doorstep_app on bringer: insert, select
grant to doorstep_app on closure: insert, select
grant to doorstep_app on contact: insert, select, update (danger, due_at, family_agrees, family_knows, household_id, kind, nobody_named, source_code, version)
grant to doorstep_app on contact_child: insert, select, update (added_within, compared_at, compared_by, moved_to, removed_at, removed_by)
grant to doorstep_app on contact_version: insert, select
grant to doorstep_app on contact_words: insert, select
grant to doorstep_app on decision: insert, select, update (confirmed_at, confirmed_by)
grant to doorstep_app on disagreement: insert, select, update (outcome, outcome_words, resolved_at, resolved_by, version)
grant to doorstep_app on draft: delete, insert, select, update
grant to doorstep_app on early_help_offer: insert, select, update (ended_at)
grant to doorstep_app on event: insert, select
grant to doorstep_app on figure_child: select
grant to doorstep_app on figure_contact: select
grant to doorstep_app on figure_decision: select
grant to doorstep_app on figure_disagreement: select
grant to doorstep_app on figure_joined_record: select
grant to doorstep_app on figure_linked_contact: select
grant to doorstep_app on figure_referral: select
grant to doorstep_app on figure_waiting: select
grant to doorstep_app on held_answer: insert, select
grant to doorstep_app on household: insert, select
grant to doorstep_app on household_member: insert, select, update (valid_to)
grant to doorstep_app on import_problem: insert, select
grant to doorstep_app on import_run: insert, select, update
grant to doorstep_app on import_waiting: insert
grant to doorstep_app on imported_row: insert, select, update (row_hash)
grant to doorstep_app on imports.count_rows(): execute
grant to doorstep_app on imports.home(): execute
grant to doorstep_app on imports.known(p_people uuid[], p_day date): execute
grant to doorstep_app on imports.own_waiting(): execute
grant to doorstep_app on imports.refuse_waiting(p_waiting uuid, p_because text, p_told text): execute
grant to doorstep_app on imports.service(p_day date): execute
grant to doorstep_app on imports.settled(p_since timestamp with time zone, p_waiting uuid): execute
grant to doorstep_app on imports.take_waiting(p_ids uuid[], p_run uuid, p_at timestamp with time zone): execute
grant to doorstep_app on imports.waiting(): execute
grant to doorstep_app on imports.waiting_words(p_ids uuid[]): execute
grant to doorstep_app on imports.who_has(p_plain text[]): execute
grant to doorstep_app on information_request: insert, select, update (came_at, came_by)
grant to doorstep_app on installation: select
grant to doorstep_app on involvement: insert, select, update (last_involved_on, phone, valid_to)
grant to doorstep_app on locality: insert, select, update
grant to doorstep_app on locality_area: insert, select, update
grant to doorstep_app on outbox: insert, select, update (sent_at, sent_by)
grant to doorstep_app on people.find(p_words text[], p_forms text[], p_form_of integer[], p_born date[], p_born_from date, p_born_to date, p_street text, p_number text, p_postcode text, p_outward text, p_identifiers text[], p_kinds text[], p_most integer): execute
grant to doorstep_app on people.other_side(p_relationship uuid): execute
grant to doorstep_app on people.plain_identifier(value text): execute
grant to doorstep_app on people.written_between(p_people uuid[], p_from timestamp with time zone, p_to timestamp with time zone): execute
grant to doorstep_app on person: insert, select, update (born_about, born_on, died_on, expected_on, family_name, given_name, household_id, identity_id, kind, known_as, search_key, sex, version)
grant to doorstep_app on person_address: insert, select, update (valid_to)
grant to doorstep_app on person_fact: insert, select, update (valid_to)
grant to doorstep_app on person_identifier: insert, select, update (valid_to, verified_at, verified_by)
grant to doorstep_app on person_merge: insert, select, update (unmerged_at, unmerged_by, unmerged_why)
grant to doorstep_app on person_name: insert, select, update (valid_to)
grant to doorstep_app on person_restriction: insert, select, update (lifted_at, lifted_by, lifted_why)
grant to doorstep_app on population: select
grant to doorstep_app on post: insert, select
grant to doorstep_app on post_holding: insert, select, update (recorded_at, recorded_by, valid_to, version)
grant to doorstep_app on post_holding_version: insert, select
grant to doorstep_app on postcode: select
grant to doorstep_app on read_entry: insert
grant to doorstep_app on record_opening: insert, select, update (reviewed_at, reviewed_by)
grant to doorstep_app on reference_number: usage
grant to doorstep_app on referral: insert, select, update (closed_at, closed_why, disability, ethnicity, no_further_action, primary_need, source_code, step, version)
grant to doorstep_app on referral_link: insert, select
grant to doorstep_app on referral_move: select
grant to doorstep_app on relationship: insert, select, update (valid_to)
grant to doorstep_app on said_child: insert, select, update (person_id, settled_at, settled_by)
grant to doorstep_app on schema access: usage
grant to doorstep_app on schema imports: usage
grant to doorstep_app on schema people: usage
grant to doorstep_app on schema public: usage
grant to doorstep_app on schema scope: usage
grant to doorstep_app on scope.brought_and_shut(p_worker uuid): execute
grant to doorstep_app on scope.children_nobody_has(p_authority uuid, p_day date): execute
grant to doorstep_app on scope.contacts_by_ward(p_from date, p_to date): execute
grant to doorstep_app on scope.disagreement_days(): execute
grant to doorstep_app on scope.hand_on(p_authority uuid, p_offer uuid): execute
grant to doorstep_app on scope.is_answered(p_authority uuid, p_contact uuid): execute
grant to doorstep_app on scope.is_reached(p_sight text, p_person uuid, p_locality uuid): execute
grant to doorstep_app on scope.is_same_person(p_authority uuid, p_worker_a uuid, p_worker_b uuid): execute
grant to doorstep_app on scope.joined_records(): execute
grant to doorstep_app on scope.locality_for(p_authority uuid, p_ward text, p_day date): execute
grant to doorstep_app on scope.locality_of(p_authority uuid, p_lsoa text, p_ward text, p_day date): execute
grant to doorstep_app on scope.monthly_contacts(p_from date, p_now timestamp with time zone): execute
grant to doorstep_app on scope.move_referral(p_authority uuid, p_referral uuid, p_contact uuid, p_step text, p_move uuid, p_worker uuid, p_at timestamp with time zone): execute
grant to doorstep_app on scope.on_time(p_from date, p_to date, p_now timestamp with time zone): execute
grant to doorstep_app on scope.open_referrals(p_authority uuid, p_people uuid[]): execute
grant to doorstep_app on scope.own_authority(): execute
grant to doorstep_app on scope.own_places(): execute
grant to doorstep_app on scope.own_teams(): execute
grant to doorstep_app on scope.own_workers(): execute
grant to doorstep_app on scope.people_in(p_authority uuid, p_areas text[], p_after uuid, p_most integer): execute
grant to doorstep_app on scope.place_contact(p_authority uuid, p_contact uuid, p_person uuid): execute
grant to doorstep_app on scope.reads_answer(p_authority uuid, p_contact uuid, p_day date): execute
grant to doorstep_app on scope.referrals_of(p_authority uuid, p_contact uuid): execute
grant to doorstep_app on scope.set_own_restriction(p_authority uuid, p_person uuid, p_restriction text): execute
grant to doorstep_app on scope.stamp_contacts(p_authority uuid, p_contacts uuid[]): execute
grant to doorstep_app on scope.stamp_identities(p_authority uuid, p_people uuid[], p_day date): execute
grant to doorstep_app on scope.take_waiting(p_id uuid, p_waiting uuid, p_worker uuid): execute
grant to doorstep_app on scope.threshold_readers(p_document uuid): execute
grant to doorstep_app on scope.waiting_by_place(p_now timestamp with time zone): execute
grant to doorstep_app on scope.wants_second_person(p_outcome text, p_kind text, p_level integer, p_danger_said boolean): execute
grant to doorstep_app on seen_news: insert, select
grant to doorstep_app on submission: insert, select
grant to doorstep_app on team: insert, select, update
grant to doorstep_app on threshold_clause: delete, insert, select, update
grant to doorstep_app on threshold_document: insert, select, update (note, proposed_at, proposed_by, proposed_from, published_by, revision, title, valid_from)
grant to doorstep_app on threshold_level: delete, insert, select, update
grant to doorstep_app on threshold_reading: insert, select
grant to doorstep_app on vocabulary: insert, select, update
grant to doorstep_app on waiting: delete, insert, select, update
grant to doorstep_app on worker: select
grant to public on schema public: usage
