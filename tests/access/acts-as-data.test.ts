import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { may } from '../../src/access/index.ts'
import { root } from '../../src/config.ts'
import { newId } from '../../src/database/ids.ts'
import { Refusal } from '../../src/errors.ts'
import type { Act } from '../../src/room.ts'
import { rooms } from '../../src/rooms.ts'
import type { Work } from '../../src/work.ts'
import { useHouse } from '../house.ts'

const house = useHouse()
const acts: readonly (readonly [string, string, Act])[] = rooms.flatMap(({ name, acts = [] }) =>
  acts.map((act) => [name, act.name, act] as const),
)

/** Of nothing that is here: whoever may do the act gets past its permission, and no further. */
const nothing = () => ({ contact: newId(), disagreement: newId(), version: 1, children: [], place: '', change: {}, decision: {} })
const undone = new Error('undone')

test.each(acts)('%s: %s asks for the permission that it names, and for no other', async (_room, _name, act) => {
  const run = act.run as (work: Work, input: unknown) => Promise<unknown>
  for (const actor of Object.values(house.town.people)) {
    const tried = await house
      .as(actor, act.purpose, async (work) => {
        await run(work, nothing())
        throw undone
      })
      .catch((error: unknown) => error)
    const refused = tried instanceof Refusal && tried.code === 'not-allowed'
    expect(refused, `${actor.role}: ${act.asks}`).toBe(
      !may({ actor, purpose: act.purpose, permissions: house.building.permissions }, act.asks),
    )
  }
})

test('no two acts of the house have one name', () => {
  const names = acts.map(([, name]) => name)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

/** Functions of a room that others may call, and that ask for a permission: its acts. */
function asking(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  return files.flatMap((file) => {
    const functions = readFileSync(join(folder, file), 'utf8').split(/^(?=(?:export )?(?:async )?function )/m)
    return functions.flatMap((text) => {
      const [, name] = /^export async function (\w+)\(\s*work: Work\b/.exec(text) ?? []
      return name && /\brequirePermission\(work\b/.test(text) ? [name] : []
    })
  })
}

describe.each(rooms.filter(({ acts }) => acts).map(({ name }) => name))('%s', (room) => {
  const folder = join(root, 'src', room)
  const listed = readFileSync(join(folder, 'acts.ts'), 'utf8')
  test.each(asking(folder))('%s stands among the acts of the room', (name) => {
    expect(listed, `put ${name} into src/${room}/acts.ts`).toMatch(new RegExp(`\\b${name}\\(work\\b`))
  })
})
