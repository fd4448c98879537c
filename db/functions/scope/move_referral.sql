-- Moves an open referral to another step, and keeps which contact moved it: also where the decider may not read it. Nothing where it
-- stands there already. It is moved by whoever decides that contact in this very act, in their own name.
create or replace function scope.move_referral(
  p_authority uuid, p_referral uuid, p_contact uuid, p_step text, p_move uuid, p_worker uuid, p_at timestamptz
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text;
begin
  if not (array[p_authority] <@ coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}'))
    or not ('deciding' = any (coalesce(nullif(current_setting('app.writes', true), '')::text[], '{}'))) then
    raise insufficient_privilege using message = 'not here to move a referral';
  end if;
  if not coalesce(p_worker = any (scope.own_workers()), false) or not access.decides_now(array[p_contact], false) then
    raise insufficient_privilege using message = 'a referral is moved by whoever decides a contact, in their own name';
  end if;
  select step into before from referral where authority_id = p_authority and id = p_referral and closed_at is null for update;
  if before is null or before = p_step then return null; end if;
  update referral set step = p_step where authority_id = p_authority and id = p_referral;
  insert into referral_move (authority_id, id, referral_id, contact_id, person_id, from_step, to_step, moved_at, moved_by, locality_id, agency_id, restriction)
  select r.authority_id, p_move, r.id, c.id, r.person_id, before, p_step, p_at, p_worker, c.locality_id, c.agency_id, greatest(c.restriction, r.restriction)
  from referral r join contact c on c.authority_id = r.authority_id and c.id = p_contact
  where r.authority_id = p_authority and r.id = p_referral;
  return before;
end
$$;
grant execute on function scope.move_referral to doorstep_app;
