-- The contacts that name these people and nobody else who is restricted.
create or replace function scope.contacts_of_given(p_authority uuid, p_given uuid[]) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct k.contact_id), '{}')
  from contact_child k
  where k.authority_id = p_authority and k.person_id = any (p_given) and k.removed_at is null
    and not exists (select 1 from contact_child o join person p on p.authority_id = p_authority and p.id = o.person_id
      where o.authority_id = p_authority and o.contact_id = k.contact_id and o.removed_at is null
        and p.restriction <> 'none' and p.id <> all (p_given))
$$;
