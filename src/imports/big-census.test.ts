import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import { wholeDatabase } from '../../tests/whole-database.ts'
import type { Actor } from '../access/index.ts'
import { type CinRequest, generateCin } from '../returns/index.ts'

const isLong = process.env.DOORSTEP_LONG === '1'
if (!isLong) console.warn('Skipped: the census of 100 MB goes in only with DOORSTEP_LONG=1, because it takes minutes')

describe('a census of invented children, from file to database in a process of its own, in under 200 MB of memory', () => {
  const house = useHouse()

  const sizes: [CinRequest['size'], 'town' | 'other', string][] = [[{ children: 1500 }, 'town', 'a small authority']]
  if (isLong) sizes.push([{ megabytes: 100 }, 'other', 'more children than any authority has'])

  test.each(sizes)('%j (%s): %s', { timeout: 1_200_000 }, async (size, which) => {
    const place = house[which]
    const folder = await mkdtemp(join(tmpdir(), 'doorstep-census-'))
    try {
      const path = join(folder, 'census.xml')
      const authority = which === 'town' ? '806' : '999'
      const written = await generateCin(createWriteStream(path), { seed: 7, authority, year: 2025, size })
      const before = await wholeDatabase(house.owner)
      const took = await inOwnProcess(path, place.people.service)
      console.info(`${Math.round(written.bytes / 1e6)} MB, ${written.children} children: ${JSON.stringify(took)}`)
      expect(took).toMatchObject({ state: 'done', problems: 0 })
      expect(took.steps).toBeGreaterThan(1)
      expect(took.peakMb).toBeLessThan(200)
      const after = await wholeDatabase(house.owner)
      expect(took.people.new).toBe(written.children)
      expect(after.person!.rows - before.person!.rows).toBe(took.people.new)
      expect(after.referral!.rows - before.referral!.rows).toBe(took.referrals.new)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  type Outcomes = Record<'new' | 'changed' | 'the same', number>
  type Took = {
    state: string
    people: Outcomes
    referrals: Outcomes
    problems: number
    steps: number
    seconds: number
    peakMb: number
  }
  async function inOwnProcess(path: string, service: Actor): Promise<Took> {
    const script = join(import.meta.dirname, 'import-memory.script.ts')
    const given = [path, JSON.stringify(house.settings.app), JSON.stringify(service)]
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, ...given], {
      cwd: import.meta.dirname,
    })
    return JSON.parse(stdout) as Took
  }
})
