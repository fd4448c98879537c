-- The threshold of need can be written by several people at once, and what is published stands still.

alter table threshold_document add column revision int not null default 1;
alter table threshold_level add column revision int not null default 1;
alter table threshold_level add column changed_at timestamptz;
alter table threshold_level add column changed_by uuid;
alter table threshold_clause add column revision int not null default 1;
alter table threshold_clause add column changed_at timestamptz;
alter table threshold_clause add column changed_by uuid;
grant update (revision) on threshold_document to doorstep_app;

-- A decision cites a clause of a published version, so its words may never change under the decision.
create function access.keep_published() returns trigger language plpgsql as $$
declare
  r record := case when tg_op = 'DELETE' then old else new end;
begin
  if exists (select 1 from threshold_document d where d.authority_id = r.authority_id and d.id = r.document_id and d.valid_from is not null) then
    raise exception 'a published threshold of need does not change';
  end if;
  return r;
end
$$;
create trigger keep_published before insert or update or delete on threshold_level
  for each row when (current_user = 'doorstep_app') execute function access.keep_published();
create trigger keep_published before insert or update or delete on threshold_clause
  for each row when (current_user = 'doorstep_app') execute function access.keep_published();

-- Who says they have read which version. Their own row alone; others see counts by agency.
create table threshold_reading (
  authority_id uuid not null,
  document_id uuid not null,
  account_id uuid not null,
  agency_id uuid not null,
  read_at timestamptz not null,
  primary key (authority_id, document_id, account_id),
  foreign key (authority_id, document_id) references threshold_document
);
insert into access.protected values ('threshold_reading', 'own');
grant select, insert on threshold_reading to doorstep_app;

create function scope.threshold_readers(p_document uuid) returns table (agency text, readers int, members int)
language sql stable security definer set search_path = public, pg_temp as $$
  with home as (select unnest(nullif(current_setting('app.authority', true), '')::uuid[]) as authority_id)
  select g.name, count(distinct r.account_id)::int, count(distinct m.account_id)::int
  from home join membership m on m.authority_id = home.authority_id and m.role <> 'service'
    and m.valid_from <= current_date and (m.valid_to is null or m.valid_to >= current_date)
  join agency g on g.authority_id = m.authority_id and g.id = m.agency_id
  left join threshold_reading r on r.authority_id = m.authority_id and r.account_id = m.account_id and r.document_id = p_document
  group by g.name order by g.name
$$;

call access.write_policies('once');
revoke execute on all functions in schema scope, access from public;
grant execute on function scope.threshold_readers to doorstep_app;
