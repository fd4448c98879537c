import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { useHouse } from '../house.ts'
import { chance } from './chance.ts'
import type { RowFact, Visitor, World } from './facts.ts'
import { columnOf, type Oracle, oracle } from './oracle.ts'
import { keysOfRows } from './seen.ts'
import { arrangeWorld } from './world.ts'

const house = useHouse()
const triples = 100_000
let world: World
let sees: Oracle

beforeAll(async () => {
  world = await arrangeWorld(house.owner, [house.town, house.other])
  sees = oracle(world)
})

describe.each(['once', 'bare'])('with policies of the form "%s"', (form) => {
  test(`${triples.toLocaleString('en-GB')} random actors, actions and records: the database answers as the table of roles does`, async () => {
    await sql`call access.write_policies(${sql.lit(form)})`.execute(house.owner)
    const visible = new Map<Visitor, Set<string>>()
    for (const visitor of world.visitors) visible.set(visitor, await whatIsSeen(visitor))

    const dice = chance(form === 'once' ? 1 : 2)
    const ofAuthority = Map.groupBy(world.rows, (row) => row.authority)
    const answers = { yes: 0, no: 0 }
    for (let asked = 0; asked < triples; asked += 1) {
      const visitor = dice.one(world.visitors)
      const row = dice.one(dice.often(0.8) ? ofAuthority.get(visitor.actor.authorityId)! : world.rows)
      const wanted = sees(visitor, row)
      const found = visible.get(visitor)!.has(`${row.table} ${row.key}`)
      if (wanted !== found) expect.fail(inWords(visitor, row, wanted))
      answers[wanted ? 'yes' : 'no'] += 1
    }
    // a test of refusals alone, or of grants alone, would prove little
    expect(Math.min(answers.yes, answers.no)).toBeGreaterThan(triples / 10)
    // among them restricted records, seen by their own workers
    const own = world.visitors.filter(({ actor }) =>
      ['practitioner', 'social-worker', 'neighbourhood-manager'].includes(actor.role),
    )
    const hidden = new Set(world.people.filter(({ restricted }) => restricted).map(({ id }) => id))
    for (const table of ['person', 'person_address', 'contact_child', 'event'])
      expect(
        world.rows.some(
          (row) => row.table === table && row.person && hidden.has(row.person) && own.some((who) => sees(who, row)),
        ) ||
          world.rows.some(
            (row) =>
              row.table === table &&
              world.contacts.some(
                ({ id, children }) =>
                  id === row.contact && children.some(({ person, removed }) => !removed && hidden.has(person)),
              ) &&
              own.some((who) => sees(who, row)),
          ),
        table,
      ).toBe(true)
    // and every column of the table is granted to somebody and refused to somebody
    for (const column of new Set(Object.values(columnOf))) {
      const rows = world.rows.filter((row) => columnOf[row.table] === column)
      for (const said of [true, false])
        expect(
          rows.some((row) => world.visitors.some((visitor) => sees(visitor, row) === said)),
          `${column}: ${said}`,
        ).toBe(true)
    }
  })

  test('nothing is seen that was not arranged', async () => {
    const arranged = new Set(world.rows.map((row) => `${row.table} ${row.key}`))
    const ruth = world.visitors.find((visitor) => visitor.actor.workerId === house.town.people.ruth.workerId)!
    expect([...(await whatIsSeen(ruth))].filter((key) => !arranged.has(key))).toEqual([])
  })
})

/** Enters as the visitor and reads the key of every row of every table. */
async function whatIsSeen({ actor, purpose }: Visitor): Promise<Set<string>> {
  try {
    return await house.as(actor, purpose, keysOfRows)
  } catch (error) {
    if ((error as { code?: string }).code === 'not-signed-in') return new Set()
    throw error
  }
}

function inWords(visitor: Visitor, row: RowFact, wanted: boolean) {
  const about =
    world.contacts.find((contact) => contact.id === row.contact) ?? world.people.find((person) => person.id === row.person)
  return [
    `${visitor.called} (${visitor.actor.role}, "${visitor.purpose}") reads ${row.table}${row.words ? ` of class "${row.words}"` : ''}:`,
    `the table of roles says ${wanted ? 'yes' : 'no'}, the database says ${wanted ? 'no' : 'yes'}.`,
    `The row: ${JSON.stringify(row)}`,
    `It is about: ${JSON.stringify(about)}`,
    `Posts: ${JSON.stringify(visitor.posts)}`,
    `Given: ${JSON.stringify(world.allocations.filter((allocation) => allocation.person === row.person))}`,
    `Involved: ${JSON.stringify(world.involvements.filter((involvement) => involvement.person === row.person))}`,
  ].join('\n')
}
