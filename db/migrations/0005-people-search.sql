-- Finding people, and what joining and parting two records needs.

create schema people;
grant usage on schema people to doorstep_app;

-- ── Restrictions of an identity ─────────────────────────────────────────────────────────────────

-- A record's own restriction. `restriction` is the strictest of the records that share an identity: it is what the policies
-- read, stamped, and cannot be written by hand. Parting the records gives each its own again.
alter table person add column own_restriction text not null default 'none' check (own_restriction in ('none', 'restricted'));
revoke update (restriction) on person from doorstep_app;

-- A restriction is set and lifted by whoever may: a row policy cannot tell one column of an index row from another.
create function scope.set_own_restriction(p_authority uuid, p_person uuid, p_restriction text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not (array[p_authority] <@ coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}'))
    or not ('restriction' = any (coalesce(nullif(current_setting('app.writes', true), '')::text[], '{}'))) then
    raise insufficient_privilege using message = 'restricting is not open here';
  end if;
  update person set own_restriction = p_restriction, version = version + 1 where authority_id = p_authority and id = p_person;
end
$$;
revoke execute on function scope.set_own_restriction from public;
grant execute on function scope.set_own_restriction to doorstep_app;

-- Why somebody's record is restricted, since when, and until when where that is known. A row about a restriction is itself restricted
-- for ever: the reason must not open with the record. Lifting ends the row, and says who and why.
create table person_restriction (
  authority_id uuid not null, id uuid not null, person_id uuid not null,
  why text not null,
  valid_from date not null, valid_to date,   -- the last day, where it is known beforehand
  recorded_at timestamptz not null, recorded_by uuid,
  lifted_at timestamptz, lifted_by uuid, lifted_why text,
  locality_id uuid not null, agency_id uuid not null,
  restriction text not null default 'restricted' check (restriction = 'restricted'),
  primary key (authority_id, id),
  foreign key (authority_id, person_id) references person
);
create index on person_restriction (authority_id, person_id);
create unique index person_restriction_standing on person_restriction (authority_id, person_id) where lifted_at is null;
insert into access.protected values ('person_restriction', 'index', 'restriction');
grant select, insert on person_restriction to doorstep_app;
grant update (lifted_at, lifted_by, lifted_why) on person_restriction to doorstep_app;

-- Whether two entries of the index are one person is the index's to show: ids and days.
update access.protected set kind = 'index' where table_name = 'person_merge';

-- Looking for the correction of a row must not read the whole table.
do $$
declare t text;
begin
  foreach t in array array['person_name', 'person_address', 'person_identifier', 'person_fact', 'relationship', 'household_member', 'involvement', 'allocation'] loop
    execute format('create index on %I (authority_id, corrects) where corrects is not null', t);
  end loop;
end $$;
create index on event (authority_id, person_id) where person_id is not null;
create index on person_merge (authority_id, other_id);

-- Where people live on a day: the latest address of any record of the same identity.
create or replace function scope.places_of(p_authority uuid, p_people uuid[], p_day date) returns table (person_id uuid, locality_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, scope.locality_for(p_authority, (
    select a.ward_code from person g join person_address a on a.authority_id = p_authority and a.person_id = g.id
    where g.authority_id = p_authority and g.identity_id = p.identity_id
      and (a.valid_from is null or a.valid_from <= p_day) and (a.valid_to is null or a.valid_to >= p_day)
      and not exists (select 1 from person_address c where c.authority_id = p_authority and c.corrects = a.id)
    order by a.valid_from desc nulls last, a.recorded_at desc, a.id desc limit 1), p_day)
  from person p where p.authority_id = p_authority and p.id = any (p_people)
$$;

-- Stamps every row that hangs on these people: locality by their address on that day, the strictest restriction of their identity,
-- also on the index row and the events about them. Contacts keep the locality of the day they were received; their restriction
-- follows their children (scope.stamp_contacts). Returns how many people moved. No temporary table: a caller could make one first.
create function scope.stamp(p_authority uuid, p_people uuid[], p_day date) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
  places uuid[];
  marks text[];
  t text;
  moved int;
begin
  if not (array[p_authority] <@ coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}')) then raise exception 'outside the authority'; end if;
  select array_agg(s.person_id), array_agg(s.locality_id), array_agg(s.mark) into ids, places, marks from (
    select w.person_id, w.locality_id, case when exists (
      select 1 from person p join person g on g.authority_id = p_authority and g.identity_id = p.identity_id
      where p.authority_id = p_authority and p.id = w.person_id and g.own_restriction <> 'none') then 'restricted' else 'none' end as mark
    from scope.places_of(p_authority, p_people, p_day) w) s;
  if ids is null then return 0; end if;
  select count(*)::int into moved from person p join unnest(ids, places) s(id, place) on p.id = s.id where p.authority_id = p_authority and p.locality_id <> s.place;
  update person p set locality_id = s.place, restriction = s.mark from unnest(ids, places, marks) s(id, place, mark)
    where p.authority_id = p_authority and p.id = s.id and (p.locality_id, p.restriction) is distinct from (s.place, s.mark);
  foreach t in array array['person_name', 'person_address', 'person_identifier', 'person_fact', 'relationship', 'household_member', 'involvement', 'allocation', 'person_merge'] loop
    execute format('update %I r set locality_id = s.place, restriction = s.mark from unnest($2, $3, $4) s(id, place, mark)
      where r.authority_id = $1 and r.person_id = s.id and (r.locality_id, r.restriction) is distinct from (s.place, s.mark)', t) using p_authority, ids, places, marks;
  end loop;
  update person_restriction r set locality_id = s.place from unnest(ids, places) s(id, place)
    where r.authority_id = p_authority and r.person_id = s.id and r.locality_id <> s.place;
  -- what was done stays where it was done; who may see that it was done follows the person
  update event r set restriction = s.mark from unnest(ids, marks) s(id, mark)
    where r.authority_id = p_authority and r.person_id = s.id and r.contact_id is null and r.restriction <> s.mark;
  return moved;
end
$$;

-- Stamps these people with all records of their identities, and the contacts that name any of them.
create function scope.stamp_identities(p_authority uuid, p_people uuid[], p_day date) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  everyone uuid[];
  moved int;
begin
  if not (array[p_authority] <@ coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}')) then raise exception 'outside the authority'; end if;
  select coalesce(array_agg(distinct g.id), '{}') into everyone
  from person p join person g on g.authority_id = p_authority and g.identity_id = p.identity_id where p.authority_id = p_authority and p.id = any (p_people);
  moved := scope.stamp(p_authority, everyone, p_day);
  perform scope.stamp_contacts(p_authority, (
    select coalesce(array_agg(distinct c.contact_id), '{}') from contact_child c where c.authority_id = p_authority and c.person_id = any (everyone)));
  return moved;
end
$$;

-- ── Words that somebody is found by ─────────────────────────────────────────────────────────────

alter table person_name add column search_key text not null default '';  -- folded, as on the index row
drop index person_search;

-- One row for each word of each name that somebody has or had. No app role reads it: only people.find does, and that returns ids
-- of people whom the asker's index reaches. Former names must not be readable with the index.
create table person_word (
  authority_id uuid not null,
  word text not null,
  person_id uuid not null,
  primary key (authority_id, word, person_id),
  foreign key (authority_id, person_id) references person on delete cascade
);
create index on person_word (authority_id, person_id);
-- Each word once (now and then twice: nobody waits for anybody to add one), so that likeness is asked of some thousand words and not
-- of every person. Only words: the authority is not in the trigram index, since its half of the work would be the whole town.
create table name_word (
  authority_id uuid not null,
  word text not null,
  first_id uuid not null,                    -- on whose name it came first
  primary key (authority_id, word, first_id)
);
create index name_word_like on name_word using gin (word gin_trgm_ops) with (fastupdate = off);
drop index person_address_search;
create index person_address_search on person_address using gin (search_key gin_trgm_ops);
insert into access.protected values ('person_word', 'log'), ('name_word', 'log');

create function people.keep_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    delete from person_word w using now_rows n join before_rows b on b.authority_id = n.authority_id and b.id = n.id
      where n.search_key <> b.search_key and w.authority_id = n.authority_id and w.person_id = n.id;
    insert into person_word (authority_id, word, person_id)
      select n.authority_id, w, n.id from now_rows n join before_rows b on b.authority_id = n.authority_id and b.id = n.id, regexp_split_to_table(n.search_key, ' +') w
        where n.search_key <> b.search_key and w <> ''
      union
      select n.authority_id, w, n.id from now_rows n join before_rows b on b.authority_id = n.authority_id and b.id = n.id
        join person_name o on o.authority_id = n.authority_id and o.person_id = n.id, regexp_split_to_table(o.search_key, ' +') w
        where n.search_key <> b.search_key and w <> '';
  elsif tg_table_name = 'person' then
    insert into person_word (authority_id, word, person_id)
      select n.authority_id, w, n.id from now_rows n, regexp_split_to_table(n.search_key, ' +') w where w <> '' on conflict do nothing;
  else
    insert into person_word (authority_id, word, person_id)
      select n.authority_id, w, n.person_id from now_rows n, regexp_split_to_table(n.search_key, ' +') w where w <> '' on conflict do nothing;
  end if;
  insert into name_word (authority_id, word, first_id)
    select distinct on (n.authority_id, w) n.authority_id, w, n.id from now_rows n, regexp_split_to_table(n.search_key, ' +') w
    where w <> '' and not exists (select 1 from name_word k where k.authority_id = n.authority_id and k.word = w);
  return null;
end
$$;
create trigger words_of_new_people after insert on person referencing new table as now_rows for each statement execute function people.keep_words();
create trigger words_of_changed_people after update on person referencing old table as before_rows new table as now_rows for each statement execute function people.keep_words();
create trigger words_of_new_names after insert on person_name referencing new table as now_rows for each statement execute function people.keep_words();

-- An identifier as it is compared: its letters and figures.
create function people.plain_identifier(value text) returns text immutable strict parallel safe language sql as $$
  select upper(regexp_replace(value, '[^A-Za-z0-9]', '', 'g'))
$$;
create index person_identifier_plain on person_identifier (authority_id, people.plain_identifier(value));

-- Whom the asker's index reaches that may be meant: ids, a score, and what it rests on. The scope is taken from the settings of the
-- transaction, as the policies take it; the rows themselves are read afterwards, under the policies. The order is a first one, wide
-- enough for src/people/score.ts to put right.
--   p_words: folded words of names. p_forms, p_form_of: other forms of the word with that number.
--   p_born: the day, then days near it. p_born_from, p_born_to: between which days, from an age or a part of a date.
--   words: for each word the likeness of the best name that the person has or had.
create function people.find(
  p_words text[], p_forms text[], p_form_of int[], p_born date[], p_born_from date, p_born_to date,
  p_street text, p_number text, p_postcode text, p_outward text, p_identifiers text[], p_kinds text[], p_most int
) returns table (person_id uuid, identity_id uuid, score real, words real[], street real, number boolean, postcode boolean, identifier text)
language plpgsql stable security definer rows 80
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off set pg_trgm.similarity_threshold = 0.25 set pg_trgm.word_similarity_threshold = 0.4
as $$
#variable_conflict use_column
declare
  a uuid := (nullif(current_setting('app.authority', true), '')::uuid[])[1];
  places uuid[] := nullif(current_setting('app.index_localities', true), '')::uuid[];
  reached uuid[] := nullif(current_setting('app.index_people', true), '')::uuid[];
  restrictions text[] := nullif(current_setting('app.restrictions', true), '')::text[];
  given uuid[] := nullif(current_setting('app.restricted_people', true), '')::uuid[];
begin
  -- Every likeness is a row; they meet in one grouping, and only then is the person looked up by key. (offset 0 keeps the planner
  -- from turning the look-ups round: it cannot know how many are alike. So one plan does for every search, and is made once.)
  return query
  with typed as (
    select t.word, t.i::int from unnest(p_words) with ordinality t(word, i)
  ), alike as (
    select k.person_id, t.i, similarity(k.word, t.word) as likeness
      from typed t
      cross join lateral (select distinct n.word from name_word n where n.authority_id = a and n.word % t.word offset 0) l
      cross join lateral (select w.person_id, w.word from person_word w where w.authority_id = a and w.word = l.word offset 0) k
    union all
    select k.person_id, f.i, 0.8
      from unnest(p_forms, p_form_of) f(word, i) cross join lateral (select w.person_id from person_word w where w.authority_id = a and w.word = f.word offset 0) k
  ), at_address as (
    select d.id, d.person_id, d.search_key, d.postcode from person_address d
      where d.authority_id = a and p_street <> '' and d.search_key %> p_street and (d.valid_to is null or d.valid_from is null or d.valid_to >= d.valid_from)
    union
    select d.id, d.person_id, d.search_key, d.postcode from person_address d
      where d.authority_id = a and d.postcode = p_postcode and (d.valid_to is null or d.valid_from is null or d.valid_to >= d.valid_from)
  ), evidence as (
    select l.person_id, l.i, l.likeness, null::real as street, false as number, false as postcode, null::text as scheme from alike l
    union all
    select d.person_id, null, null, case when p_street = '' then 0 else word_similarity(p_street, d.search_key) end,
      p_number <> '' and position(' ' || p_number || ' ' in ' ' || d.search_key || ' ') > 0, coalesce(d.postcode = p_postcode, false), null
    from at_address d where not exists (select 1 from person_address c where c.authority_id = a and c.corrects = d.id)
    union all
    select n.person_id, null, null, null, false, false, n.scheme from person_identifier n
      where n.authority_id = a and people.plain_identifier(n.value) = any (p_identifiers) and (n.valid_to is null or n.valid_from is null or n.valid_to >= n.valid_from)
        and not exists (select 1 from person_identifier c where c.authority_id = a and c.corrects = n.id)
    union all
    select p.id, null, null, null, false, false, null from person p where p.authority_id = a and p.born_on = any (p_born)
  ), meant as (
    select e.person_id,
      array[max(e.likeness) filter (where e.i = 1), max(e.likeness) filter (where e.i = 2), max(e.likeness) filter (where e.i = 3),
            max(e.likeness) filter (where e.i = 4), max(e.likeness) filter (where e.i = 5), max(e.likeness) filter (where e.i = 6)]::real[] as words,
      coalesce(max(e.street), 0)::real as street, bool_or(e.number) as number, bool_or(e.postcode) as postcode, min(e.scheme) as scheme
    from evidence e group by e.person_id
  )
  select p.id, p.identity_id,
    ((select coalesce(sum(w), 0) from unnest(m.words) w)
      + case when p.born_on = p_born[1] then 1.2 when p.born_on = any (p_born) then 0.9 when p.born_on between p_born_from and p_born_to then 0.7
             when p.born_on between p_born_from - 366 and p_born_to + 366 then 0.3 else 0 end
      + m.street * case when m.number then 1.6 else 0.8 end + case when m.postcode then 0.8 else 0 end
      + case when p_outward <> '' and exists (
          select 1 from person_address d where d.authority_id = a and d.person_id = p.id and starts_with(d.postcode, p_outward || ' ')) then 0.5 else 0 end
      + case when m.scheme is null then 0 else 9 end)::real as score,
    m.words, m.street, m.number, m.postcode, m.scheme
  from meant m
  cross join lateral (
    select o.id, o.identity_id, o.born_on from person o
    where o.authority_id = a and o.id = m.person_id
      and o.kind = any (p_kinds) and (o.restriction = any (restrictions) or o.id = any (given)) and (o.locality_id = any (places) or o.id = any (reached))
    offset 0
  ) p
  order by score desc, p.id
  limit p_most;
end
$$;

-- ── Parting two records ─────────────────────────────────────────────────────────────────────────

-- What was written on these records between two moments: which table, which row, when. Not what it says.
create function people.written_between(p_people uuid[], p_from timestamptz, p_to timestamptz) returns table (kind text, id uuid, person_id uuid, at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  a uuid := (nullif(current_setting('app.authority', true), '')::uuid[])[1];
  t text;
begin
  foreach t in array array['person_name', 'person_address', 'person_identifier', 'person_fact', 'relationship', 'household_member', 'involvement', 'allocation'] loop
    return query execute format('select %L::text, id, person_id, recorded_at from %I where authority_id = $1 and person_id = any ($2) and recorded_at > $3 and recorded_at <= $4', t, t)
      using a, p_people, p_from, p_to;
  end loop;
  return query select 'contact_child'::text, c.contact_id, c.person_id, c.added_at from contact_child c
    where c.authority_id = a and c.person_id = any (p_people) and c.added_at > p_from and c.added_at <= p_to and c.removed_at is null;
end
$$;

-- The row that says the same of these two people from the other side: written in the same act.
create function people.other_side(p_relationship uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select o.id from relationship r join relationship o on o.authority_id = r.authority_id and o.person_id = r.other_id and o.other_id = r.person_id
    and o.recorded_at = r.recorded_at and o.recorded_by is not distinct from r.recorded_by
  where r.authority_id = (nullif(current_setting('app.authority', true), '')::uuid[])[1] and r.id = p_relationship
  limit 1
$$;

call access.write_policies('once');

revoke execute on all functions in schema people, scope from public;
grant execute on function people.find, people.written_between, people.other_side, people.plain_identifier, scope.stamp, scope.stamp_identities, scope.stamp_contacts, scope.locality_for to doorstep_app;
