-- Loads before the migrations, which call it.
-- A contact leaves the queue when it is closed, in the same act, and its newest decision is one that stands. It runs as whoever writes: the
-- owner, whom no policy holds, is not held here.
create or replace function access.keep_waiting() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not row_security_active(tg_relid) then return old; end if;
  if not exists (select 1 from closure z where z.authority_id = old.authority_id and z.contact_id = old.contact_id and z.closed_at >= access.now())
    or not coalesce((select d.confirmed_at is not null from decision d where d.authority_id = old.authority_id and d.contact_id = old.contact_id
      order by d.version desc limit 1), false) then
    raise insufficient_privilege using message = 'a contact leaves the queue when it is decided and closed';
  end if;
  return old;
end
$$;
