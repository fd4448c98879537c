import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../config.ts'
import type { Db } from '../database/pool.ts'
import type { DB } from '../database/schema.gen.ts'
import { bankHolidays, type Day } from '../time/index.ts'
import { bulk } from './bulk-store.ts'
import { contactTables } from './contact-tables.ts'
import { directoryTables } from './directory-tables.ts'
import { generateDemonstration } from './generate.ts'
import { countAnew, drawReferencesAfter, isFilled, markDemonstration } from './installation-store.ts'
import { peopleTables } from './people-tables.ts'
import { Places } from './placing.ts'

export const demonstrationSeed = 'doorstep'

type Loading = { db: Db; asAtDay: Day; children?: number; progress: (what: string, done: number, whole: number) => void }
export type Tables = [table: keyof DB, rows: readonly Record<string, unknown>[]][]

/**
 * Loads the demonstration as the owner, in one transaction, and marks the database by it. Equal days give equal rows. It goes
 * into an empty database only.
 */
export async function loadDemonstration({ db, asAtDay, children, progress }: Loading): Promise<void> {
  if (await isFilled(db)) throw new Error('The demonstration goes into an empty database only.')
  progress('Inventing people', 0, 1)
  const made = generateDemonstration({ seed: demonstrationSeed, asAtDay, ...(children ? { children } : {}) })
  progress('Inventing people', 1, 1)
  const places = new Places(made)
  const tables: Tables = [
    ...referenceTables(),
    ...directoryTables(made),
    ...peopleTables(made, places),
    ...contactTables(made, places),
  ]
  const whole = tables.reduce((sum, [, rows]) => sum + rows.length, 0)
  let done = 0
  await db.transaction().execute(async (tx) => {
    for (const [table, rows] of tables)
      await bulk(tx, table, rows, (n) => {
        done += n
        progress('Writing two years at the front door', done, whole)
      })
    await drawReferencesAfter(tx, made.referencesDrawn)
    await markDemonstration(tx, asAtDay)
  })
  await countAnew(db)
}

type WardSeed = {
  edition: string
  endsOn: string
  populationAt: string
  rows: { code: string; name: string; column: number; row: number; population: number; aged0to15: number; aged0to17: number }[]
}

const seed = <T>(name: string): T => JSON.parse(readFileSync(join(root, 'db', 'seed', name), 'utf8')) as T

/** Wards with their tiles, postcodes, population and bank holidays: facts with their sources, see db/seed/README.md. */
export function referenceTables(): Tables {
  const wards = seed<WardSeed>('middlesbrough-wards.json')
  const postcodes = seed<{ edition: string; rows: Record<string, string[]> }>('middlesbrough-postcodes.json')
  const editionId = 'middlesbrough-wards-2025'
  const population = wards.rows.flatMap((ward) => [
    { areaCode: ward.code, asAt: '2020-06-30', ageFrom: 0, ageTo: 15, people: ward.aged0to15 },
    { areaCode: ward.code, asAt: '2020-06-30', ageFrom: 0, ageTo: 17, people: ward.aged0to17 },
    { areaCode: ward.code, asAt: '2020-06-30', ageFrom: 0, ageTo: null, people: ward.population },
  ])
  return [
    [
      'areaEdition',
      [
        {
          id: editionId,
          kind: 'ward',
          validFrom: '2015-05-07',
          validTo: wards.endsOn,
          source: `Ward codes and names, ${wards.edition} (OGL v3.0)`,
          loadedAt: '2026-01-01',
        },
      ],
    ],
    [
      'area',
      wards.rows.map((ward) => ({
        code: ward.code,
        editionId,
        name: ward.name,
        kind: 'ward',
        authorityCode: 'E06000002',
        tileColumn: ward.column,
        tileRow: ward.row,
      })),
    ],
    [
      'postcode',
      Object.entries(postcodes.rows).flatMap(([wardCode, list]) =>
        list.map((postcode) => ({ postcode, wardCode, authorityCode: 'E06000002', source: postcodes.edition })),
      ),
    ],
    [
      'population',
      population.map((row) => ({ ...row, sex: 'all', source: `ONS mid-year estimates, ${wards.populationAt} (OGL v3.0)` })),
    ],
    ['bankHoliday', bankHolidays.map(({ day, name }) => ({ day, name }))],
  ]
}
