import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import type { Work } from '../work.ts'

const house = useHouse()

test('without scope the app sees no row', async () => {
  for (const table of ['authority', 'agency', 'person', 'contact', 'event', 'draft'] as const) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(house.building.db)
    expect(rows[0]?.n, table).toBe(0)
  }
})

test('a front door worker sees their own authority and not the other', async () => {
  const names = await house.as(house.town.people.priya, 'decide contacts', (work) =>
    work.db.selectFrom('authority').select('shortName').execute(),
  )
  expect(names).toEqual([{ shortName: 'Middlesbrough' }])
})

test('a work that was kept past its end reads nothing: its connection is somebody else’s by then', async () => {
  let kept: Work | undefined
  await house.as(house.town.people.ruth, 'decide contacts', async (work) => {
    kept = work
  })
  expect(() => kept!.db).toThrow('This work is over')
})
