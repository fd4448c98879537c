-- While an authority has one administrator, who makes the first accounts alone. It ends for good when a second signs in.
create or replace function access.is_being_set_up(p_authority uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) < 2 from administrator_seen where authority_id = p_authority
$$;
