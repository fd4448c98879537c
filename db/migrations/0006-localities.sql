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
insert into access.protected (table_name, kind, writes) values ('post_holding_version', 'authority', 'posts');
grant select, insert on post_holding_version to doorstep_app;
create index on post (authority_id, locality_id);

-- Counts for places, without a name or a word: for those who see figures of a place and not its contacts. Which places an
-- actor's figures reach is the permission table's, asked before these are.

create function scope.own_authority() returns uuid language sql stable set search_path = public, pg_temp as $$
  select (nullif(current_setting('app.authority', true), '')::uuid[])[1]
$$;

-- By the place and month in which a contact was received. On time: of those whose decision is due by now, decided by then.
create function scope.monthly_contacts(p_from date, p_now timestamptz) returns table (locality_id uuid, month date, contacts int, due int, on_time int, referred int)
language sql stable security definer set search_path = public, pg_temp as $$
  with received as (
    select c.locality_id, date_trunc('month', c.received_at at time zone 'Europe/London')::date as month, c.id, c.due_at
    from contact c where c.authority_id = (select scope.own_authority()) and c.received_at >= p_from::timestamp at time zone 'Europe/London' and c.received_at <= p_now
  ), decided as (
    select d.contact_id, min(d.decided_at) as decided_at
    from decision d where d.authority_id = (select scope.own_authority()) and d.decided_at >= p_from::timestamp at time zone 'Europe/London' group by 1
  ), referred as (
    select f.contact_id, count(*)::int as n from referral f where f.authority_id = (select scope.own_authority()) group by 1
  )
  select r.locality_id, r.month, count(*)::int,
    count(*) filter (where r.due_at <= p_now)::int,
    count(*) filter (where r.due_at <= p_now and d.decided_at <= r.due_at)::int,
    coalesce(sum(f.n), 0)::int
  from received r left join decided d on d.contact_id = r.id left join referred f on f.contact_id = r.id
  group by r.locality_id, r.month
$$;

create function scope.waiting_by_place(p_now timestamptz) returns table (locality_id uuid, waiting int, late int)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.locality_id, count(*)::int, count(*) filter (where w.due_at < p_now)::int
  from waiting w where w.authority_id = (select scope.own_authority()) and w.decided_at is null group by w.locality_id
$$;

-- By the ward in which the first child named lived on that day.
create function scope.contacts_by_ward(p_from date, p_to date) returns table (ward_code text, contacts int)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.ward_code, count(*)::int
  from contact c
  left join lateral (
    select a.ward_code from contact_child k
    join person_address a on a.authority_id = k.authority_id and a.person_id = k.person_id
      and (a.valid_from is null or a.valid_from <= (c.received_at at time zone 'Europe/London')::date)
      and (a.valid_to is null or a.valid_to >= (c.received_at at time zone 'Europe/London')::date)
      and not exists (select 1 from person_address x where x.authority_id = a.authority_id and x.corrects = a.id)
    where k.authority_id = c.authority_id and k.contact_id = c.id and k.removed_at is null
    order by k.added_at, k.id, a.valid_from desc nulls last, a.recorded_at desc limit 1
  ) a on true
  where c.authority_id = (select scope.own_authority())
    and c.received_at >= p_from::timestamp at time zone 'Europe/London' and c.received_at < p_to::timestamp at time zone 'Europe/London'
  group by a.ward_code
$$;

call access.write_policies('once');
revoke execute on all functions in schema scope, access from public;
grant execute on function scope.threshold_readers, scope.own_authority, scope.monthly_contacts, scope.waiting_by_place, scope.contacts_by_ward to doorstep_app;
