-- An identifier as it is compared: its letters and figures.
create or replace function people.plain_identifier(value text) returns text immutable strict parallel safe language sql as $$
  select upper(regexp_replace(value, '[^A-Za-z0-9]', '', 'g'))
$$;
grant execute on function people.plain_identifier to doorstep_app;
