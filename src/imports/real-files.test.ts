import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import { type Town, town } from '../../tests/town.ts'
import type { Actor } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import { importFiles } from './import-file.ts'
import { createRun, findRun, problemsOf } from './runs-store.ts'

const shared = process.env.DOORSTEP_SHARED ?? resolve(import.meta.dirname, '../../../shared')
const there = existsSync(join(shared, 'cases'))
const house = useHouse()

test('x', async () => {
  const { service, ruth } = house.town.people
  for (const n of [1, 2]) {
    const runId = newId()
    await house.as(ruth, 'import', (work) => createRun(work, { id: runId, kind: 'annex-a', fileName: 'x' }))
    await importFiles(house.as, {
      runId,
      kind: 'annex-a',
      files: [{ path: join(shared, 'cases/annex-a/Annex_A_2024_Jan.xlsx'), name: 'A.xlsx' }],
      asker: ruth,
      service,
    })
    console.log(JSON.stringify(await house.as(ruth, 'import', (work) => findRun(work, runId)), null, 1))
    console.log(await house.as(ruth, 'import', (work) => problemsOf(work, runId, { most: 50 })))
  }
  console.log(
    (await sql`select * from person`.execute(house.owner)).rows.slice(0, 2),
    (await sql`select * from referral`.execute(house.owner)).rows.slice(0, 2),
  )
})
