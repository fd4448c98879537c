import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import { generateCin } from '../returns/index.ts'

const house = useHouse()
const size = process.env.KIDS ? { children: Number(process.env.KIDS) } : { megabytes: 100 }

test('big', { timeout: 600_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-cin-'))
  const path = join(folder, 'census.xml')
  const written = await generateCin(createWriteStream(path), { seed: 7, authority: '806', year: 2025, size })
  const script = join(import.meta.dirname, 'import-memory.script.ts')
  for (const n of [1]) {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [...(process.env.FLAGS ?? '').split(' ').filter(Boolean), '--import', 'tsx', script, path, JSON.stringify(house.settings.app), JSON.stringify(house.town.people.service)], { cwd: import.meta.dirname }).catch((e) => e)
  console.log(n, stdout.replace(/"counts.*"told/, 'told'), stderr)
  if (n === 1) await sql`update imported_row set their_id = 'x' where source = 'file'`.execute(house.owner)
  }
  for (const t of ['person', 'person_identifier', 'person_fact', 'contact', 'referral', 'event', 'imported_row'])
    console.log(t, (await sql<{n: number}>`select count(*)::int as n from ${sql.raw(t)}`.execute(house.owner)).rows[0])
  await rm(folder, { recursive: true, force: true })
})
