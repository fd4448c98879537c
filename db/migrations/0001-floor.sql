-- The floor: scope, permissions' settings, authorities, agencies, posts, accounts, the log of reads and of acts.
-- Three roles (made before the first migration): doorstep_owner owns all, doorstep_app owns nothing, doorstep_jobs owns pgboss.

create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gin;

-- What a later migration adds is nobody's until it is granted; a database from before PostgreSQL 15 lets everybody make tables.
alter default privileges revoke execute on functions from public;
revoke create on schema public from public;

create schema access;
grant usage on schema access to doorstep_app;

-- Which tables are protected, and by which kind of policy. The policies themselves are written from one template. `writes` is the
-- word that app.writes must hold for a row to be added or changed; the kind itself where it is null. `changes`, where it is set, is
-- another word, for changing: whoever adds somebody new need not be one who puts right what is known of others.
create table access.protected (
  table_name text primary key,
  kind text not null check (kind in ('authority', 'index', 'record', 'contact', 'deciding', 'words', 'event', 'import', 'own', 'log')),
  writes text,
  changes text
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
  changes text;
begin
  for t in select * from access.protected loop
    for p in select policyname from pg_policies where schemaname = 'public' and tablename = t.table_name loop
      execute format('drop policy %I on public.%I', p.policyname, t.table_name);
    end loop;
    execute format('alter table public.%I enable row level security', t.table_name);
    home := format('%s = any %s', case when t.table_name = 'authority' then 'id' else 'authority_id' end, access.setting('app.authority', 'uuid', form));
    own_id := case when t.table_name in ('person', 'contact') then 'id' when t.kind in ('contact', 'words', 'deciding') then 'contact_id' else 'person_id' end;
    -- a restricted row is there for whoever sees restricted records, and for those to whom its child is given by name
    restricted := format(' and (restriction = any %s or %s)', access.setting('app.restrictions', 'text', form),
      case when t.kind in ('index', 'record') then format('%I = any %s', own_id, access.setting('app.restricted_people', 'uuid', form))
           when t.kind = 'event' then format('contact_id is null and person_id = any %s or contact_id = any %s',
             access.setting('app.restricted_people', 'uuid', form), access.setting('app.restricted_contacts', 'uuid', form))
           else format('%I = any %s', own_id, access.setting('app.restricted_contacts', 'uuid', form)) end);
    reads := case t.kind
      when 'authority' then home
      when 'import' then home || format(' and %L = any %s', 'import', access.setting('app.writes', 'text', form))
      when 'own' then home || format(' and account_id = any %s', access.setting('app.account', 'uuid', form))
      when 'log' then 'false'
      when 'index' then home || restricted || format(' and (locality_id = any %s or %I = any %s)',
        access.setting('app.index_localities', 'uuid', form), own_id, access.setting('app.index_people', 'uuid', form))
      when 'record' then home || restricted || format(' and (person_id = any %s or agency_id = any %s)',
        access.setting('app.record_people', 'uuid', form), access.setting('app.record_agencies', 'uuid', form))
      -- what the front door made of a contact: not for the agency that brought it, which reads its answer
      when 'deciding' then home || restricted || format(' and (locality_id = any %s or contact_id = any %s)',
        access.setting('app.contact_localities', 'uuid', form), access.setting('app.contact_ids', 'uuid', form))
      -- acts on a contact as the contact's decisions, acts on a person as their record; whoever only counts reads none
      when 'event' then home || restricted || format(
        ' and ((contact_id is not null or person_id is null) and (locality_id = any %s or contact_id = any %s) or person_id = any %s)',
        access.setting('app.act_localities', 'uuid', form), access.setting('app.contact_ids', 'uuid', form),
        access.setting('app.record_people', 'uuid', form))
      else home || restricted || format(' and (locality_id = any %s or agency_id = any %s or %I = any %s)',
        access.setting('app.contact_localities', 'uuid', form), access.setting('app.contact_agencies', 'uuid', form),
        own_id, access.setting('app.contact_ids', 'uuid', form))
    end;
    if t.kind = 'words' then
      reads := reads || format(' and words_class = any %s', access.setting('app.words_classes', 'text', form));
    end if;
    -- Whether this very row may be written is the act's question; here the authority, and that the actor writes rows of this sort.
    writes := home || case when t.kind = 'own' then format(' and account_id = any %s', access.setting('app.account', 'uuid', form))
                           else format(' and %L = any %s', coalesce(t.writes, t.kind), access.setting('app.writes', 'text', form)) end;
    changes := case when t.changes is null then writes else home || format(' and %L = any %s', t.changes, access.setting('app.writes', 'text', form)) end;
    execute format('create policy reads on public.%I for select to doorstep_app using (%s)', t.table_name, reads);
    execute format('create policy adds on public.%I for insert to doorstep_app with check (%s)', t.table_name, writes);
    execute format('create policy changes on public.%I for update to doorstep_app using (%s) with check (%s)', t.table_name, reads, changes);
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
  version int not null default 1,
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
  version int not null default 1,
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
  version int not null default 1,
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

-- A month's own table. Entries that came before it was made stand in the default one and move over.
create function access.make_read_partition(month date) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  first date := date_trunc('month', month);
  from_at text := first::text || ' 00:00+00';
  to_at text := (first + interval '1 month')::date::text || ' 00:00+00';
  name text := 'read_entry_' || to_char(first, 'YYYY_MM');
begin
  perform pg_advisory_xact_lock(hashtext('make_read_partition'));
  if exists (select 1 from pg_class where relname = name and relnamespace = 'public'::regnamespace) then return; end if;
  lock table read_entry_before in access exclusive mode;
  execute format('create table public.%I (like public.read_entry including defaults including constraints)', name);
  execute format('alter table public.%I enable row level security', name);
  execute format('with moved as (delete from public.read_entry_before where at >= %L and at < %L returning *) insert into public.%I select * from moved', from_at, to_at, name);
  execute format('alter table public.read_entry attach partition public.%I for values from (%L) to (%L)', name, from_at, to_at);
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

-- The day comes from the house's own clock, in London: the server may keep another zone.

-- The one way to an account by address: what is needed to check a password, and nothing if it is closed.
create function access.account_for(p_email text) returns table (account_id uuid, name text, password_hash text)
language sql stable security definer set search_path = public, pg_temp as $$
  select id, name, password_hash from account where lower(email) = lower(trim(p_email)) and closed_at is null
$$;

create function access.memberships_of(p_account uuid, p_day date) returns table (membership_id uuid, authority_id uuid, authority text, agency text, role text)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, m.authority_id, a.name, g.name, m.role
  from membership m join authority a on a.id = m.authority_id join agency g on g.authority_id = m.authority_id and g.id = m.agency_id
  where m.account_id = p_account and m.valid_from <= p_day and (m.valid_to is null or m.valid_to >= p_day)
  order by a.name, m.role
$$;

create function access.begin_session(p_token_hash bytea, p_account uuid, p_membership uuid, p_day date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from access.memberships_of(p_account, p_day) m join account a on a.id = p_account and a.closed_at is null
                 where m.membership_id = p_membership) then
    raise exception 'no such membership';
  end if;
  insert into session (token_hash, account_id, membership_id) values (p_token_hash, p_account, p_membership);
end
$$;

create function access.end_session(p_token_hash bytea) returns void language sql security definer set search_path = public, pg_temp as $$
  update session set ended_at = now() where token_hash = p_token_hash and ended_at is null
$$;

-- Who holds this session. It ends after p_idle without a page, or after p_whole; its holder's drafts stay reachable for 28 days.
create function access.actor_of(p_token_hash bytea, p_idle interval, p_whole interval, p_day date) returns table (
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
      and m.valid_from <= p_day and (m.valid_to is null or m.valid_to >= p_day);
end
$$;

-- Whether a one-time link may still be used.
create function access.is_link_good(p_token_hash bytea) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from sign_in_link l join account a on a.id = l.account_id and a.closed_at is null
                 where l.token_hash = p_token_hash and l.used_at is null and l.ends_at > now())
$$;

-- A one-time link sets the password, once: every other link and every session of the account ends with it.
create function access.use_link(p_token_hash bytea, p_password_hash text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  who uuid;
begin
  update sign_in_link l set used_at = now() from account a
    where l.token_hash = p_token_hash and l.used_at is null and l.ends_at > now() and a.id = l.account_id and a.closed_at is null
    returning a.id into who;
  if who is null then return null; end if;
  update sign_in_link set used_at = now() where account_id = who and used_at is null;
  update session set ended_at = now() where account_id = who and ended_at is null;
  update account set password_hash = p_password_hash where id = who;
  return who;
end
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

-- ── Accounts, for who manages them ──────────────────────────────────────────────────────────────
-- Each looks at this transaction's scope: only who may manage accounts, only in the authority they entered, never their own
-- account. An account that works for two authorities belongs to neither administrator: whoever runs the house changes it.

create function access.managed_authority() returns uuid language plpgsql stable set search_path = public, pg_temp as $$
begin
  if 'accounts' = any (nullif(current_setting('app.writes', true), '')::text[]) then
    return (nullif(current_setting('app.authority', true), '')::uuid[])[1];
  end if;
  raise insufficient_privilege using message = 'accounts are not for this actor to manage';
end
$$;

create function access.is_managed(p_account uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select p_account <> all (nullif(current_setting('app.account', true), '')::uuid[])
    and exists (select 1 from membership where account_id = p_account and authority_id = access.managed_authority())
    and not exists (select 1 from membership where account_id = p_account and (authority_id <> access.managed_authority() or role = 'service'))
$$;

create function access.list_accounts() returns table (account_id uuid, name text, email text, closed_at timestamptz, has_password boolean, link_ends_at timestamptz, shared boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.name, a.email, a.closed_at, a.password_hash is not null,
    (select max(l.ends_at) from sign_in_link l where l.account_id = a.id and l.used_at is null and l.ends_at > now()),
    exists (select 1 from membership o where o.account_id = a.id and o.authority_id <> access.managed_authority())
  from account a
  where exists (select 1 from membership m where m.account_id = a.id and m.authority_id = access.managed_authority() and m.role <> 'service')
  order by a.closed_at is not null, a.name
$$;

-- Of one account, or of all.
create function access.list_memberships(p_account uuid) returns table (membership_id uuid, account_id uuid, name text, agency_id uuid, agency text, worker_id uuid, role text, valid_from date, valid_to date)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, m.account_id, a.name, m.agency_id, g.name, m.worker_id, m.role, m.valid_from, m.valid_to
  from membership m join account a on a.id = m.account_id join agency g on g.authority_id = m.authority_id and g.id = m.agency_id
  where m.authority_id = access.managed_authority() and m.role <> 'service' and (p_account is null or m.account_id = p_account)
  order by a.name, m.valid_from desc, m.id desc
$$;

-- A new account, its worker and its first membership; false if the address has an account anywhere.
create function access.make_account(p_account uuid, p_membership uuid, p_worker uuid, p_email text, p_name text, p_agency uuid, p_role text, p_from date)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  home uuid := access.managed_authority();
begin
  insert into account (id, email, name) values (p_account, trim(p_email), p_name) on conflict do nothing;
  if not found then return false; end if;
  insert into worker (authority_id, id, agency_id, name, email) values (home, p_worker, p_agency, p_name, trim(p_email));
  insert into membership (authority_id, id, account_id, agency_id, worker_id, role, valid_from) values (home, p_membership, p_account, p_agency, p_worker, p_role, p_from);
  return true;
end
$$;

-- Another membership of an account; its worker is the one it has in that agency, or a new one.
create function access.add_membership(p_membership uuid, p_account uuid, p_worker uuid, p_agency uuid, p_role text, p_from date, p_to date)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  home uuid := access.managed_authority();
  works_as uuid;
begin
  if not access.is_managed(p_account) then return false; end if;
  select m.worker_id into works_as from membership m where m.authority_id = home and m.account_id = p_account and m.agency_id = p_agency limit 1;
  if works_as is null then
    works_as := p_worker;
    insert into worker (authority_id, id, agency_id, name, email) select home, p_worker, p_agency, a.name, a.email from account a where a.id = p_account;
  end if;
  insert into membership (authority_id, id, account_id, agency_id, worker_id, role, valid_from, valid_to) values (home, p_membership, p_account, p_agency, works_as, p_role, p_from, p_to);
  return true;
end
$$;

create function access.date_membership(p_membership uuid, p_from date, p_to date) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update membership set valid_from = p_from, valid_to = p_to
    where authority_id = access.managed_authority() and id = p_membership and role <> 'service'
      and account_id <> all (nullif(current_setting('app.account', true), '')::uuid[]);
  return found;
end
$$;

-- Closing signs the account out everywhere and uses up its links. Opening again needs a new link or the old password.
create function access.close_account(p_account uuid, p_closed boolean) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not access.is_managed(p_account) then return false; end if;
  update account set closed_at = case when p_closed then now() end where id = p_account;
  update session set ended_at = now() where account_id = p_account and ended_at is null;
  update sign_in_link set used_at = now() where account_id = p_account and used_at is null;
  return true;
end
$$;

create function access.make_link(p_account uuid, p_token_hash bytea, p_ends_at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not access.is_managed(p_account) or exists (select 1 from account where id = p_account and closed_at is not null) then return false; end if;
  update sign_in_link set used_at = now() where account_id = p_account and used_at is null;
  insert into sign_in_link (token_hash, account_id, ends_at) values (p_token_hash, p_account, least(p_ends_at, now() + interval '7 days'));
  return true;
end
$$;

-- What is kept no longer, once a day: words not sent after 28 days, sent forms after 30, ended sessions and links after 30.
create function access.sweep() returns table (drafts int, submissions int, sessions int, links int)
language sql security definer set search_path = public, pg_temp as $$
  with d as (delete from draft where at < now() - interval '28 days' returning 1),
    s as (delete from submission where at < now() - interval '30 days' returning 1),
    n as (delete from session where began_at < now() - interval '30 days' returning 1),
    l as (delete from sign_in_link where coalesce(used_at, ends_at) < now() - interval '30 days' returning 1)
  select (select count(*)::int from d), (select count(*)::int from s), (select count(*)::int from n), (select count(*)::int from l)
$$;

insert into access.protected values
  ('authority', 'authority', 'settings'), ('vocabulary', 'authority', 'settings'),
  ('locality', 'authority', 'places'), ('locality_area', 'authority', 'places'),
  ('agency', 'authority', 'posts'), ('team', 'authority', 'posts'), ('worker', 'authority', 'posts'),
  ('post', 'authority', 'posts'), ('post_holding', 'authority', 'posts'),
  ('read_entry', 'log', null), ('event', 'event', null), ('submission', 'own', null), ('draft', 'own', null);

grant select, insert, update on authority, vocabulary, agency, locality, locality_area, team, worker, post, post_holding to doorstep_app;
grant select on installation to doorstep_app;
grant insert on read_entry to doorstep_app;
grant select, insert on event, submission to doorstep_app;
grant select, insert, update, delete on draft to doorstep_app;
