create or replace function access.list_accounts() returns table (account_id uuid, name text, email text, closed_at timestamptz, has_password boolean, link_ends_at timestamptz, shared boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.name, a.email, a.closed_at, a.password_hash is not null,
    (select max(l.ends_at) from sign_in_link l where l.account_id = a.id and l.used_at is null and l.ends_at > access.now()),
    exists (select 1 from membership o where o.account_id = a.id and o.authority_id <> access.managed_authority())
  from account a
  where exists (select 1 from membership m where m.account_id = a.id and m.authority_id = access.managed_authority() and m.role <> 'service')
  order by a.closed_at is not null, a.name
$$;
grant execute on function access.list_accounts to doorstep_app;
