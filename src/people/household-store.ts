import { sql } from 'kysely'
import { allOf } from '../database/together.ts'
import type { Work } from '../work.ts'
import type { Person } from './person.ts'
import { listPeople } from './store.ts'

/** A household and who is in it now, by index name, oldest first, as one list that was shown. */
export async function readHousehold(work: Work, id: string) {
  const { household, rows } = await allOf({
    household: work.db.selectFrom('household').select(['id', 'familyNumber']).where('id', '=', id).executeTakeFirst(),
    rows: sql<{
      id: string
    }>`select id from person where household_id = ${id}::uuid order by born_on nulls last, id`.execute(work.db),
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

/** The household that somebody lives in; nothing where the actor does not reach them. */
export async function householdOfPerson(work: Work, id: string) {
  return work.db.selectFrom('person').select(['id', 'householdId']).where('id', '=', id).executeTakeFirst()
}

/** The households of those of these people whom the actor reaches. */
export async function householdsOf(work: Work, ids: readonly string[]) {
  return work.db.selectFrom('person').select(['id', 'householdId']).where('id', 'in', ids).execute()
}
