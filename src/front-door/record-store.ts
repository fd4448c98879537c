import { type Insertable, sql } from 'kysely'
import type { DB } from '../database/schema.gen.ts'
import type { Work } from '../work.ts'

type NewRows = {
  contact: Insertable<DB['contact']>
  version: Insertable<DB['contactVersion']>
  children: Insertable<DB['contactChild']>[]
  said: Insertable<DB['saidChild']>[]
  bringer: Insertable<DB['bringer']>
  words: Insertable<DB['contactWords']>[]
  waiting: Insertable<DB['waiting']>
  event: Insertable<DB['event']>
}

/** Writes a new contact and all that hangs on it in one statement: a conversation is kept in one trip to the database. */
export async function saveNewContact(
  { db }: Work,
  { contact, version, children, said, bringer, words, waiting, event }: NewRows,
) {
  let rest = db
    .with('contact_row', (each) => each.insertInto('contact').values(contact))
    .with('version_row', (each) => each.insertInto('contactVersion').values(version))
    .with('bringer_row', (each) => each.insertInto('bringer').values(bringer))
    .with('waiting_row', (each) => each.insertInto('waiting').values(waiting))
  if (children.length > 0)
    rest = rest.with('child_rows', (each) => each.insertInto('contactChild').values(children)) as typeof rest
  if (said.length > 0) rest = rest.with('said_rows', (each) => each.insertInto('saidChild').values(said)) as typeof rest
  if (words.length > 0) rest = rest.with('words_rows', (each) => each.insertInto('contactWords').values(words)) as typeof rest
  await rest.insertInto('event').values(event).execute()
}

/** What a new contact needs to know first, in one trip: its number, the front door's hours, and where these children belong. */
export async function beforeContact(work: Work, people: readonly string[]) {
  const { rows } = await sql<{ number: number; opens: string; closes: string; nowhere: string; people: Whereabouts[] }>`
    select nextval('reference_number')::int as number, to_char(opens_at, 'HH24:MI') as opens, to_char(closes_at, 'HH24:MI') as closes,
      (select id from locality where not placed limit 1) as nowhere,
      (select coalesce(json_agg(json_build_object('householdId', household_id, 'localityId', locality_id, 'restriction', restriction)
          order by restriction desc, household_id nulls last), '[]') from person where id = any(${[...people]}::uuid[])) as people
    from authority`.execute(work.db)
  return rows[0]!
}
export type Whereabouts = { householdId: string | null; localityId: string; restriction: string }
