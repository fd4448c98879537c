import { sql } from 'kysely'
import { isSamePerson } from '../access/index.ts'
import type { Day } from '../time/index.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { Clause, Level, LevelNumber, Threshold } from './document.ts'
import type { templateRows } from './template-rows.ts'

export type VersionLine = {
  id: string
  version: number
  title: string
  validFrom: Day | null
  madeAt: Date
  madeBy: string | null
  /** The day from which somebody asks for it to be published. */
  proposedFrom: Day | null
}

/** Every version, newest first. */
export function listVersions(work: Work): Promise<VersionLine[]> {
  return work.db
    .selectFrom('thresholdDocument as d')
    .leftJoin('worker as w', (join) => join.onRef('w.authorityId', '=', 'd.authorityId').onRef('w.id', '=', 'd.madeBy'))
    .select(['d.id', 'd.version', 'd.title', 'd.validFrom', 'd.proposedFrom', 'd.madeAt', 'w.name as madeBy'])
    .orderBy('d.version', 'desc')
    .execute()
}

/** The version that a decision of this day cites. */
export const thresholdInForceOn = (work: Work, day: Day): Promise<Threshold | undefined> => findThreshold(work, { day })

export async function findThreshold(
  work: Work,
  by: { id: string } | { version: number } | { day: Day },
): Promise<Threshold | undefined> {
  let query = work.db
    .selectFrom('thresholdDocument as d')
    .leftJoin('worker as w', (join) => join.onRef('w.authorityId', '=', 'd.authorityId').onRef('w.id', '=', 'd.proposedBy'))
    .select(['d.id', 'd.version', 'd.title', 'd.note', 'd.validFrom', 'd.revision'])
    .select(['d.proposedFrom', 'd.proposedBy', 'w.name as proposedByName'])
  if ('id' in by) query = query.where('d.id', '=', by.id)
  else if ('version' in by) query = query.where('d.version', '=', by.version)
  else query = query.where('d.validFrom', '<=', by.day).orderBy('d.validFrom', 'desc').orderBy('d.version', 'desc').limit(1)
  const found = await query.executeTakeFirst()
  if (!found) return undefined
  const { proposedFrom: from, proposedBy: who, proposedByName: name, ...document } = found
  const levels = await work.db
    .selectFrom('thresholdLevel as l')
    .leftJoin('worker as w', (join) => join.onRef('w.authorityId', '=', 'l.authorityId').onRef('w.id', '=', 'l.changedBy'))
    .select(['l.level', 'l.name', 'l.means', 'l.whoHelps', 'l.revision', 'w.name as changedBy'])
    .where('l.documentId', '=', document.id)
    .orderBy('l.level')
    .execute()
  const clauses = await work.db
    .selectFrom('thresholdClause as c')
    .leftJoin('worker as w', (join) => join.onRef('w.authorityId', '=', 'c.authorityId').onRef('w.id', '=', 'c.changedBy'))
    .select(['c.level', 'c.number', 'c.heading', 'c.words', 'c.revision', 'w.name as changedBy'])
    .where('c.documentId', '=', document.id)
    .orderBy('c.level')
    .orderBy('c.position')
    .execute()
  return {
    ...document,
    proposed: from && who ? { from, by: who, name: name ?? 'Somebody', own: await isSamePerson(work, who) } : null,
    levels: levels.map((row) => ({
      ...row,
      level: row.level as LevelNumber,
      clauses: clauses.filter(({ level }) => level === row.level).map(({ level: _, ...clause }) => clause),
    })),
  }
}

/** What the levels were called in the version in force on a day, lowest first. */
export async function levelNamesOn(work: Work, day: Day): Promise<string[]> {
  const inForce = work.db
    .selectFrom('thresholdDocument')
    .select('id')
    .where('validFrom', '<=', day)
    .orderBy('validFrom', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
  const rows = await work.db
    .selectFrom('thresholdLevel')
    .select('name')
    .where('documentId', '=', inForce)
    .orderBy('level')
    .execute()
  return rows.map(({ name }) => name)
}

/** The number a new clause of this level takes: past every version's, so that a number never comes to mean another clause. */
export async function nextNumber(work: Work, level: LevelNumber): Promise<string> {
  const { rows } = await sql<{ highest: number }>`
    select coalesce(max(split_part(number, '.', 2)::int), 0)::int as highest from threshold_clause where level = ${level}`.execute(
    work.db,
  )
  return `${level}.${(rows[0]?.highest ?? 0) + 1}`
}

/** Nobody else begins or publishes a version until this transaction ends. */
export async function holdVersions(work: Work) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`threshold ${work.actor.authorityId}`}, 0))`.execute(work.db)
}

export async function addVersion(work: Work, threshold: Omit<Threshold, 'revision' | 'proposed'>) {
  const { authorityId, workerId } = work.actor
  const { id: documentId, version, title, note, levels } = threshold
  // the first day is set last: what is published stands still, also for the one who writes it
  await work.db
    .insertInto('thresholdDocument')
    .values({ authorityId, id: documentId, version, title, note, validFrom: null, madeAt: work.now, madeBy: workerId })
    .execute()
  await work.db
    .insertInto('thresholdLevel')
    .values(levels.map(({ level, name, means, whoHelps }) => ({ authorityId, documentId, level, name, means, whoHelps })))
    .execute()
  const clauses = levels.flatMap(({ level, clauses }) =>
    clauses.map(({ number, heading, words }, position) => ({ authorityId, documentId, level, number, position, heading, words })),
  )
  if (clauses.length > 0) await work.db.insertInto('thresholdClause').values(clauses).execute()
  if (threshold.validFrom) await setFirstDay(work, documentId, threshold.validFrom)
}

export async function setFirstDay(work: Work, id: string, validFrom: Day) {
  await work.db.updateTable('thresholdDocument').set({ validFrom }).where('id', '=', id).execute()
}

/** From which day the actor asks for a version to be published, or that it is taken back. */
export async function saveProposal(work: Work, id: string, from: Day | null) {
  const by = from ? { proposedBy: work.actor.workerId, proposedAt: work.now } : { proposedBy: null, proposedAt: null }
  await work.db
    .updateTable('thresholdDocument')
    .set({ proposedFrom: from, ...by })
    .where('id', '=', id)
    .execute()
}

export async function publishFrom(work: Work, id: string, validFrom: Day) {
  await work.db
    .updateTable('thresholdDocument')
    .set({ validFrom, publishedBy: work.actor.workerId })
    .where('id', '=', id)
    .execute()
}

/** Saves, if what is saved is still as it was shown. Says whether it was. */
export async function saveTitle(work: Work, id: string, shown: number, set: { title: string; note: string }): Promise<boolean> {
  const { numUpdatedRows } = await work.db
    .updateTable('thresholdDocument')
    .set({ ...set, revision: shown + 1 })
    .where('id', '=', id)
    .where('revision', '=', shown)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function saveLevel(
  work: Work,
  id: string,
  level: LevelNumber,
  shown: number,
  set: Pick<Level, 'name' | 'means' | 'whoHelps'>,
): Promise<boolean> {
  const { numUpdatedRows } = await work.db
    .updateTable('thresholdLevel')
    .set({ ...set, revision: shown + 1, changedAt: work.now, changedBy: work.actor.workerId })
    .where('documentId', '=', id)
    .where('level', '=', level)
    .where('revision', '=', shown)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function saveClause(
  work: Work,
  id: string,
  number: string,
  shown: number,
  set: Pick<Clause, 'heading' | 'words'>,
): Promise<boolean> {
  const { numUpdatedRows } = await work.db
    .updateTable('thresholdClause')
    .set({ ...set, revision: shown + 1, changedAt: work.now, changedBy: work.actor.workerId })
    .where('documentId', '=', id)
    .where('number', '=', number)
    .where('revision', '=', shown)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function insertClause(
  work: Work,
  documentId: string,
  level: LevelNumber,
  clause: Pick<Clause, 'number' | 'heading' | 'words'>,
) {
  const { authorityId, workerId } = work.actor
  const { rows } = await sql<{ position: number }>`
    select coalesce(max(position) + 1, 0)::int as position from threshold_clause where document_id = ${documentId} and level = ${level}`.execute(
    work.db,
  )
  const position = rows[0]?.position ?? 0
  const { number, heading, words } = clause
  await work.db
    .insertInto('thresholdClause')
    .values({ authorityId, documentId, level, number, position, heading, words, changedAt: work.now, changedBy: workerId })
    .execute()
}

export async function deleteClause(work: Work, documentId: string, number: string, shown: number): Promise<boolean> {
  const { numDeletedRows } = await work.db
    .deleteFrom('thresholdClause')
    .where('documentId', '=', documentId)
    .where('number', '=', number)
    .where('revision', '=', shown)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function readingOf(work: Work, documentId: string): Promise<Date | undefined> {
  const found = await work.db
    .selectFrom('thresholdReading')
    .select('readAt')
    .where('documentId', '=', documentId)
    .executeTakeFirst()
  return found?.readAt
}

export async function saveReading(work: Work, documentId: string) {
  const { authorityId, accountId, agencyId } = work.actor
  await work.db
    .insertInto('thresholdReading')
    .values({ authorityId, documentId, accountId, agencyId, readAt: work.now })
    .onConflict((clash) => clash.doNothing())
    .execute()
}

/** How many of each agency's people say that they have read this version. */
export async function readersOf(work: Work, documentId: string): Promise<{ agency: string; readers: number; members: number }[]> {
  const { rows } = await sql<{
    agency: string
    readers: number
    members: number
  }>`select * from scope.threshold_readers(${documentId})`.execute(work.db)
  return rows
}

/** As the owner: the template as the first version of an authority that is made with the house. */
export async function insertTemplate(owner: Work['db'], { document, levels, clauses }: ReturnType<typeof templateRows>) {
  await owner.insertInto('thresholdDocument').values(document).execute()
  await owner.insertInto('thresholdLevel').values(levels).execute()
  await owner.insertInto('thresholdClause').values(clauses).execute()
}

/** A clause as it stands in the version of the threshold in force today. */
export async function clauseInForce(work: Work, number: string) {
  return work.db
    .selectFrom('thresholdClause as c')
    .innerJoin('thresholdDocument as d', (join) =>
      join.onRef('d.authorityId', '=', 'c.authorityId').onRef('d.id', '=', 'c.documentId'),
    )
    .select(['c.number', 'c.level', 'c.documentId'])
    .where('c.number', '=', number)
    .where('d.validFrom', '<=', londonDay(work.now))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('thresholdDocument as later')
            .select('later.id')
            .whereRef('later.version', '>', 'd.version')
            .where('later.validFrom', '<=', londonDay(work.now)),
        ),
      ),
    )
    .executeTakeFirst()
}

/** The number of each version, by its id. */
export async function versionNumbers(work: Work): Promise<Map<string, number>> {
  const rows = await work.db.selectFrom('thresholdDocument').select(['id', 'version']).execute()
  return new Map(rows.map(({ id, version }) => [id, version]))
}
