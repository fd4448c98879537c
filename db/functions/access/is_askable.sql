-- Whether a thing may be done to an account by this authority: it works nowhere else and is not the service's, and it is open, or closed
-- where it is to be opened again. More days are asked for a membership, which is the authority's own.
create or replace function access.is_askable(p_authority uuid, p_kind text, p_account uuid, p_membership uuid) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select case p_kind
    when 'days' then exists (
      select 1 from membership m where m.authority_id = p_authority and m.id = p_membership and m.account_id = p_account and m.role <> 'service')
    else access.belongs_to(p_authority, p_account)
      and (p_kind = 'reopening') = exists (select 1 from account where id = p_account and closed_at is not null) end
$$;
