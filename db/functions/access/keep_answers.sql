-- Loads before the migrations, which call it.
-- Whoever brought a contact is told when its newest decision stands, in the name of whoever tells them. The newest answer that was held
-- with that decision is given, as it was written and in its writer's name, by whoever confirms it. It runs as whoever writes: the owner is
-- not held here.
create or replace function access.keep_answers() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  own uuid[];
  latest record;
  held record;
begin
  if not row_security_active(tg_relid) then return new; end if;
  select d.* into latest from decision d where d.authority_id = new.authority_id and d.contact_id = new.contact_id order by d.version desc limit 1;
  if latest.confirmed_at is null
    or exists (select 1 from waiting w where w.authority_id = new.authority_id and w.contact_id = new.contact_id and w.decided_at is null) then
    raise insufficient_privilege using message = 'nobody is told before the decision stands';
  end if;
  own := scope.own_workers();
  if new.answered_by = any (own) then return new; end if;
  if latest.confirmed_at = access.now() and latest.confirmed_by = any (own) then
    select h.* into held from held_answer h where h.authority_id = new.authority_id and h.contact_id = new.contact_id and h.decision_id = latest.id
      order by h.written_at desc, h.id desc limit 1;
    if (held.id, held.written_by, held.way, held.to_whom, held.words) is not distinct from (new.id, new.answered_by, new.way, new.to_whom, new.words) then
      return new;
    end if;
  end if;
  raise insufficient_privilege using message = 'an answer is given in the name of whoever gives it';
end
$$;
