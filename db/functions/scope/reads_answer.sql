-- Whether the answer to a contact is read on a page: by whoever brought it ('self'), or by people of their agency ('agency').
-- Nothing where it is a letter that somebody must send: they have no page, or it does not show what is restricted.
create or replace function scope.reads_answer(p_authority uuid, p_contact uuid, p_day date) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select case when bool_or(m.worker_id = b.worker_id) then 'self' when count(*) > 0 then 'agency' end
  from contact c
  join membership m on m.authority_id = c.authority_id and m.agency_id = c.agency_id and m.role = 'partner'
    and m.valid_from <= p_day and (m.valid_to is null or m.valid_to >= p_day)
  join account a on a.id = m.account_id and a.closed_at is null
  left join bringer b on b.authority_id = c.authority_id and b.contact_id = c.id
  where c.authority_id = p_authority and c.id = p_contact and c.restriction = 'none'
    and p_authority = any (nullif(current_setting('app.authority', true), '')::uuid[])
$$;
grant execute on function scope.reads_answer to doorstep_app;
