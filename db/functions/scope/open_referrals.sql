-- Which referral is open for each of these people, in any of their records and whoever may read it: a contact is linked to it, and no
-- second one is opened. Ids alone, for whoever decides, and only of people whom they may find.
create or replace function scope.open_referrals(p_authority uuid, p_people uuid[]) returns table (person_id uuid, referral_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, r.id from person p
  join person g on g.authority_id = p.authority_id and g.identity_id = p.identity_id
  join referral r on r.authority_id = g.authority_id and r.person_id = g.id and r.closed_at is null
  where p.authority_id = p_authority and p.id = any (p_people)
    and p_authority = any (nullif(current_setting('app.authority', true), '')::uuid[])
    and 'deciding' = any (nullif(current_setting('app.writes', true), '')::text[])
    and not 'imported' = any (nullif(current_setting('app.writes', true), '')::text[])
    and (p.restriction = any (nullif(current_setting('app.restrictions', true), '')::text[])
      or p.id = any (nullif(current_setting('app.restricted_people', true), '')::uuid[]))
  order by r.received_at
$$;
grant execute on function scope.open_referrals to doorstep_app;
