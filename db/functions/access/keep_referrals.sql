-- Loads before the migrations, which call it.
-- A referral ends by a decision of a contact that stands on it, in the same act, and only when no other contact stands on it; its step moves
-- by scope.move_referral. One that came from a file goes as the next file says. Before the row, so that the referral still counts as open.
-- The owner is not held here.
create or replace function access.keep_referrals() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  contacts uuid[];
begin
  if not row_security_active(tg_relid) or (new.closed_at, new.closed_why, new.step, new.no_further_action)
    is not distinct from (old.closed_at, old.closed_why, old.step, old.no_further_action) then return new; end if;
  if old.imported and 'imported' = any (nullif(current_setting('app.writes', true), '')::text[]) then return new; end if;
  contacts := old.contact_id || array(select l.contact_id from referral_link l where l.authority_id = old.authority_id and l.referral_id = old.id);
  if (new.step, new.no_further_action) is distinct from (old.step, old.no_further_action) or old.closed_at is not null or new.closed_at is null
    or not exists (select 1 from unnest(contacts) c(id) where access.decides_now(array[c.id], true)
      and exists (select 1 from scope.referrals_of(old.authority_id, c.id) r where r.id = old.id and not r.others)) then
    raise insufficient_privilege using message = 'a referral ends by a decision of the last contact that stands on it';
  end if;
  return new;
end
$$;
