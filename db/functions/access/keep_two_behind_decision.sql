-- Loads before the migrations, which call it.
-- A decision is written by whoever makes it. Where the rule book wants a second person it comes unconfirmed, and somebody else confirms
-- it in their own name, once. It runs as whoever writes: the owner, whom no policy holds, is not held here.
create or replace function access.keep_two_behind_decision() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  own uuid[];
  about text;
  danger boolean;
begin
  if not row_security_active(tg_relid) then return new; end if;
  own := scope.own_workers();
  if tg_op = 'UPDATE' then
    if (new.confirmed_at, new.confirmed_by) is not distinct from (old.confirmed_at, old.confirmed_by) then return new; end if;
    if num_nulls(new.confirmed_at, new.confirmed_by) > 0 or num_nonnulls(old.confirmed_at, old.confirmed_by) > 0 or new.confirmed_by <> all (own)
      or not old.imported and (old.decided_by is null or scope.is_same_person(old.authority_id, old.decided_by, new.confirmed_by))
    then perform access.must_be_two(); end if;
    return new;
  end if;
  if new.imported then
    if not 'imported' = any (nullif(current_setting('app.writes', true), '')::text[]) or num_nonnulls(new.confirmed_at, new.confirmed_by) > 0
    then raise insufficient_privilege using message = 'only an import writes what was decided elsewhere'; end if;
    return new;
  end if;
  if new.decided_by is null or new.decided_by <> all (own) then
    raise insufficient_privilege using message = 'a decision is written by whoever makes it';
  end if;
  if num_nonnulls(new.confirmed_at, new.confirmed_by) = 0 then return new; end if;
  select c.kind into about from contact c where c.authority_id = new.authority_id and c.id = new.contact_id;
  danger := exists (select 1 from contact_version v
    where v.authority_id = new.authority_id and v.contact_id = new.contact_id and v.facts ->> 'danger' in ('now', 'today'));
  if num_nulls(new.confirmed_at, new.confirmed_by) > 0 or new.confirmed_by <> all (own)
    or coalesce(scope.wants_second_person(new.outcome, about, new.level, danger), true)
    -- a change that ends a referral, or steps a strategy discussion down: every outcome wants a second person then
    or new.version > 1 and new.outcome <> 'strategy-discussion' and (select d.outcome from decision d
      where d.authority_id = new.authority_id and d.contact_id = new.contact_id and d.version < new.version and d.confirmed_at is not null
      order by d.version desc limit 1) = 'strategy-discussion'
    or new.version > 1 and exists (select 1 from scope.referrals_of(new.authority_id, new.contact_id) r
      where not r.others and r.person_id <> all (coalesce(new.taken_forward, '{}'))) then perform access.must_be_two(); end if;
  return new;
end
$$;
