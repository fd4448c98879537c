-- A contact, and all that hangs on it, takes the strictest restriction of the children it names.
create or replace function scope.stamp_contacts(p_authority uuid, p_contacts uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
  marks text[];
begin
  if not (array[p_authority] <@ coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}')) then raise exception 'outside the authority'; end if;
  select array_agg(s.id), array_agg(s.mark) into ids, marks from (
    select c.id, c.restriction as was, case when exists (
      select 1 from contact_child k join person p on p.authority_id = k.authority_id and p.id = k.person_id
      join person g on g.authority_id = k.authority_id and g.identity_id = p.identity_id
      where k.authority_id = p_authority and k.contact_id = c.id and k.removed_at is null and g.restriction <> 'none') then 'restricted' else 'none' end as mark
    from contact c where c.authority_id = p_authority and c.id = any (p_contacts)) s;
  if ids is null then return; end if;
  update contact c set restriction = s.mark from unnest(ids, marks) s(id, mark) where c.authority_id = p_authority and c.id = s.id and c.restriction <> s.mark;
  perform scope.stamp_rows_of_contacts(p_authority, ids, marks);
end
$$;
grant execute on function scope.stamp_contacts to doorstep_app;
