import { sql } from 'kysely'
import { isId } from '../database/ids.ts'
import { allOf } from '../database/together.ts'
import { refuse } from '../errors.ts'
import { type Day, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { allHoldingOn, holdingOn, newestFirst, standing } from './dated.ts'
import type { Person } from './person.ts'
import { readDated, readInvolved } from './record-store.ts'
import { isRecordOpen, readIdentities, readPeople } from './store.ts'

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

/** Whether the actor may open this person's record, beyond what the index shows. */
export const mayOpenRecord = (work: Work, id: string) => isRecordOpen(work, id)

/** The person with all records of the same identity, the one that stands for it first. */
async function identityOf(work: Work, id: string): Promise<{ person: Person; records: Person[] }> {
  const asked = await findPerson(work, id)
  const records = await readIdentities(work, [asked.identityId])
  work.saw(
    'open',
    'person',
    records.map((record) => record.id),
  )
  const person = records.find((record) => record.id === asked.identityId) ?? asked
  return { person, records: [person, ...records.filter((record) => record.id !== person.id)] }
}

export type PersonRecord = Awaited<ReturnType<typeof readRecord>>

/**
 * All that the actor may read of somebody, read through the identity: every record of theirs together, corrected rows left out.
 * `asAt` reads it as it stood on a day; `knownAt` as it was known at a moment. Rows that the actor's scope does not open are
 * simply not there; `open` says whether the record as a whole is.
 */
export async function readRecord(work: Work, id: string, { asAt, knownAt }: { asAt?: Day; knownAt?: Date } = {}) {
  const { person, records } = await identityOf(work, id)
  const day = asAt ?? londonDay(work.now)
  const { rows, open } = await allOf({
    rows: readDated(
      work,
      records.map((record) => record.id),
    ),
    open: isRecordOpen(work, id),
  })
  const household = open ? await householdAmong(work, person, records) : undefined
  const facts = allHoldingOn(rows.facts, day, knownAt)
  const relationships = allHoldingOn(rows.relationships, day, knownAt)
  const others = new Map(
    (await listPeople(work, [...new Set(relationships.map(({ otherId }) => otherId))])).map((other) => [other.id, other]),
  )
  return {
    person,
    /** More than one where records were joined. */
    records,
    open,
    names: newestFirst(standing(rows.names, knownAt)),
    address: holdingOn(rows.addresses, day, knownAt),
    addresses: newestFirst(standing(rows.addresses, knownAt)),
    identifiers: allHoldingOn(rows.identifiers, day, knownAt),
    language: holdingOn(
      facts.filter(({ fact }) => fact === 'language'),
      day,
    )?.value,
    interpreter: holdingOn(
      facts.filter(({ fact }) => fact === 'interpreter'),
      day,
    )?.value,
    communication: [...new Set(facts.filter(({ fact }) => fact === 'communication').map(({ value }) => value))],
    facts,
    relationships: relationships.map((row) => ({ ...row, other: others.get(row.otherId) })),
    household,
    /** Every row ever written, with corrected and withdrawn ones: for "what was known then". */
    all: rows,
  }
}

/**
 * The household that somebody lives in and who else is in it now, by index name, oldest first. Who lives with whom is of the record:
 * nobody has it of somebody whom they may only find.
 */
export async function householdOf(
  work: Work,
  id: string,
): Promise<{ id: string; familyNumber: string; members: Person[] } | undefined> {
  const { person, records } = await identityOf(work, id)
  return (await isRecordOpen(work, id)) ? householdAmong(work, person, records) : undefined
}

async function householdAmong(work: Work, person: Person, records: readonly Person[]) {
  const own = person.householdId ?? records.find(({ householdId }) => householdId)?.householdId
  if (!own) return undefined
  const { household, rows } = await allOf({
    household: work.db.selectFrom('household').select(['id', 'familyNumber']).where('id', '=', own).executeTakeFirst(),
    rows: sql<{
      id: string
    }>`select id from person where household_id = ${own}::uuid order by born_on nulls last, id`.execute(work.db),
  })
  if (!household) return undefined
  const members = await listPeople(
    work,
    rows.rows.map((row) => row.id),
  )
  return { ...household, members: oncePerIdentity(members) }
}

/** Joined records are one member: the one that stands for the identity where it is here. */
function oncePerIdentity(people: readonly Person[]): Person[] {
  const seen = new Map<string, Person>()
  for (const person of people)
    if (!seen.has(person.identityId) || person.id === person.identityId) seen.set(person.identityId, person)
  return [...seen.values()]
}

export type Involved = Awaited<ReturnType<typeof whoIsInvolved>>[number]

/** Everybody involved with a child now, last involved first: shared with all who may find the child. */
export async function whoIsInvolved(work: Work, id: string) {
  const { records } = await identityOf(work, id)
  const rows = await readInvolved(
    work,
    records.map((record) => record.id),
  )
  return allHoldingOn(rows, londonDay(work.now)).sort(
    (a, b) => (b.lastInvolvedOn ?? '').localeCompare(a.lastInvolvedOn ?? '') || a.workerName.localeCompare(b.workerName),
  )
}

export type Looked = { at: Date; name: string; role: string; agency: string; purpose: string; what: string }

/** Who has looked at this person, newest first; nobody, for those who may not open the record. */
export async function whoLooked(work: Work, id: string, most = 200): Promise<Looked[]> {
  work.saw('open', 'person', [id])
  return (await sql<Looked>`select * from access.who_looked(${id}::uuid, ${most})`.execute(work.db)).rows
}
