-- Loads before the migrations, which call it.
-- Who holds a post is named by somebody else: nobody gives themself one under any membership, nor more days in it. Who may not name
-- holders of any post names those of posts in places of theirs. It runs as whoever writes: the owner is not held here.
create or replace function access.keep_holders() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  own uuid[];
begin
  if not row_security_active(tg_relid) then return new; end if;
  own := scope.own_workers();
  if new.worker_id = any (own)
    and (tg_op = 'INSERT' or new.valid_to is distinct from old.valid_to and (new.valid_to is null or new.valid_to > old.valid_to)) then
    raise insufficient_privilege using message = 'nobody gives themself a post';
  end if;
  if new.recorded_by = any (own) and ('any post' = any (nullif(current_setting('app.writes', true), '')::text[])
    or exists (select 1 from post p join scope.own_places() place on place = p.locality_id where p.authority_id = new.authority_id and p.id = new.post_id))
  then return new; end if;
  raise insufficient_privilege using message = 'who holds this post is not for this actor to say';
end
$$;
