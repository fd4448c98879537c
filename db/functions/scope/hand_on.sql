-- What was given with an offer of early help goes on with another offer that stands for the same child in the same place, also one that
-- the decider may not read: the team that has the child for both keeps them. Whether there was one.
create or replace function scope.hand_on(p_authority uuid, p_offer uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  other uuid;
begin
  if not (array[p_authority] <@ coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}'))
    or not ('deciding' = any (coalesce(nullif(current_setting('app.writes', true), '')::text[], '{}'))) then
    raise insufficient_privilege using message = 'not here to hand on what was given';
  end if;
  select o.id into other from early_help_offer e
    join person p on p.authority_id = e.authority_id and p.id = e.person_id
    join person g on g.authority_id = p.authority_id and g.identity_id = p.identity_id
    join early_help_offer o on o.authority_id = g.authority_id and o.person_id = g.id and o.id <> e.id and o.offered_in = e.offered_in and o.ended_at is null
    where e.authority_id = p_authority and e.id = p_offer and e.ended_at is not null order by o.offered_at, o.id limit 1;
  if other is null then return false; end if;
  update allocation set begun_with = other where authority_id = p_authority and begun_with = p_offer and (valid_to is null or valid_to >= access.today());
  return true;
end
$$;
grant execute on function scope.hand_on to doorstep_app;
