import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../src/config.ts'
import { newFolder } from './running.ts'

const folder = newFolder()
const doorstep = join(root, 'bin/doorstep')
beforeAll(() => mkdirSync(join(folder, 'inner'), { recursive: true }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('files are read and written where the command is typed', { timeout: 180_000 }, () => {
  const typed = (...words: string[]) =>
    execFileSync(doorstep, words, { cwd: join(folder, 'inner'), encoding: 'utf8', stdio: 'pipe' })
  typed('generate', 'people', '--rows', '300', '--out', '../people.csv')
  expect(readFileSync(join(folder, 'people.csv'), 'utf8').split('\n')).toHaveLength(302)
  typed('match', '../people.csv', '--out', 'links.csv')
  expect(existsSync(join(folder, 'inner', 'links.csv'))).toBe(true)
})

test.each(['generate people --rows 200000', 'rules'])('whoever stops reading is no fault: %s', { timeout: 180_000 }, (words) => {
  const { stdout, stderr } = spawnSync('bash', ['-c', `"${doorstep}" ${words} | head -1; echo "ended with \${PIPESTATUS[0]}"`], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(stderr).not.toMatch(/EPIPE|\n\s+at /)
  expect(stdout).toMatch(/ended with 0\n$/)
})
