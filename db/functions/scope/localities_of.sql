-- The places that these reaches open whole: all of the authority, or those of the posts that the worker holds.
create or replace function scope.localities_of(p_authority uuid, p_worker uuid, p_reaches text[], p_day date) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if p_reaches && array['authority', 'rows'] then return array(select id from locality where authority_id = p_authority); end if;
  if not 'locality' = any (p_reaches) then return '{}'; end if;
  return array(
    select distinct t.locality_id from post_holding h join post t on t.authority_id = h.authority_id and t.id = h.post_id
    where h.authority_id = p_authority and h.worker_id = p_worker and t.locality_id is not null
      and h.valid_from <= p_day and (h.valid_to is null or h.valid_to >= p_day)
      and t.valid_from <= p_day and (t.valid_to is null or t.valid_to >= p_day));
end
$$;
