import { sql } from 'kysely'
import { type Day, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { Holder } from './match.ts'
import { plain, type Standing } from './standing.ts'

/** Rows of a source that came before: what each became, and how it read then. */
export async function importedRows(
  work: Work,
  source: string,
  ids: readonly string[],
): Promise<Map<string, { ourId: string; rowHash: Buffer }>> {
  if (ids.length === 0) return new Map()
  const rows = await work.db
    .selectFrom('importedRow')
    .select(['theirId', 'ourId', 'rowHash'])
    .where('authorityId', '=', work.actor.authorityId)
    .where('source', '=', source)
    .where(sql<boolean>`their_id = any(${[...ids]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.theirId, row]))
}

/** The newest year of which a census was imported here. */
export async function newestCensus(work: Work): Promise<number | null> {
  const { rows } = await sql<{
    year: string | null
  }>`select max(their_id) as year from imported_row where source = 'census'`.execute(work.db)
  return rows[0]?.year ? Number(rows[0].year) : null
}

export async function whoHas(work: Work, values: readonly string[]): Promise<Holder[]> {
  if (values.length === 0) return []
  const { rows } = await sql<Holder>`select * from imports.who_has(${values.map(plain)}::text[])`.execute(work.db)
  return rows
}

/** Lets the database see how many rows this transaction has added so far. */
export const countRows = (work: Work) => sql`select imports.count_rows()`.execute(work.db)

/** These person records with what a file may say of them. */
export async function peopleAsTheyStand(work: Work, ids: readonly string[], today: Day): Promise<Map<string, Standing>> {
  if (ids.length === 0) return new Map()
  work.saw('search', 'person', ids)
  const of = [...ids]
  const people = await work.db
    .selectFrom('person')
    .select([
      'id',
      'identityId',
      'kind',
      'bornOn',
      'bornAbout',
      'expectedOn',
      'diedOn',
      'sex',
      'householdId',
      'localityId',
      'restriction',
    ])
    .where('authorityId', '=', work.actor.authorityId)
    .where(sql<boolean>`id = any(${of}::uuid[])`)
    .execute()
  const marks = await importedRows(work, 'person', ids)
  const standing = new Map<string, Standing>(
    people.map((row) => [
      row.id,
      { ...row, numbers: [], ethnicity: null, disabilities: [], mark: marks.get(row.id)?.rowHash ?? null, isNew: false },
    ]),
  )
  const { rows } = await sql<{
    personId: string
    fact: string
    id: string
    value: string
  }>`select * from imports.known(${of}::uuid[], ${today}::date)`.execute(work.db)
  for (const { personId, fact, id, value } of rows) {
    const one = standing.get(personId)
    if (!one) continue
    if (fact === 'ethnicity') one.ethnicity = { id, value }
    else if (fact === 'disability') one.disabilities.push({ id, value })
    else one.numbers.push({ scheme: fact, value })
  }
  return standing
}

export type StandingReferral = Awaited<ReturnType<typeof referralsOf>>[number]

export async function referralsOf(work: Work, people: readonly string[]) {
  if (people.length === 0) return []
  return work.db
    .selectFrom('referral')
    .select([
      'id',
      'personId',
      'contactId',
      'step',
      'sourceCode',
      'primaryNeed',
      'ethnicity',
      'disability',
      'receivedAt',
      'closedAt',
      'closedWhy',
      'noFurtherAction',
      'imported',
    ])
    .select(['localityId', 'agencyId', 'restriction'])
    .where('authorityId', '=', work.actor.authorityId)
    .where(sql<boolean>`person_id = any(${[...people]}::uuid[])`)
    .orderBy('receivedAt')
    .orderBy('id')
    .execute()
}

export type StandingContact = Awaited<ReturnType<typeof contactsOf>>[number]

export async function contactsOf(work: Work, people: readonly string[]) {
  if (people.length === 0) return []
  const { rows } = await sql<{
    id: string
    personId: string
    receivedAt: Date
    sourceCode: string
    imported: boolean
    referred: boolean
    localityId: string
    agencyId: string
    restriction: string
  }>`
    select c.id, k.person_id, c.received_at, c.source_code, c.imported, c.locality_id, c.agency_id, c.restriction,
      exists (select 1 from referral f where f.authority_id = c.authority_id and f.contact_id = c.id) as referred
    from contact_child k join contact c on c.authority_id = k.authority_id and c.id = k.contact_id
    where k.authority_id = ${work.actor.authorityId} and k.person_id = any(${[...people]}::uuid[]) and k.removed_at is null
    order by c.received_at, c.id`.execute(work.db)
  return rows
}

export async function familyNumbers(work: Work, households: readonly string[]): Promise<Map<string, string>> {
  if (households.length === 0) return new Map()
  const rows = await work.db
    .selectFrom('household')
    .select(['id', 'familyNumber'])
    .where('authorityId', '=', work.actor.authorityId)
    .where(sql<boolean>`id = any(${[...households]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row.familyNumber]))
}

/** Where somebody belongs whose address nobody knows. */
export async function notPlacedYet(work: Work, today: Day): Promise<string> {
  const { rows } = await sql<{
    id: string
  }>`select scope.locality_for(${work.actor.authorityId}::uuid, null, ${today}::date) as id`.execute(work.db)
  return rows[0]!.id
}

export async function authorityCode(work: Work): Promise<string> {
  return (await work.db.selectFrom('authority').select('code').executeTakeFirstOrThrow()).code
}

/** Holds until the transaction ends. One import at a time in an authority; and a run that nobody holds is not running. */
export async function hold(work: Work, what: string) {
  // a server that ends idle transactions would let go of it
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(work.db)
  await sql`select pg_advisory_xact_lock(hashtextextended(${what}, 0))`.execute(work.db)
}

export async function isHeld(work: Work, what: string): Promise<boolean> {
  const { rows } = await sql<{
    free: boolean
  }>`select pg_try_advisory_xact_lock_shared(hashtextextended(${what}, 0)) as free`.execute(work.db)
  return !rows[0]!.free
}

/** Who imports on behalf of somebody of this authority. */
export async function serviceOf(work: Work) {
  const { rows } = await sql<{
    accountId: string
    membershipId: string
    agencyId: string
    name: string
  }>`select * from imports.service(${londonDay(work.now)}::date)`.execute(work.db)
  return rows[0]
}
