import type pg from 'pg'

type Row = Record<string, string | null>

/**
 * The whole shape of a migrated database as text, in one order, so that a review sees what changed: tables with their columns,
 * constraints, indexes, triggers and policies; sequences, views, functions by their signature; and who may do what. Read from the
 * catalogue (the packaged server has no pg_dump). Left out: the migrator's own tables, the job queue, and the months of the log.
 */
export async function shapeOf(client: Pick<pg.Client, 'query'>): Promise<string> {
  // sorted here, by code point: the order of a server's locale is its own
  const rows = async (text: string, sorted = true) => {
    const found = (await client.query<Row>(text)).rows
    const key = ({ tablename, name, line }: Row) => `${tablename ?? ''}\n${name ?? ''}\n${line ?? ''}`
    return sorted ? found.sort((a, b) => (key(a) < key(b) ? -1 : 1)) : found
  }
  const parts: string[] = [
    '-- The whole shape of the database, written by bin/schema.ts from a fresh one. To be read and compared, not run.',
  ]
  parts.push((await rows(extensions)).map(({ name }) => `extension ${name}`).join('\n'))
  const [all, keys, others, triggers, rules] = [
    await rows(columns, false),
    await rows(constraints),
    await rows(indexes),
    await rows(allTriggers),
    await rows(policies),
  ]
  for (const { name, kind, secured } of await rows(tables)) {
    const of = (list: Row[]) => list.filter((row) => row.tablename === name).map((row) => `  ${row.line}`)
    parts.push(
      [
        `${kind} ${name}${secured ? ' with row security' : ''}`,
        ...of(all),
        ...of(keys),
        ...of(others),
        ...of(triggers),
        ...of(rules).map(shorter),
      ].join('\n'),
    )
  }
  for (const { name, line } of await rows(views)) parts.push(`view ${name}\n${indented(line ?? '')}`)
  parts.push((await rows(sequences)).map(({ name }) => `sequence ${name}`).join('\n'))
  parts.push((await rows(functions)).map(({ line }) => line).join('\n'))
  parts.push((await rows(grants)).map(({ line }) => line).join('\n'))
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

/** A setting of the transaction by its name alone, in the form that the policies' template gives it. */
const shorter = (policy: string) =>
  policy.replace(
    /\(\( SELECT \(NULLIF\(current_setting\('(app\.\w+)'::text, true\), ''::text\)\)::\w+\[\] AS "nullif"\)::\w+\[\]\)/g,
    '{$1}',
  )

const indented = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => `  ${line.trim()}`)
    .join('\n')

// ours: not the system's, not an extension's, not the job queue's
const ours = `n.nspname <> 'information_schema' and n.nspname !~ '^pg' and n.nspname <> 'pgboss'`
const named = `case when n.nspname = 'public' then '' else n.nspname || '.' end || c.relname`
const wanted = `${ours} and c.relname !~ '^(kysely_migration|read_entry_\\d{4}_\\d{2})'`

const extensions = `select extname as name from pg_extension where extname <> 'plpgsql'`

const tables = `
  select ${named} as name, case when c.relispartition then 'partition' when c.relkind = 'p' then 'partitioned table' else 'table' end as kind,
    nullif(c.relrowsecurity, false)::text as secured
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${wanted}`

const columns = `
  select ${named} as tablename, a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    || case when a.attnotnull then ' not null' else '' end
    || case when a.attidentity <> '' then ' identity' else coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') end as line
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p') and ${wanted} order by a.attrelid, a.attnum`

// a column's "not null" stands with the column; 18 keeps it as a constraint too, 15 does not
const constraints = `
  select ${named} as tablename, k.conname || ': ' || pg_get_constraintdef(k.oid) as line
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where k.contype <> 'n' and k.conparentid = 0 and ${wanted}`

const indexes = `
  select ${named} as tablename, i.relname || ': ' || regexp_replace(pg_get_indexdef(x.indexrelid), '^CREATE (UNIQUE )?INDEX \\S+ ON (ONLY )?\\S+ ', 'index \\1') as line
  from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid join pg_namespace n on n.oid = c.relnamespace
  where not exists (select 1 from pg_constraint k where k.conindid = x.indexrelid) and ${wanted}`

const allTriggers = `
  select ${named} as tablename, pg_get_triggerdef(t.oid) as line
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where not t.tgisinternal and ${wanted}`

const policies = `
  select ${named} as tablename, 'policy ' || p.polname || ': ' || concat_ws(' | ',
    'using ' || regexp_replace(pg_get_expr(p.polqual, p.polrelid), '\\s+', ' ', 'g'),
    'check ' || regexp_replace(pg_get_expr(p.polwithcheck, p.polrelid), '\\s+', ' ', 'g')) as line
  from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
  where ${wanted}`

const views = `
  select ${named} || coalesce(' (' || array_to_string(c.reloptions, ', ') || ')', '') as name, pg_get_viewdef(c.oid) as line
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'v' and ${wanted}`

const sequences = `
  select ${named} as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'S' and ${ours} and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'i')`

const functions = `
  select case p.prokind when 'p' then 'procedure ' else 'function ' end || n.nspname || '.' || p.proname || '(' || pg_get_function_arguments(p.oid) || ')'
    || coalesce(' returns ' || pg_get_function_result(p.oid), '')
    || case when p.prosecdef then ' security definer' else '' end
    || case p.provolatile when 'i' then ' immutable' when 's' then ' stable' else '' end
    || coalesce(' set ' || array_to_string(p.proconfig, ', '), '') as line
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where ${ours} and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`

// What the owner gave away: on tables and columns, on functions, on schemas.
const grants = `
  with given as (
    select ${named} as what, null as part, c.relacl as acl from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${wanted}
    union all
    select ${named}, a.attname, a.attacl from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where not a.attisdropped and ${wanted}
    union all
    select n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', null, p.proacl
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${ours} and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    union all
    select 'schema ' || n.nspname, null, n.nspacl from pg_namespace n where ${ours}
  ), named as (
    select what, part, case when g.grantee = 0 then 'public' else g.grantee::regrole::text end as who, lower(g.privilege_type) as may
    from given, aclexplode(acl) g where g.grantee = 0 or g.grantee::regrole::text <> 'doorstep_owner'
  ), together as (
    select who, what, may || coalesce(' (' || string_agg(part, ', ' order by part collate "C") || ')', '') as may
    from named group by who, what, may
  )
  select 'grant to ' || who || ' on ' || what || ': ' || string_agg(may, ', ' order by may collate "C") as line
  from together where who like 'doorstep%' or who = 'public' group by who, what`
