-- The contacts that name these people today.
create or replace function scope.contacts_of(p_authority uuid, p_people uuid[]) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct c.contact_id), '{}') from contact_child c
  where c.authority_id = p_authority and c.person_id = any (p_people) and c.removed_at is null
$$;
