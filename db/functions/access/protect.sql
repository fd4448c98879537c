-- Loads before the migrations, which call it.
-- Protects a table of public, in one call: its row in the catalogue, its policies, the app's grants, the index on what it follows,
-- and its part in the functions that stamp scope.
--   p_kind      the template of its policies (access.write_policies_of), or a sight: who reaches its rows
--   p_follows   whose restriction, and place, its rows take: 'person' (person_id), 'contact' (contact_id), 'contact or person'
--               (person_id where there is no contact_id), 'household' (household_id); 'itself', 'place', 'agency' or 'nothing'
--   p_writes    the word of the permission table that adds rows; the kind itself where null
--   p_changes   another word, for changing; the same where null
--   p_may_change  the columns that the app may change; none: a row stays as it was written
--   p_keeps     'locality' or 'restriction': what a row keeps as it was written, though it follows
create or replace procedure access.protect(
  p_table text, p_kind text, p_follows text, p_writes text default null, p_changes text default null, p_may_change text[] default '{}', p_keeps text default null
) language plpgsql as $$
declare
  cols text[] := (select array_agg(attname::text) from pg_attribute where attrelid = to_regclass('public.' || quote_ident(p_table)) and attnum > 0 and not attisdropped);
  wanted text[] := array['authority_id']
    || case when p_kind not in ('authority', 'own', 'log', 'import') then array['locality_id', 'agency_id', 'restriction'] else '{}' end
    || case when p_kind in ('index', 'record') and p_table <> 'person' then array['person_id'] when p_kind in ('contact', 'deciding', 'words') and p_table <> 'contact' then array['contact_id'] else '{}' end
    || case p_kind when 'words' then array['words_class'] when 'own' then array['account_id'] else '{}' end
    || case p_follows when 'person' then array['person_id'] when 'contact' then array['contact_id'] when 'household' then array['household_id']
         when 'contact or person' then array['contact_id', 'person_id'] else '{}' end;
  of_what text;
  lacks text[];
begin
  -- a sight that was made since the first ones
  if p_kind not in ('authority', 'index', 'record', 'contact', 'deciding', 'words', 'event', 'import', 'own', 'log') then
    of_what := (select s.of_what from access.sight s where s.name = p_kind);
    wanted := wanted || (of_what || '_id');
    if of_what is null then
      raise exception 'table % cannot be protected as "%": there is no such kind and no such sight', p_table, p_kind;
    end if;
  end if;
  lacks := (select array_agg(distinct w) from unnest(wanted) w where w <> all (coalesce(cols, '{}')));
  if cols is null then raise exception 'there is no table public.%', p_table; end if;
  if lacks is not null then
    raise exception 'table % cannot be protected as "%" that follows "%": it has no column %', p_table, p_kind, p_follows, array_to_string(lacks, ', ');
  end if;
  insert into access.protected (table_name, kind, writes, changes, follows, keeps) values (p_table, p_kind, p_writes, p_changes, p_follows, p_keeps)
    on conflict (table_name) do update set kind = excluded.kind, writes = excluded.writes, changes = excluded.changes, follows = excluded.follows, keeps = excluded.keeps;
  call access.write_policies_of(p_table);
  execute format('grant select, insert on public.%I to doorstep_app', p_table);
  if p_may_change <> '{}' then
    execute format('grant update (%s) on public.%I to doorstep_app', (select string_agg(quote_ident(c), ', ') from unnest(p_may_change) c), p_table);
  end if;
  if p_follows in ('person', 'contact', 'household') and not exists (
    select 1 from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[1]
    where i.indrelid = to_regclass('public.' || quote_ident(p_table)) and a.attname = p_follows || '_id') then
    execute format('create index on public.%I (authority_id, %I)', p_table, p_follows || '_id');
  end if;
  call access.write_stamping();
end
$$;
