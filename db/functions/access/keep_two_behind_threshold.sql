-- Loads before the migrations, which call it.
-- One asks for a version of the threshold to be published, in their own name; somebody else, in theirs, says yes to that day and those
-- words. The first version of all has nobody to wait for. It runs as whoever writes: the owner, whom no policy holds, is not held here.
create or replace function access.keep_two_behind_threshold() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  own uuid[];
begin
  if not row_security_active(tg_relid) then return new; end if;
  if tg_op = 'INSERT' then
    if num_nonnulls(new.valid_from, new.published_by, new.proposed_from, new.proposed_by) > 0 then perform access.must_be_two(); end if;
    return new;
  end if;
  if old.valid_from is not null then raise exception 'a published threshold of need does not change'; end if;
  own := scope.own_workers();
  if new.valid_from is null then
    if new.published_by is not null then perform access.must_be_two(); end if;
    if new.proposed_by is not null and (new.proposed_by, new.proposed_from, new.title, new.note) is distinct from (old.proposed_by, old.proposed_from, old.title, old.note)
      and new.proposed_by <> all (own) then perform access.must_be_two(); end if;
    return new;
  end if;
  if not exists (select 1 from threshold_document o where o.authority_id = new.authority_id and o.id <> new.id) then return new; end if;
  if num_nulls(old.proposed_by, old.proposed_from, new.published_by) > 0 or new.published_by <> all (own)
    or scope.is_same_person(new.authority_id, old.proposed_by, new.published_by)
    or (new.proposed_by, new.valid_from, new.title, new.note) is distinct from (old.proposed_by, old.proposed_from, old.title, old.note)
  then perform access.must_be_two(); end if;
  return new;
end
$$;
