-- The owner of an account did not want a new link: what was asked for is over, and a link that was made of it stops working.
create or replace function access.stop_own_link(p_event uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid := (nullif(current_setting('app.account', true), '')::uuid[])[1];
  stopped uuid[];
begin
  with over as (
    update account_request set stopped_at = access.now()
    where account_id = mine and kind = 'link' and used_at is null and stopped_at is null and (answered_at is null or approved) returning id)
  select array_agg(id) into stopped from over;
  if stopped is null then return false; end if;
  update sign_in_link set used_at = access.now() where account_id = mine and used_at is null;
  perform access.write_account_event(p_event, scope.own_authority(), mine, 'one-time link stopped by its owner',
    replace(json_build_object('request', stopped[1])::text, ' ', ''), access.now());
  return true;
end
$$;
grant execute on function access.stop_own_link to doorstep_app;
