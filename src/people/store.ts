import { sql } from 'kysely'
import { isId, newId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import { encodeReference } from '../rulebook/index.ts'
import type { Day } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { Person, PersonKind } from './person.ts'

/** The scope columns that every row about somebody carries. */
export type PersonScope = { localityId: string; agencyId: string; restriction: string }

const columns = [
  'id',
  'identityId',
  'kind',
  'givenName',
  'familyName',
  'knownAs',
  'bornOn',
  'bornAbout',
  'expectedOn',
  'diedOn',
  'sex',
  'householdId',
  'localityId',
  'agencyId',
  'restriction',
  'version',
  'recordedAt',
] as const

const asPerson = (row: Omit<Person, 'kind'> & { kind: string }): Person => ({ ...row, kind: row.kind as PersonKind })

/** Index rows of these people, as far as the actor's index reaches them. */
export async function readPeople(work: Work, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return []
  return (
    await work.db
      .selectFrom('person')
      .select(columns)
      .where('id', 'in', [...ids])
      .execute()
  ).map(asPerson)
}

/** Somebody's index row; refused as not found where the actor's index does not reach it. Written down as opened. */
export async function findPerson(work: Work, id: string): Promise<Person> {
  if (!isId(id)) refuse('not-found', undefined, { kind: 'person' })
  work.saw('open', 'person', [id])
  const [person] = await readPeople(work, [id])
  if (!person) refuse('not-found', undefined, { kind: 'person', subject: id })
  return person
}

/** Index rows of these people, in the order asked for, as one list that was shown. Those out of reach are left out. */
export async function listPeople(work: Work, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return []
  work.saw('list', 'person', ids)
  const people = new Map((await readPeople(work, ids)).map((person) => [person.id, person]))
  return ids.flatMap((id) => people.get(id) ?? [])
}

/** The index row, held until the end of the transaction, so that two editors of one person take turns. */
export async function lockPerson(work: Work, id: string): Promise<Person | undefined> {
  const row = await work.db.selectFrom('person').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && asPerson(row)
}

/** All records of these people's identities, as far as the actor's index reaches them. */
export async function readIdentities(work: Work, identities: readonly string[]): Promise<Person[]> {
  if (identities.length === 0) return []
  const rows = await work.db
    .selectFrom('person')
    .select(columns)
    .where('identityId', 'in', [...identities])
    .orderBy('recordedAt')
    .orderBy('id')
    .execute()
  return rows.map(asPerson)
}

/** Whether the actor may open this person's record, beyond the index. */
export async function isRecordOpen(work: Work, id: string): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`
    select scope.is_reached('record', ${id}::uuid, (select locality_id from person where id = ${id}::uuid)) as open`.execute(
    work.db,
  )
  return rows[0]!.open
}

export async function savePerson(work: Work, row: Omit<Person, 'identityId' | 'version' | 'recordedAt'> & { searchKey: string }) {
  const { actor, now } = work
  await work.db
    .insertInto('person')
    .values({
      ...row,
      authorityId: actor.authorityId,
      identityId: row.id,
      ownRestriction: row.restriction,
      recordedAt: now,
      recordedBy: actor.workerId,
    })
    .execute()
}

/** Changes the index row and counts its version up. */
export async function changePerson(
  work: Work,
  id: string,
  change: Partial<
    Pick<
      Person,
      'kind' | 'givenName' | 'familyName' | 'knownAs' | 'bornOn' | 'bornAbout' | 'expectedOn' | 'diedOn' | 'sex' | 'householdId'
    >
  > & { searchKey?: string },
) {
  await work.db
    .updateTable('person')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

export async function saveHousehold(work: Work): Promise<string> {
  const { rows } = await sql<{ n: number }>`select nextval('reference_number')::int as n`.execute(work.db)
  const id = newId(work.now.getTime())
  await work.db
    .insertInto('household')
    .values({ authorityId: work.actor.authorityId, id, familyNumber: encodeReference(rows[0]!.n), madeAt: work.now })
    .execute()
  return id
}

export async function householdExists(work: Work, id: string): Promise<boolean> {
  return (await work.db.selectFrom('household').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** Whether the directory that was loaded has this postcode: from one that it lacks, nobody is placed. */
export async function isListedPostcode(work: Work, postcode: string): Promise<boolean> {
  return (
    (await work.db.selectFrom('postcode').select('postcode').where('postcode', '=', postcode).executeTakeFirst()) !== undefined
  )
}

/** The ward of a postcode, from the directory that was loaded. */
export async function wardOf(work: Work, postcode: string | null): Promise<string | null> {
  if (!postcode) return null
  const row = await work.db.selectFrom('postcode').select('wardCode').where('postcode', '=', postcode).executeTakeFirst()
  return row?.wardCode ?? null
}

/** The locality responsible for a postcode on a day, by its LSOA or its ward, or the one for those not placed yet. */
export async function localityFor(work: Work, postcode: string | null, day: Day): Promise<string> {
  const { authorityId } = work.actor
  const { rows } = await sql<{ id: string }>`select coalesce(
    (select scope.locality_of(${authorityId}::uuid, p.lsoa_code, p.ward_code, ${day}::date) from postcode p where p.postcode = ${postcode}),
    scope.locality_for(${authorityId}::uuid, null, ${day}::date)) as id`.execute(work.db)
  return rows[0]!.id
}

/** Stamps everything that hangs on these people and the other records of theirs, and the contacts that name them. */
export async function restamp(work: Work, ids: readonly string[], day: Day): Promise<number> {
  const { rows } = await sql<{
    moved: number
  }>`select scope.stamp_identities(${work.actor.authorityId}::uuid, ${[...ids]}::uuid[], ${day}::date) as moved`.execute(work.db)
  return rows[0]!.moved
}

/** A record's own restriction; `restamp` then works out what holds for the whole identity. */
export async function saveOwnRestriction(work: Work, id: string, restriction: 'none' | 'restricted') {
  await sql`select scope.set_own_restriction(${work.actor.authorityId}::uuid, ${id}::uuid, ${restriction})`.execute(work.db)
}

/** Holds children with every record of theirs, so that two contacts decided at once open one referral between them. */
export async function holdChildren(work: Work, ids: readonly string[]) {
  await sql`select g.id from person p join person g on g.authority_id = p.authority_id and g.identity_id = p.identity_id
    where p.id = any(${[...ids]}::uuid[]) order by g.id for no key update of g`.execute(work.db)
}
