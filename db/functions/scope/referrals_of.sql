-- The open referrals that a contact opened or came to stand on, and whether another contact stands on each, for whoever decides: also
-- one that the decider may not read, since it names a child who is restricted. A contact stands on a referral until a decision of its,
-- confirmed where that is asked, takes nobody forward (src/rulebook/outcomes.ts); one that was never decided here stands.
create or replace function scope.referrals_of(p_authority uuid, p_contact uuid) returns table (id uuid, person_id uuid, opened boolean, others boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with standing as (
    select r.id as referral_id, r.contact_id from referral r where r.authority_id = p_authority and r.closed_at is null and r.contact_id = p_contact
    union
    select l.referral_id, l.contact_id from referral_link l join referral r on r.authority_id = l.authority_id and r.id = l.referral_id and r.closed_at is null
      where l.authority_id = p_authority and l.contact_id = p_contact
  )
  select r.id, r.person_id, r.contact_id = p_contact, exists (
    select 1 from (
      select r.contact_id
      union select l.contact_id from referral_link l where l.authority_id = p_authority and l.referral_id = r.id
      union select m.contact_id from referral_move m where m.authority_id = p_authority and m.referral_id = r.id
    ) o where o.contact_id <> p_contact and coalesce((
      select d.outcome in ('referral-to-assessment', 'strategy-discussion') from decision d
      where d.authority_id = p_authority and d.contact_id = o.contact_id and (d.confirmed_at is not null or d.imported)
      order by d.version desc limit 1), true))
  from standing s join referral r on r.authority_id = p_authority and r.id = s.referral_id
  where p_authority = any (nullif(current_setting('app.authority', true), '')::uuid[])
    and 'deciding' = any (nullif(current_setting('app.writes', true), '')::text[])
$$;
grant execute on function scope.referrals_of to doorstep_app;
