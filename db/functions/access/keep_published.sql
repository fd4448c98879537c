-- A decision cites a clause of a published version, so its words may never change under the decision; nor do those that somebody is asked
-- to publish, so that the second person says yes to what the first one asked for.
create or replace function access.keep_published() returns trigger language plpgsql as $$
declare
  r record := case when tg_op = 'DELETE' then old else new end;
begin
  if exists (select 1 from threshold_document d where d.authority_id = r.authority_id and d.id = r.document_id and d.valid_from is not null) then
    raise exception 'a published threshold of need does not change';
  end if;
  if exists (select 1 from threshold_document d where d.authority_id = r.authority_id and d.id = r.document_id and d.proposed_by is not null) then
    raise exception 'a threshold of need that waits to be published does not change';
  end if;
  return r;
end
$$;
