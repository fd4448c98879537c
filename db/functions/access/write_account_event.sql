-- Writes down an act upon an account where nobody has entered, or the one who did writes no other act: by the account itself, in an authority.
-- Facts are codes and ids, as JSON without spaces.
create or replace function access.write_account_event(p_event uuid, p_authority uuid, p_account uuid, p_act text, p_facts text, p_now timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into event (authority_id, id, at, membership_id, worker_id, act, subject_kind, subject_id, locality_id, agency_id, facts, canonical)
  select m.authority_id, p_event, p_now, m.id, m.worker_id, p_act, 'account', m.account_id,
    (select l.id from locality l where l.authority_id = m.authority_id order by l.placed limit 1), m.agency_id, p_facts::jsonb,
    convert_to(format('[1,"%s","%s","%s","%s","account","%s",%s]', m.authority_id, m.id,
      to_char(p_now at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), p_act, m.account_id, p_facts), 'UTF8')
  from membership m
  where m.account_id = p_account and m.authority_id = coalesce(p_authority, m.authority_id)
  order by m.valid_from desc, m.id limit 1
$$;
