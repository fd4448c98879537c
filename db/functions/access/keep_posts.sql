-- Loads before the migrations, which call it.
-- A post opens its place, and the children of its team, to whoever holds it. Who may not make any post makes one in a place of theirs, for
-- a role that a place has, and in a team that the place has already. It runs as whoever writes: the owner is not held here. Before the
-- row: of two posts made at once the second must not stand on the first unless the first stood by itself.
create or replace function access.keep_posts() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not row_security_active(tg_relid) or 'any post' = any (nullif(current_setting('app.writes', true), '')::text[]) then return new; end if;
  -- one without a role is no post: the table refuses it
  if new.role is null then return new; end if;
  if new.role = any (access.roles_of_a_place()) and exists (select 1 from scope.own_places() place where place = new.locality_id)
    and (new.team_id is null or exists (
      select 1 from post p where p.authority_id = new.authority_id and p.locality_id = new.locality_id and p.team_id = new.team_id
        and p.valid_from <= access.today() and (p.valid_to is null or p.valid_to >= access.today())))
  then return new; end if;
  raise insufficient_privilege using message = 'this post is not for this actor to make';
end
$$;
