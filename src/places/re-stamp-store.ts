import { sql } from 'kysely'
import type { Work } from '../work.ts'
import type { Day } from './dated.ts'

/** The next people, in the order of their ids, with an address in the areas or inside one; without areas, of everybody. */
export async function nextPeople(
  work: Work,
  areas: readonly string[] | null,
  after: string | null,
  most: number,
): Promise<string[]> {
  const { rows } = await sql<{ ids: string[] }>`
    select scope.people_in(${work.actor.authorityId}::uuid, ${areas === null ? null : [...areas]}::text[], ${after}::uuid, ${most}::int) as ids`.execute(
    work.db,
  )
  return rows[0]!.ids
}

/** Stamps people, with all records of their identities. Returns how many moved to another locality. */
export async function stampPeople(work: Work, ids: readonly string[], day: Day): Promise<number> {
  if (ids.length === 0) return 0
  const { rows } = await sql<{ moved: number }>`
    select scope.stamp_identities(${work.actor.authorityId}::uuid, ${[...ids]}::uuid[], ${day}::date) as moved`.execute(work.db)
  return rows[0]!.moved
}
