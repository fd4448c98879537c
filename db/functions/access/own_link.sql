-- The new link that was asked for the account of the one who enters, and was neither used nor stopped nor declined: by whom, and who approved it.
create or replace function access.own_link() returns table (asked_by text, asked_at timestamptz, approved_by text, approved_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select ka.name, r.asked_at, kb.name, r.answered_at
  from account_request r
  join membership ma on ma.authority_id = r.authority_id and ma.id = r.asked_by join account ka on ka.id = ma.account_id
  left join membership mb on mb.authority_id = r.authority_id and mb.id = r.answered_by left join account kb on kb.id = mb.account_id
  where r.account_id = any (nullif(current_setting('app.account', true), '')::uuid[]) and r.kind = 'link'
    and r.used_at is null and r.stopped_at is null and (r.answered_at is null or r.approved and r.answered_at > access.now() - interval '7 days')
  order by r.asked_at desc limit 1
$$;
grant execute on function access.own_link to doorstep_app;
