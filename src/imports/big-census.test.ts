import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import { environmentOf } from '../../tests/importing.ts'
import { wholeDatabase } from '../../tests/whole-database.ts'
import { root } from '../config.ts'
import { type CinRequest, generateCin } from '../returns/index.ts'
import type { Run } from './index.ts'

const isLong = process.env.DOORSTEP_LONG === '1'
if (!isLong) console.warn('Skipped: the census of 100 MB goes in only with DOORSTEP_LONG=1, because it takes minutes')

describe('a census of invented children, from file to database by the command, in under 200 MB of memory', () => {
  const house = useHouse()
  const sizes: [CinRequest['size'], string, string][] = [[{ children: 1500 }, '806', 'a small authority']]
  if (isLong) sizes.push([{ megabytes: 100 }, '999', 'more children than any authority has'])

  test.each(sizes)('%j into %s: %s', { timeout: 1_200_000 }, async (size, authority) => {
    const folder = await mkdtemp(join(tmpdir(), 'doorstep-census-'))
    try {
      const path = join(folder, 'census.xml')
      const written = await generateCin(createWriteStream(path), { seed: 7, authority, year: 2025, size })
      const before = await wholeDatabase(house.owner)
      const { run, peakMb, seconds, told } = await byCommand(folder, path, authority)
      const mb = Math.round(written.bytes / 1e6)
      console.info(`${mb} MB, ${written.children} children: ${Math.round(peakMb)} MB of memory, ${Math.round(seconds)} s`)
      expect(run).toMatchObject({ state: 'done', problems: [] })
      expect(peakMb).toBeLessThan(200)
      expect(run.counts.people.new).toBe(written.children)
      const after = await wholeDatabase(house.owner)
      expect(after.person!.rows - before.person!.rows).toBe(run.counts.people.new)
      expect(after.referral!.rows - before.referral!.rows).toBe(run.counts.referrals.new)
      expect(told, 'how far it is').toMatch(/\d+% {2}(Reading|Writing)/)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  /** `doorstep import cin`, as it is typed, with its highest memory. */
  async function byCommand(folder: string, path: string, authority: string) {
    const peak = join(folder, 'peak')
    const words = ['doorstep', 'import', 'cin', path, '--as-authority', authority, '--json']
    const options = `--import=${new URL(`peak-memory.mjs?to=${encodeURIComponent(peak)}`, import.meta.url)}`
    const env = { ...process.env, ...environmentOf(house, folder), NODE_OPTIONS: options }
    const began = Date.now()
    const { out, told } = await new Promise<{ out: string; told: string }>((resolve, reject) =>
      execFile(process.execPath, [join(root, 'bin', 'start.mjs'), ...words], { env }, (error, out, told) =>
        error ? reject(new Error(`${error.message}\n${told}`)) : resolve({ out, told }),
      ),
    )
    const run = JSON.parse(out) as Run & { problems: unknown[] }
    return { run, told, peakMb: Number(await readFile(peak, 'utf8')), seconds: (Date.now() - began) / 1000 }
  }
})
