-- The floor: scope, permissions' settings, authorities, agencies, posts, accounts, the log of reads and of acts.
-- Three roles (made before the first migration): doorstep_owner owns all, doorstep_app owns nothing, doorstep_jobs owns pgboss.

create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gin;

create schema access;
grant usage on schema access to doorstep_app;

-- Which tables are protected, and by which kind of policy. The policies themselves are written from one template.
create table access.protected (
  table_name text primary key,
  kind text not null check (kind in ('authority', 'index', 'record', 'contact', 'words', 'own', 'log'))
);

-- One setting as an array, in the form that plain PostgreSQL evaluates once ('once'), or that Citus accepts ('bare').
create function access.setting(name text, type text, form text) returns text immutable language sql as $$
  select case form
    when 'once' then format('((select nullif(current_setting(%L, true), '''')::%s[])::%s[])', name, type, type)
    when 'bare' then format('(nullif(current_setting(%L, true), '''')::%s[])', name, type)
  end
$$;

-- Writes the policies of every protected table anew. Run at the end of each migration that adds one.
create procedure access.write_policies(form text default 'once') language plpgsql as $$
declare
  t record;
  p record;
  home text;
  restricted text;
  own_id text;
  reads text;
  writes text;
begin
  for t in select * from access.protected loop
    for p in select policyname from pg_policies where schemaname = 'public' and tablename = t.table_name loop
      execute format('drop policy %I on public.%I', p.policyname, t.table_name);
    end loop;
    execute format('alter table public.%I enable row level security', t.table_name);
    home := format('%s = any %s', case when t.table_name = 'authority' then 'id' else 'authority_id' end, access.setting('app.authority', 'uuid', form));
    restricted := format(' and restriction = any %s', access.setting('app.restrictions', 'text', form));
    own_id := case when t.table_name in ('person', 'contact') then 'id' else case when t.kind in ('contact', 'words') then 'contact_id' else 'person_id' end end;
    reads := case t.kind
      when 'authority' then home
      when 'own' then home || format(' and account_id = any %s', access.setting('app.account', 'uuid', form))
      when 'log' then 'false'
      when 'index' then home || restricted || format(' and (locality_id = any %s or %I = any %s)',
        access.setting('app.index_localities', 'uuid', form), own_id, access.setting('app.index_people', 'uuid', form))
      when 'record' then home || restricted || format(' and (person_id = any %s or agency_id = any %s)',
        access.setting('app.record_people', 'uuid', form), access.setting('app.record_agencies', 'uuid', form))
      else home || restricted || format(' and (locality_id = any %s or agency_id = any %s or %I = any %s)',
        access.setting('app.contact_localities', 'uuid', form), access.setting('app.contact_agencies', 'uuid', form),
        own_id, access.setting('app.contact_ids', 'uuid', form))
    end;
    if t.kind = 'words' then
      reads := reads || format(' and words_class = any %s', access.setting('app.words_classes', 'text', form));
    end if;
    -- Who may write what is the permission table's question; here only the authority, and that the actor writes at all.
    writes := home || case when t.kind = 'own' then format(' and account_id = any %s', access.setting('app.account', 'uuid', form))
                           else format(' and %s = any %s', quote_literal(t.kind), access.setting('app.writes', 'text', form)) end;
    execute format('create policy reads on public.%I for select to doorstep_app using (%s)', t.table_name, reads);
    execute format('create policy adds on public.%I for insert to doorstep_app with check (%s)', t.table_name, writes);
    execute format('create policy changes on public.%I for update to doorstep_app using (%s) with check (%s)', t.table_name, reads, writes);
    execute format('create policy removes on public.%I for delete to doorstep_app using (%s)', t.table_name, reads || case when t.kind = 'own' then '' else ' and ' || writes end);
  end loop;
end
$$;

-- ── The authority and its words ─────────────────────────────────────────────────────────────────

create table authority (
  id uuid primary key,
  name text not null,
  short_name text not null,
  code text not null unique,                 -- the national three-digit code, as in the census
  phone text,
  opens_at time not null default '09:00',    -- the front door's hours: local, configurable
  closes_at time not null default '17:00',
  made_at timestamptz not null default now()
);

-- Words are data: one authority's vocabulary over one lifecycle.
create table vocabulary (
  authority_id uuid not null references authority,
  term text not null,
  word text not null,
  primary key (authority_id, term)
);

-- What this database is: marked when a demonstration was loaded. No person in it.
create table installation (
  key text primary key,
  value text not null,
  set_at timestamptz not null default now()
);

-- ── Agencies, teams, posts ──────────────────────────────────────────────────────────────────────

create table agency (
  authority_id uuid not null references authority,
  id uuid not null,
  name text not null,
  kind text not null,
  phone text,
  core_statutory boolean not null default false,
  source_code text,                          -- the source of contact that its people count under
  valid_from date not null default '2000-01-01',
  valid_to date,
  primary key (authority_id, id)
);

create table locality (
  authority_id uuid not null references authority,
  id uuid not null,
  name text not null,
  slug text not null,
  placed boolean not null default true,      -- false: "not placed yet", which the front door sees
  phone text,
  valid_from date not null default '2000-01-01',
  valid_to date,
  version int not null default 1,
  primary key (authority_id, id),
  unique (authority_id, slug)
);

-- A locality is its own dated set of areas, never a ward code.
create table locality_area (
  authority_id uuid not null,
  locality_id uuid not null,
  area_code text not null,
  valid_from date not null,
  valid_to date,
  primary key (authority_id, locality_id, area_code, valid_from),
  foreign key (authority_id, locality_id) references locality
);
create index on locality_area (authority_id, area_code);

create table team (
  authority_id uuid not null references authority,
  id uuid not null,
  agency_id uuid not null,
  name text not null,
  kind text not null,
  phone text,
  valid_from date not null default '2000-01-01',
  valid_to date,
  primary key (authority_id, id),
  foreign key (authority_id, agency_id) references agency
);

create table worker (
  authority_id uuid not null references authority,
  id uuid not null,
  agency_id uuid not null,
  name text not null,
  phone text,
  email text,
  primary key (authority_id, id),
  foreign key (authority_id, agency_id) references agency
);

create table post (
  authority_id uuid not null references authority,
  id uuid not null,
  agency_id uuid not null,
  team_id uuid,
  locality_id uuid,                          -- the place it serves; none: the whole authority
  title text not null,
  role text not null,
  lead_for text,                             -- the kind of core statutory partner this post leads for in its place
  valid_from date not null default '2000-01-01',
  valid_to date,
  primary key (authority_id, id),
  foreign key (authority_id, agency_id) references agency,
  foreign key (authority_id, team_id) references team,
  foreign key (authority_id, locality_id) references locality
);

create table post_holding (
  authority_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  worker_id uuid not null,
  deputy boolean not null default false,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  primary key (authority_id, id),
  foreign key (authority_id, post_id) references post,
  foreign key (authority_id, worker_id) references worker
);
create index on post_holding (authority_id, worker_id);
create index on post_holding (authority_id, post_id);

-- ── Accounts: global, reached only through the functions below ──────────────────────────────────

create table account (
  id uuid primary key,
  email text not null,
  name text not null,
  password_hash text,
  closed_at timestamptz,
  made_at timestamptz not null default now()
);
create unique index on account (lower(email));

create table membership (
  authority_id uuid not null references authority,
  id uuid not null,
  account_id uuid not null references account,
  agency_id uuid not null,
  worker_id uuid not null,
  role text not null,
  valid_from date not null default '2000-01-01',
  valid_to date,
  primary key (authority_id, id),
  unique (id),
  foreign key (authority_id, worker_id) references worker
);
create index on membership (account_id);

create table session (
  token_hash bytea primary key,
  account_id uuid not null references account,
  membership_id uuid not null,
  began_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  ended_at timestamptz
);
create index on session (account_id);

create table sign_in_link (
  token_hash bytea primary key,
  account_id uuid not null references account,
  made_at timestamptz not null default now(),
  ends_at timestamptz not null,
  used_at timestamptz
);

-- ── The log of reads, and of acts ───────────────────────────────────────────────────────────────

-- Every opening of a person, contact or referral, every list, search, export and refusal. Kept by month; nobody reads it but
-- through access.who_looked. number, xid and canonical let a sealer chain the entries later.
create table read_entry (
  authority_id uuid not null,
  number bigint generated always as identity,
  at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  membership_id uuid not null,
  account_id uuid not null,
  purpose text not null,
  what text not null check (what in ('open', 'list', 'search', 'export', 'refusal')),
  kind text not null,
  subjects uuid[] not null,
  terms_hash bytea,
  canonical bytea not null,
  primary key (authority_id, at, number)
) partition by range (at);
create index on read_entry using gin (subjects);
create table read_entry_before partition of read_entry default;

create function access.make_read_partition(month date) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  first date := date_trunc('month', month);
  name text := 'read_entry_' || to_char(first, 'YYYY_MM');
begin
  if to_regclass('public.' || name) is null then
    execute format('create table public.%I partition of public.read_entry for values from (%L) to (%L)', name,
      first::text || ' 00:00+00', (first + interval '1 month')::date::text || ' 00:00+00');
    execute format('alter table public.%I enable row level security', name);
  end if;
end
$$;
alter table read_entry_before enable row level security;

-- Every act writes one, in its own transaction. Codes and ids only; never a name or free text.
create table event (
  authority_id uuid not null references authority,
  id uuid not null,
  number bigint generated always as identity,
  at timestamptz not null,
  xid xid8 not null default pg_current_xact_id(),
  membership_id uuid not null,
  worker_id uuid,
  act text not null,
  subject_kind text not null,
  subject_id uuid not null,
  contact_id uuid,
  person_id uuid,
  locality_id uuid not null,
  agency_id uuid not null,
  restriction text not null default 'none',
  facts jsonb not null default '{}',
  canonical bytea not null,
  primary key (authority_id, id)
);
create index on event (authority_id, subject_id, at);
create index on event (authority_id, contact_id) where contact_id is not null;

-- One row per sent form: the same key and body again leads to the first result.
create table submission (
  authority_id uuid not null references authority,
  key uuid not null,
  account_id uuid not null,
  body_hash bytea not null,
  location text not null,
  at timestamptz not null default now(),
  primary key (authority_id, key)
);

-- Words not sent yet: their author's alone, one per form and subject.
create table draft (
  authority_id uuid not null references authority,
  account_id uuid not null,
  form text not null,
  subject text not null,
  words jsonb not null,
  at timestamptz not null default now(),
  primary key (authority_id, account_id, form, subject)
);

-- ── Sign-in ─────────────────────────────────────────────────────────────────────────────────────

-- The one way to an account by address: what is needed to check a password, and nothing if it is closed.
create function access.account_for(p_email text) returns table (account_id uuid, name text, password_hash text)
language sql stable security definer set search_path = public, pg_temp as $$
  select id, name, password_hash from account where lower(email) = lower(trim(p_email)) and closed_at is null
$$;

create function access.memberships_of(p_account uuid) returns table (membership_id uuid, authority_id uuid, authority text, agency text, role text)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, m.authority_id, a.name, g.name, m.role
  from membership m join authority a on a.id = m.authority_id join agency g on g.authority_id = m.authority_id and g.id = m.agency_id
  where m.account_id = p_account and m.valid_from <= current_date and (m.valid_to is null or m.valid_to >= current_date)
  order by a.name, m.role
$$;

create function access.begin_session(p_token_hash bytea, p_account uuid, p_membership uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from access.memberships_of(p_account) m where m.membership_id = p_membership) then
    raise exception 'no such membership';
  end if;
  insert into session (token_hash, account_id, membership_id) values (p_token_hash, p_account, p_membership);
end
$$;

create function access.end_session(p_token_hash bytea) returns void language sql security definer set search_path = public, pg_temp as $$
  update session set ended_at = now() where token_hash = p_token_hash and ended_at is null
$$;

-- Who holds this session. It ends after p_idle without a page, or after p_whole; its holder's drafts stay reachable for 28 days.
create function access.actor_of(p_token_hash bytea, p_idle interval, p_whole interval) returns table (
  account_id uuid, membership_id uuid, authority_id uuid, authority text, authority_short text, agency_id uuid, agency text, worker_id uuid, name text, role text, alive boolean
) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  s session;
begin
  select * into s from session where session.token_hash = p_token_hash;
  if s is null or s.began_at < now() - interval '28 days' then return; end if;
  if s.ended_at is null and s.seen_at > now() - p_idle and s.began_at > now() - p_whole and s.seen_at < now() - interval '1 minute' then
    update session set seen_at = now() where session.token_hash = p_token_hash;
  end if;
  return query
    select a.id, m.id, m.authority_id, y.name, y.short_name, m.agency_id, g.name, m.worker_id, a.name, m.role,
      s.ended_at is null and s.seen_at > now() - p_idle and s.began_at > now() - p_whole
    from account a
    join membership m on m.id = s.membership_id and m.account_id = a.id
    join authority y on y.id = m.authority_id
    join agency g on g.authority_id = m.authority_id and g.id = m.agency_id
    where a.id = s.account_id and a.closed_at is null
      and m.valid_from <= current_date and (m.valid_to is null or m.valid_to >= current_date);
end
$$;

create function access.use_link(p_token_hash bytea) returns uuid language sql security definer set search_path = public, pg_temp as $$
  update sign_in_link set used_at = now() where token_hash = p_token_hash and used_at is null and ends_at > now() returning account_id
$$;

create function access.set_password(p_account uuid, p_hash text) returns void language sql security definer set search_path = public, pg_temp as $$
  update account set password_hash = p_hash where id = p_account
$$;

-- The invented people of a demonstration, for the page that lets you be one of them. Empty anywhere else.
create function access.demonstration_people() returns table (membership_id uuid, account_id uuid, name text, role text, title text, agency text)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, a.id, a.name, m.role, coalesce(p.title, m.role), g.name
  from membership m join account a on a.id = m.account_id
  join agency g on g.authority_id = m.authority_id and g.id = m.agency_id
  left join lateral (
    select t.title from post_holding h join post t on t.authority_id = h.authority_id and t.id = h.post_id
    where h.authority_id = m.authority_id and h.worker_id = m.worker_id and not h.deputy order by h.valid_from desc limit 1
  ) p on true
  where exists (select 1 from installation where key = 'demonstration') and m.role <> 'service' and a.closed_at is null
  order by a.name
$$;

insert into access.protected values
  ('authority', 'authority'), ('vocabulary', 'authority'), ('agency', 'authority'), ('locality', 'authority'), ('locality_area', 'authority'),
  ('team', 'authority'), ('worker', 'authority'), ('post', 'authority'), ('post_holding', 'authority'),
  ('read_entry', 'log'), ('event', 'contact'), ('submission', 'own'), ('draft', 'own');

grant select, insert, update on authority, vocabulary, agency, locality, locality_area, team, worker, post, post_holding to doorstep_app;
grant select on installation to doorstep_app;
grant insert on read_entry to doorstep_app;
grant select, insert on event, submission to doorstep_app;
grant select, insert, update, delete on draft to doorstep_app;
