-- Loads before the migrations, which call it.
-- A child is given to somebody by whoever may give any child, or has the record open; or to a team, by whoever decided a contact that took
-- the child forward. An allocation opens the record to whoever made it and to whom it names: so it is made in one's own name, never to
-- oneself under any membership, and only to those who work with children. It ends by whoever could give the child, and is never lengthened.
-- It runs as whoever writes: the owner, and a child who is taken (scope.take_waiting), are not held here.
create or replace function access.keep_allocations() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  own uuid[];
begin
  if not row_security_active(tg_relid) then return new; end if;
  if tg_op = 'UPDATE' then
    if new.valid_to is distinct from old.valid_to and (new.valid_to is null or new.valid_to > old.valid_to) then
      raise insufficient_privilege using message = 'what ended is not lengthened: a new row gives the child again';
    end if;
    if new.valid_to is distinct from old.valid_to and not access.ends_allocation(old.person_id) then
      raise insufficient_privilege using message = 'who has this child is not for this actor to end';
    end if;
    return new;
  end if;
  own := scope.own_workers();
  -- a row that corrects another ends it
  if new.allocated_by = any (own) and new.recorded_by = any (own) and new.corrects is null
    and coalesce(new.worker_id <> all (own), true) and access.works_with_children(new.team_id, new.worker_id) then
    if 'any allocation' = any (nullif(current_setting('app.writes', true), '')::text[]) then return new; end if;
    if exists (select 1 from person p where p.authority_id = new.authority_id and p.id = new.person_id and scope.is_reached('record', p.id, p.locality_id)) then
      return new;
    end if;
    if new.worker_id is null and exists (
      select 1 from decision d join contact_child k on k.authority_id = d.authority_id and k.contact_id = d.contact_id and k.removed_at is null
      where d.authority_id = new.authority_id and d.decided_by = any (own) and k.person_id = new.person_id
        and (exists (select 1 from referral r where r.authority_id = d.authority_id and r.contact_id = d.contact_id and r.person_id = k.person_id)
          or exists (select 1 from early_help_offer e where e.authority_id = d.authority_id and e.contact_id = d.contact_id and e.person_id = k.person_id)))
    then return new; end if;
  end if;
  raise insufficient_privilege using message = 'this child is not for this actor to give';
end
$$;
