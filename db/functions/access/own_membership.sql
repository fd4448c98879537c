-- The membership under which an account manages or approves accounts today: the one who enters, in the functions on accounts.
create or replace function access.own_membership(p_roles text[]) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select m.id from membership m
  where m.authority_id = scope.own_authority() and m.account_id = any (nullif(current_setting('app.account', true), '')::uuid[])
    and m.role = any (p_roles) and m.valid_from <= access.today() and (m.valid_to is null or m.valid_to >= access.today())
  order by m.id limit 1
$$;
