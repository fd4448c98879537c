import { beforeAll, expect, test } from 'vitest'
import { Refusal } from '../../src/errors.ts'
import { mergePeople, recordPerson } from '../../src/people/index.ts'
import { enterFigures } from '../../src/performance/store.ts'
import { useHouse } from '../house.ts'
import type { Visitor, World } from './facts.ts'
import { figuresOracle } from './figures-oracle.ts'
import { columnOf } from './oracle.ts'
import { keysOfRows } from './seen.ts'
import { arrangeWorld } from './world.ts'

const house = useHouse()
let world: World

beforeAll(async () => {
  world = await arrangeWorld(house.owner, [house.town, house.other])
})

test('within the scope of figures the database opens codes of the contacts that are counted, and nothing else, to every visitor', async () => {
  const sees = figuresOracle(world)
  const answers = { yes: 0, no: 0 }
  for (const visitor of world.visitors) {
    const seen = await seenInFigures(visitor)
    for (const row of world.rows) {
      const wanted = sees(visitor, row)
      const found = seen.has(`${row.table} ${row.key}`)
      if (wanted !== found)
        expect.fail(
          `${visitor.called} (${visitor.actor.role}) counts ${row.table}: wanted ${wanted}, found ${found}. ${JSON.stringify(row)} ${JSON.stringify(visitor.posts)}`,
        )
      answers[wanted ? 'yes' : 'no'] += 1
    }
  }
  expect(answers.yes).toBeGreaterThan(1000)
  expect(answers.no).toBeGreaterThan(1000)
})

test('no name and no word is open there, to anybody', async () => {
  const closed = Object.keys(columnOf).filter((table) => ['index', 'record', 'words'].includes(columnOf[table]!))
  for (const visitor of world.visitors) {
    const seen = await seenInFigures(visitor)
    expect(
      [...seen].filter((key) => closed.includes(key.split(' ')[0]!)),
      visitor.called,
    ).toEqual([])
  }
})

test('which records were joined is told to whoever counts, and to nobody before they do', async () => {
  const { ruth, howard } = house.town.people
  const [one, twin] = await house.as(ruth, 'record a contact', async (work) => [
    await recordPerson(work, { kind: 'child', givenName: 'Lottie', familyName: 'Skerne' }),
    await recordPerson(work, { kind: 'child', givenName: 'Lotty', familyName: 'Skerne' }),
  ])
  await house.as(ruth, 'decide contacts', (work) => mergePeople(work, one!.id!, twin!.id!, 'family-said'))
  const joined = (counting: boolean) =>
    house.as(howard, 'see how it goes', async (work) => {
      if (counting) await enterFigures(work)
      return work.db.selectFrom('figureJoinedRecord').select('personId').execute()
    })
  expect(await joined(false), 'by it he would learn who is in the index').toEqual([])
  expect((await joined(true)).map(({ personId }) => personId)).toContain(twin!.id)
})

async function seenInFigures({ actor }: Visitor): Promise<Set<string>> {
  try {
    return await house.as(actor, 'see how it goes', async (work) => {
      await enterFigures(work)
      return keysOfRows(work)
    })
  } catch (error) {
    if (error instanceof Refusal && ['not-signed-in', 'not-allowed'].includes(error.code)) return new Set()
    throw error
  }
}
