-- Loads before the migrations, which call it.
-- An offer of early help ends by a decision of its contact, in the same act, and only when that stands. The owner is not held here.
create or replace function access.keep_offers() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not row_security_active(tg_relid) or new.ended_at is not distinct from old.ended_at then return new; end if;
  if old.ended_at is not null or new.ended_at < access.now() or not access.decides_now(array[old.contact_id], true) then
    raise insufficient_privilege using message = 'an offer ends by a decision of its contact';
  end if;
  return new;
end
$$;
