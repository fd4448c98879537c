-- Workers who are here today as one of these: by a membership, or, where they have no account, by a post that they hold. Ids alone.
create or replace function access.workers_in_roles(p_roles text[]) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select k.id from worker k
  where k.authority_id = scope.own_authority()
    and (exists (
        select 1 from membership m join account a on a.id = m.account_id and a.closed_at is null
        where m.authority_id = k.authority_id and m.worker_id = k.id and m.role = any (p_roles)
          and m.valid_from <= access.today() and (m.valid_to is null or m.valid_to >= access.today()))
      or not exists (select 1 from membership m where m.authority_id = k.authority_id and m.worker_id = k.id) and exists (
        select 1 from post_holding h join post p on p.authority_id = h.authority_id and p.id = h.post_id
        where h.authority_id = k.authority_id and h.worker_id = k.id and p.role = any (p_roles)
          and h.valid_from <= access.today() and (h.valid_to is null or h.valid_to >= access.today())
          and p.valid_from <= access.today() and (p.valid_to is null or p.valid_to >= access.today())))
$$;
grant execute on function access.workers_in_roles to doorstep_app;
