import { sql } from 'kysely'
import { newId } from '../database/ids.ts'
import type { Work } from '../work.ts'
import type { About } from './facts-store.ts'

export type Merge = { id: string; personId: string; otherId: string; why: string; mergedAt: Date; unmergedAt: Date | null }

const columns = ['id', 'personId', 'otherId', 'why', 'mergedAt', 'unmergedAt'] as const

export async function saveMerge(
  work: Work,
  { personId, localityId, agencyId, restriction }: About,
  otherId: string,
  why: string,
): Promise<string> {
  const id = newId(work.now.getTime())
  const { actor, now } = work
  await work.db
    .insertInto('personMerge')
    .values({
      authorityId: actor.authorityId,
      id,
      personId,
      otherId,
      why,
      mergedAt: now,
      mergedBy: actor.workerId,
      localityId,
      agencyId,
      restriction,
    })
    .execute()
  return id
}

export async function readMerge(work: Work, id: string): Promise<Merge | undefined> {
  return work.db.selectFrom('personMerge').select(columns).where('id', '=', id).executeTakeFirst()
}

/** Merges that stand between any of these records, with why: they are written down as opened. */
export async function liveMerges(work: Work, ids: readonly string[]): Promise<Merge[]> {
  const rows = await work.db
    .selectFrom('personMerge')
    .select(columns)
    .where('unmergedAt', 'is', null)
    .where((eb) => eb.or([eb('personId', 'in', [...ids]), eb('otherId', 'in', [...ids])]))
    .orderBy('mergedAt')
    .execute()
  work.saw(
    'open',
    'person',
    rows.flatMap((row) => [row.personId, row.otherId]),
  )
  return rows
}

export async function endMerge(work: Work, id: string, why: string): Promise<boolean> {
  const { numUpdatedRows } = await work.db
    .updateTable('personMerge')
    .set({ unmergedAt: work.now, unmergedBy: work.actor.workerId, unmergedWhy: why })
    .where('id', '=', id)
    .where('unmergedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function setIdentity(work: Work, ids: readonly string[], identityId: string) {
  await work.db
    .updateTable('person')
    .set({ identityId })
    .where('id', 'in', [...ids])
    .execute()
}

/** Which table, which row, on whose record, when: not what it says. */
export type WrittenRow = { kind: string; id: string; personId: string; at: Date }

export async function writtenBetween(work: Work, ids: readonly string[], from: Date, to: Date): Promise<WrittenRow[]> {
  return (
    await sql<WrittenRow>`select * from people.written_between(${[...ids]}::uuid[], ${from}, ${to}) order by at, id`.execute(
      work.db,
    )
  ).rows
}
