-- Roles that open records, or the accounts of those who do, are given by two people: all but those that read published figures alone.
create or replace function access.is_given_by_two(p_role text) returns boolean language sql immutable as $$
  select p_role <> 'elected-member'
$$;
