-- Loads before the migrations, which call it.
-- Writes the policies of one protected table anew, from the one template. `form` is how a setting is read: 'once', or 'bare' for Citus.
create or replace procedure access.write_policies_of(p_table text, form text default 'once') language plpgsql as $$
declare
  t access.protected;
  p record;
  of_what text;
  sight text;
  home text;
  restricted text;
  own_id text;
  reads text;
  writes text;
  changes text;
begin
  select * into strict t from access.protected where table_name = p_table;
  of_what := case when t.kind in ('index', 'record') then 'person' when t.kind in ('contact', 'words', 'deciding') then 'contact' end;
  -- a sight that was made since: its tables are read as its settings say
  if t.kind not in ('authority', 'index', 'record', 'contact', 'deciding', 'words', 'event', 'import', 'own', 'log') then
    select s.of_what into strict of_what from access.sight s where s.name = t.kind;
  end if;
  for p in select policyname from pg_policies where schemaname = 'public' and tablename = t.table_name loop
    execute format('drop policy %I on public.%I', p.policyname, t.table_name);
  end loop;
  execute format('alter table public.%I enable row level security', t.table_name);
  sight := case when t.kind = 'words' then 'contact' else t.kind end;
  home := format('%s = any %s', case when t.table_name = 'authority' then 'id' else 'authority_id' end, access.setting('app.authority', 'uuid', form));
  own_id := case when t.table_name in ('person', 'contact') then 'id' when of_what = 'contact' then 'contact_id' else 'person_id' end;
  -- a restricted row is there for whoever sees restricted records, and for those to whom its child is given by name
  restricted := format(' and (restriction = any %s or %s)', access.setting('app.restrictions', 'text', form),
    case when of_what = 'person' then format('%I = any %s', own_id, access.setting('app.restricted_people', 'uuid', form))
         when t.kind = 'event' then format('contact_id is null and person_id = any %s or contact_id = any %s',
           access.setting('app.restricted_people', 'uuid', form), access.setting('app.restricted_contacts', 'uuid', form))
         else format('%I = any %s', own_id, access.setting('app.restricted_contacts', 'uuid', form)) end);
  reads := case t.kind
    when 'authority' then home
    when 'import' then home || format(' and %L = any %s', 'import', access.setting('app.writes', 'text', form))
    when 'own' then home || format(' and account_id = any %s', access.setting('app.account', 'uuid', form))
    when 'log' then 'false'
    -- what the front door made of a contact: not for the agency that brought it, which reads its answer
    when 'deciding' then home || restricted || format(' and (locality_id = any %s or contact_id = any %s)',
      access.setting('app.contact_localities', 'uuid', form), access.setting('app.contact_ids', 'uuid', form))
    -- acts on a contact as the contact's decisions, acts on a person as their record; whoever only counts reads none
    when 'event' then home || restricted || format(
      ' and ((contact_id is not null or person_id is null) and (locality_id = any %s or contact_id = any %s) or person_id = any %s or person_id is not null and locality_id = any %s)',
      access.setting('app.act_localities', 'uuid', form), access.setting('app.contact_ids', 'uuid', form),
      access.setting('app.record_ids', 'uuid', form), access.setting('app.record_localities', 'uuid', form))
    -- every other row is read by the places, the agencies and the people or contacts that its sight reaches
    else home || restricted || format(' and (locality_id = any %s or agency_id = any %s or %I = any %s)',
      access.setting('app.' || sight || '_localities', 'uuid', form), access.setting('app.' || sight || '_agencies', 'uuid', form),
      own_id, access.setting('app.' || sight || '_ids', 'uuid', form))
  end;
  if t.kind = 'words' then
    reads := reads || format(' and words_class = any %s', access.setting('app.words_classes', 'text', form));
  end if;
  -- Whether this very row may be written is the act's question; here the authority, and that the actor writes rows of this sort.
  writes := home || case when t.kind = 'own' then format(' and account_id = any %s', access.setting('app.account', 'uuid', form))
                         else format(' and %L = any %s', coalesce(t.writes, t.kind), access.setting('app.writes', 'text', form)) end;
  -- whoever may add somebody who is not known yet adds what is known of them in the same breath, and to nobody else's record
  if coalesce(t.writes, t.kind) = 'record' then
    writes := home || format(' and (%1$L = any %2$s or %3$L = any %2$s and person_id = any %4$s)', 'record', access.setting('app.writes', 'text', form),
      'new record', access.setting('app.new_people', 'uuid', form));
  end if;
  changes := case when t.changes is null then writes else home || format(' and %L = any %s', t.changes, access.setting('app.writes', 'text', form)) end;
  execute format('create policy reads on public.%I for select to doorstep_app using (%s)', t.table_name, reads);
  execute format('create policy adds on public.%I for insert to doorstep_app with check (%s)', t.table_name, writes);
  execute format('create policy changes on public.%I for update to doorstep_app using (%s) with check (%s)', t.table_name, reads, changes);
  execute format('create policy removes on public.%I for delete to doorstep_app using (%s)', t.table_name, reads || case when t.kind = 'own' then '' else ' and ' || writes end);
end
$$;
