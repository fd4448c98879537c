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

-- Who held which post is asked as at any day, also as it was known then: every state of a holding is kept.
alter table post_holding add column version int not null default 1;
create table post_holding_version (
  authority_id uuid not null,
  holding_id uuid not null,
  version int not null,
  worker_id uuid not null,
  deputy boolean not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  primary key (authority_id, holding_id, version),
  foreign key (authority_id, holding_id) references post_holding
);
create function access.keep_holding() returns trigger language plpgsql as $$
begin
  insert into post_holding_version (authority_id, holding_id, version, worker_id, deputy, valid_from, valid_to, recorded_at, recorded_by)
  values (new.authority_id, new.id, new.version, new.worker_id, new.deputy, new.valid_from, new.valid_to, new.recorded_at, new.recorded_by);
  return null;
end
$$;
create trigger keep_holding after insert or update on post_holding for each row execute function access.keep_holding();
insert into access.protected values ('post_holding_version', 'authority');
grant select, insert on post_holding_version to doorstep_app;
create index on post (authority_id, locality_id);

call access.write_policies('once');
revoke execute on all functions in schema scope, access from public;
grant execute on function scope.threshold_readers to doorstep_app;
