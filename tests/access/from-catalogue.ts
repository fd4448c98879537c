import { sql } from 'kysely'
import { newId } from '../../src/database/ids.ts'
import type { Db } from '../../src/database/pool.ts'
import type { Town } from '../town.ts'
import { everyTable } from './catalogue.ts'
import type { RowFact, World } from './facts.ts'
import { made, neededColumns } from './made-up.ts'
import { columnOf } from './oracle.ts'

/** What the table of roles calls a row of each kind. */
const columns: Record<string, (typeof columnOf)[string]> = {
  index: 'index',
  record: 'record',
  contact: 'contact',
  deciding: 'decided',
  words: 'words',
}

/**
 * Rows of every protected table that nobody arranged by hand, so that the oracle is asked about a new table from its first day: one
 * about each person, or each contact, of the authority, written before they are stamped. A table laid here joins `columnOf` by its kind.
 */
export async function layFromCatalogue(owner: Db, world: World, town: Town): Promise<RowFact[]> {
  const { authorityId, places, agencies } = town
  const facts: RowFact[] = []
  for (const { name, kind, columns: has } of await everyTable(owner)) {
    const column = columns[kind ?? '']
    if (!column || (columnOf[name] && !laid.has(name))) continue
    laid.add(name)
    columnOf[name] = column
    const about = has.includes('contact_id') ? world.contacts : world.people
    const needed = await neededColumns(owner, name, ['person_id', 'contact_id'])
    for (const { id } of about.filter(({ authority }) => authority === authorityId)) {
      const key = newId()
      const contact = world.contacts.find((one) => one.id === id)
      // what hangs on a contact carries the place that it came from and the agency that brought it
      const byAgency = contact?.broughtBy ?? agencies.school
      const given: Record<string, string> = {
        authority_id: authorityId,
        id: key,
        [contact ? 'contact_id' : 'person_id']: id,
        locality_id: contact?.place ?? places.notPlaced,
        agency_id: byAgency,
        restriction: 'none',
        ...(column === 'words' ? { words_class: 'told' } : {}),
      }
      const values = needed.map(({ name, type, check }) => (given[name] ? `'${given[name]}'` : made(type, check)))
      await sql
        .raw(`insert into ${name} (${needed.map((one) => one.name).join(', ')}) values (${values.join(', ')})`)
        .execute(owner)
      const fact = contact ? { contact: id, ...(column === 'words' ? { words: 'told' } : {}) } : { person: id }
      facts.push({ table: name, authority: authorityId, key, byAgency, ...fact })
    }
  }
  return facts
}

const laid = new Set<string>()
