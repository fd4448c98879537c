-- Loads before the migrations, which call it.
-- That a letter went is said once, by whoever sent it. The owner is not held here.
create or replace function access.keep_letters() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if row_security_active(tg_relid) and (tg_op = 'INSERT' and num_nonnulls(new.sent_at, new.sent_by) > 0
    or tg_op = 'UPDATE' and (new.sent_at, new.sent_by) is distinct from (old.sent_at, old.sent_by) and (old.sent_at is not null or new.sent_at is null or new.sent_by is null or new.sent_by <> all (scope.own_workers()))) then
    raise insufficient_privilege using message = 'that a letter went is said once, by whoever sent it';
  end if;
  return new;
end
$$;
