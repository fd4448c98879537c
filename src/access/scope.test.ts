import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'

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
