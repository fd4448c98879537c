-- Loads before the migrations, which call it.
-- Writes the functions that stamp the rows which follow people, contacts and households, from the catalogue: static SQL, no list
-- kept by hand. scope.stamp and scope.stamp_contacts call them, so that whatever moves, joins, parts or restricts reaches each table.
create or replace procedure access.write_stamping() language plpgsql as $$
declare
  of_people text := '';
  of_contacts text := '';
  of_households text := '';
  t record;
  head constant text := E' returns void\nlanguage plpgsql security definer set search_path = public, pg_temp as $body$\nbegin\n';
begin
  for t in
    select p.table_name as name, p.follows, coalesce(p.keeps, '') as keeps,
      exists (select 1 from pg_attribute a where a.attrelid = to_regclass('public.' || quote_ident(p.table_name)) and a.attname = 'person_id' and not a.attisdropped) as names_person
    from access.protected p order by p.table_name
  loop
    if t.follows = 'person' then
      of_people := of_people || format(
        E'  update %I r set %s from unnest(p_ids, p_places, p_marks) s(id, place, mark)\n    where r.authority_id = p_authority and r.person_id = s.id and (%s) is distinct from (%s);\n',
        t.name,
        case t.keeps when 'restriction' then 'locality_id = s.place' when 'locality' then 'restriction = s.mark' else 'locality_id = s.place, restriction = s.mark' end,
        case t.keeps when 'restriction' then 'r.locality_id' when 'locality' then 'r.restriction' else 'r.locality_id, r.restriction' end,
        case t.keeps when 'restriction' then 's.place' when 'locality' then 's.mark' else 's.place, s.mark' end);
    end if;
    -- what was done stays where it was done; who may see that it was done follows the person
    if t.follows = 'contact or person' then
      of_people := of_people || format(
        E'  update %I r set restriction = s.mark from unnest(p_ids, p_marks) s(id, mark)\n    where r.authority_id = p_authority and r.person_id = s.id and r.contact_id is null and r.restriction <> s.mark;\n', t.name);
    end if;
    if t.follows in ('contact', 'contact or person') then
      of_contacts := of_contacts || format(
        E'  update %I r set restriction = s.mark from unnest(p_ids, p_marks) s(id, mark)\n    where r.authority_id = p_authority and r.contact_id = s.id and r.restriction <> s.mark;\n', t.name);
      -- a row that names a restricted person stays so, also where the contact was moved away from them
      if t.names_person then
        of_contacts := of_contacts || format(
          E'  update %I r set restriction = ''restricted'' from person p join person g on g.authority_id = p.authority_id and g.identity_id = p.identity_id\n    where r.authority_id = p_authority and r.contact_id = any (p_ids) and r.restriction = ''none'' and p.authority_id = p_authority and p.id = r.person_id and g.restriction <> ''none'';\n', t.name);
      end if;
    end if;
    if t.follows = 'household' then
      of_households := of_households || format(
        E'  update %I r set locality_id = s.place, restriction = s.mark from unnest(p_ids, p_places, p_marks) s(id, place, mark)\n    where r.authority_id = p_authority and r.household_id = s.id and (r.locality_id, r.restriction) is distinct from (s.place, s.mark);\n', t.name);
    end if;
  end loop;
  execute 'create or replace function scope.stamp_rows_of_people(p_authority uuid, p_ids uuid[], p_places uuid[], p_marks text[])' || head || of_people || E'end\n$body$';
  execute 'create or replace function scope.stamp_rows_of_contacts(p_authority uuid, p_ids uuid[], p_marks text[])' || head || of_contacts || E'end\n$body$';
  execute 'create or replace function scope.stamp_rows_of_households(p_authority uuid, p_ids uuid[], p_places uuid[], p_marks text[])' || head || of_households || E'end\n$body$';
end
$$;
