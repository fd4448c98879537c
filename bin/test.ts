// npm test: every test there is; `--postgres FOLDER` on another server, `--day 2028-02-29` with the machine's day moved, by Debian's faketime. Closes with one line, "N passed, N failed, N skipped", and names what was skipped.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../src/config.ts'

type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[]
}

const args = process.argv.slice(2)
const at = args.indexOf('--postgres')
const postgres = at >= 0 ? args.splice(at, 2)[1] : undefined
const dayAt = args.indexOf('--day')
const day = dayAt >= 0 ? args.splice(dayAt, 2)[1] : undefined
const otherDay = day ? onDay(day) : {}
if (postgres && !existsSync(join(postgres, 'postgres'))) {
  process.stderr.write(`There is no postgres in ${postgres}.\n`)
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'doorstep-report-'))
const file = join(folder, 'report.json')
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const ran = spawnSync(
  process.execPath,
  [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(postgres ? { DOORSTEP_TEST_POSTGRES: postgres } : {}), ...otherDay },
  },
)
const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : undefined
rmSync(folder, { recursive: true, force: true })
if (!report) {
  process.stdout.write('\n0 passed, 1 failed\n')
  process.exit(1)
}

const skipped = report.testResults.flatMap((each) =>
  each.assertionResults.filter((test) => ['skipped', 'pending', 'todo'].includes(test.status)),
)
if (skipped.length > 0) {
  process.stdout.write(`\nSkipped, ${skipped.length}:\n`)
  for (const { fullName } of skipped) process.stdout.write(`  ${fullName}\n`)
}
// a file that does not load has failed, though it counts no test
const broken = report.testResults.filter(
  (each) => each.status === 'failed' && each.assertionResults.every((test) => test.status !== 'failed'),
).length
const failed = report.numFailedTests + broken
const line = `${report.numPassedTests} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`
process.stdout.write(`\n${line}\n`)
process.exit(failed > 0 || report.numPassedTests === 0 ? 1 : (ran.status ?? 1))

/** What moves the day of every process that this one starts, the database's too; monotonic clocks run as they do. */
function onDay(day: string) {
  const library = ['x86_64', 'aarch64'].map((kind) => `/usr/lib/${kind}-linux-gnu/faketime/libfaketime.so.1`).find(existsSync)
  if (!library) {
    process.stderr.write("To move the day, install Debian's package faketime.\n")
    process.exit(2)
  }
  const seconds = Math.round((Date.parse(`${day}T10:00:00Z`) - Date.now()) / 1000)
  return {
    LD_PRELOAD: library,
    FAKETIME: `${seconds >= 0 ? '+' : ''}${seconds}`,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    NO_FAKE_STAT: '1',
  }
}
