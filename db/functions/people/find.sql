-- Whom the asker's index reaches that may be meant: ids, a score, and what it rests on. The scope is taken from the settings of the
-- transaction, as the policies take it; the rows themselves are read afterwards, under the policies. The order is a first one, wide
-- enough for src/people/score.ts to put right.
--   p_words: folded words of names. p_forms, p_form_of: other forms of the word with that number.
--   p_born: the day, then days near it. p_born_from, p_born_to: between which days, from an age or a part of a date.
--   words: for each word the likeness of the best name that the person has or had.
create or replace function people.find(
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
  reached uuid[] := nullif(current_setting('app.index_ids', true), '')::uuid[];
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
grant execute on function people.find to doorstep_app;
