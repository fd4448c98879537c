-- The membership of the one who enters, if its role is among these: the one entered with, whatever others its account has.
create or replace function access.own_membership(p_roles text[]) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select m.id from membership m
  where m.authority_id = scope.own_authority() and m.id = any (nullif(current_setting('app.membership', true), '')::uuid[])
    and m.role = any (p_roles) and m.valid_from <= access.today() and (m.valid_to is null or m.valid_to >= access.today())
$$;
