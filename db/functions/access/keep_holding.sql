create or replace function access.keep_holding() returns trigger language plpgsql as $$
begin
  insert into post_holding_version (authority_id, holding_id, version, worker_id, deputy, valid_from, valid_to, recorded_at, recorded_by)
  values (new.authority_id, new.id, new.version, new.worker_id, new.deputy, new.valid_from, new.valid_to, new.recorded_at, new.recorded_by);
  return null;
end
$$;
