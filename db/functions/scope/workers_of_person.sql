-- Everybody whom the person behind a worker is in this authority: an account has a worker in each agency. Ended memberships count, since
-- it is the same person still.
create or replace function scope.workers_of_person(p_authority uuid, p_worker uuid) returns uuid[]
language sql stable set search_path = public, pg_temp as $$
  select array(
    select p_worker
    union
    select o.worker_id from membership m join membership o on o.account_id = m.account_id and o.authority_id = m.authority_id
    where m.authority_id = p_authority and m.worker_id = p_worker)
$$;
