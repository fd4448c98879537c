import { sql } from 'kysely'
import communities from '../db/seed/communities.json' with { type: 'json' }
import forenames from '../db/seed/forenames.json' with { type: 'json' }
import type { Db } from '../src/database/pool.ts'

/**
 * A council to measure on, made by SQL in a few seconds: 50,000 children in 25,000 homes, 200,000 contacts over ten years with
 * their words, decisions and answers; 400 of them wait. Names are drawn by weight from the seed's tables.
 */
export async function fillCouncil(
  owner: Db,
  at: { authorityId: string; places: string[]; agencyId: string; workerId: string; thresholdId: string },
) {
  const { authorityId, places, agencyId, workerId, thresholdId } = at
  const given = Object.values(forenames.rows).flatMap((text) => weighted(text, 10))
  const surnames = communities.rows.flatMap((row) => weighted(row.surnames, 1000 / row.share))
  const uuid = (n: number | string) =>
    sql`('0192' || lpad(to_hex(${sql.raw(String(n))}), 4, '0') || '-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid`
  await owner.transaction().execute(async (tx) => {
    await sql`select setseed(0.42)`.execute(tx)
    await sql`create temporary table places on commit drop as select ordinality::int as n, id from unnest(${places}::uuid[]) with ordinality as p(id, ordinality)`.execute(
      tx,
    )
    await sql`create temporary table given on commit drop as select ordinality::int as n, name from unnest(${given}::text[]) with ordinality as g(name, ordinality)`.execute(
      tx,
    )
    await sql`create temporary table family on commit drop as select ordinality::int as n, name from unnest(${surnames}::text[]) with ordinality as g(name, ordinality)`.execute(
      tx,
    )
    await sql`create temporary table homes on commit drop as
      select i, ${uuid(1)} as id, 1 + floor(random() * ${places.length})::int as place, 1 + floor(random() * ${surnames.length})::int as family from generate_series(1, 25000) i`.execute(
      tx,
    )
    await sql`insert into household (authority_id, id, family_number) select ${authorityId}, id, 'H' || i from homes`.execute(tx)
    await sql`insert into person (authority_id, id, identity_id, kind, given_name, family_name, born_on, sex, search_key, household_id, locality_id, agency_id, recorded_at)
      select ${authorityId}, p.id, p.id, 'child', g.name, f.name, date '2009-01-01' + floor(random() * 6200)::int, 'U', lower(g.name || ' ' || f.name), h.id, l.id, ${agencyId}, now()
      from (select i, ${uuid(2)} as id, 1 + floor(random() * ${given.length})::int as given from generate_series(1, 50000) i) p
      join homes h on h.i = 1 + (p.i - 1) / 2 join given g on g.n = p.given join family f on f.n = h.family join places l on l.n = h.place`.execute(
      tx,
    )
    await sql`insert into person_name (authority_id, id, person_id, given_name, family_name, kind, search_key, recorded_at, locality_id, agency_id)
      select authority_id, id, id, given_name, family_name, 'current', search_key, recorded_at, locality_id, agency_id from person`.execute(
      tx,
    )
    await sql`create temporary table made on commit drop as
      select i, ${uuid(3)} as id, 1 + floor(random() * 50000)::int as child, now() - (i * interval '26 minutes') as at, i <= 400 as waits,
        (array['notification', 'domestic-abuse', 'advice', 'support', 'protection'])[1 + floor(random() * 5)::int] as kind
      from generate_series(1, 200000) i`.execute(tx)
    await sql`create temporary table full_made on commit drop as
      select m.*, p.id as person_id, p.household_id, p.locality_id from made m
      join (select row_number() over (order by id)::int as n, id, household_id, locality_id from person where authority_id = ${authorityId}) p on p.n = m.child`.execute(
      tx,
    )
    const columns = sql`authority_id, contact_id, locality_id, agency_id`
    const own = sql`${authorityId}::uuid, m.id, m.locality_id, ${agencyId}::uuid`
    await sql`insert into contact (authority_id, id, reference, kind, source_code, household_id, locality_id, agency_id, received_at, due_at, family_knows, recorded_at, recorded_by)
      select ${authorityId}, id, 'B' || i, kind, '6', household_id, locality_id, ${agencyId}, at, at + interval '1 day', 'yes', at, ${workerId} from full_made`.execute(
      tx,
    )
    await sql`insert into contact_child (${columns}, id, person_id, added_at) select ${own}, m.id, person_id, at from full_made m`.execute(
      tx,
    )
    await sql`insert into contact_words (${columns}, id, part, version, words, words_class, recorded_at)
      select ${own}, m.id, 'worry', 1, 'Shouting heard on ' || to_char(at, 'Day') || '; the children were upstairs and nobody was hurt. A neighbour rang.', case when kind = 'protection' then 'concern' else 'told' end, at from full_made m`.execute(
      tx,
    )
    await sql`insert into bringer (${columns}, name, role) select ${own}, 'Jas Gill', 'Constable' from full_made m`.execute(tx)
    await sql`insert into decision (${columns}, id, version, outcome, level, clause_number, threshold_id, decided_at, decided_by, confirmed_at)
      select ${own}, m.id, 1, 'information-and-advice', 2, '2.1', ${thresholdId}, at, ${workerId}, at from full_made m where not waits`.execute(
      tx,
    )
    await sql`insert into closure (${columns}, closed_at) select ${own}, at from full_made m where not waits`.execute(tx)
    await sql`insert into waiting (${columns}, kind, danger, source_code, household_id, received_at, due_at)
      select ${own}, kind, 'no', '6', household_id, at, at + interval '1 day' from full_made m where waits`.execute(tx)
  })
  await sql`vacuum analyze`.execute(owner)
}

/** "Emily:125 Megan:113" as a list in which each name stands as often as it weighs. */
function weighted(text: string, by: number): string[] {
  return text.split(' ').flatMap((pair) => {
    const [name = '', weight = '1'] = pair.split(':')
    return Array.from({ length: Math.max(1, Math.round(Number(weight) / by)) }, () => name.replaceAll('_', ' '))
  })
}
