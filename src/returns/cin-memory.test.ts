import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { generateCin } from './generate-cin.ts'

test('a census of 100 MB is read whole in under 200 MB of memory', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-cin-'))
  try {
    const path = join(folder, 'census.xml')
    const written = await generateCin(createWriteStream(path), {
      seed: 7,
      authority: '806',
      year: 2025,
      size: { megabytes: 100 },
    })
    expect(written.bytes).toBeGreaterThan(100_000_000)
    const script = join(import.meta.dirname, 'cin-memory.script.ts')
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, path, '806'], {
      cwd: import.meta.dirname,
    })
    const read = JSON.parse(stdout) as { children: number; problems: number; ended: boolean; peakKb: number }
    expect(read).toMatchObject({ children: written.children, problems: 0, ended: true })
    expect(read.peakKb / 1024).toBeLessThan(200)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
