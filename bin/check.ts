// npm run check: types, style, arrows and documents, one after another; stops at the first that fails.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../src/config.ts'

const module = (...path: string[]) => join(root, 'node_modules', ...path)
const steps: [what: string, command: string[]][] = [
  ['types', [module('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.']],
  ['style', [module('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.']],
  [
    'arrows and documents',
    [
      module('vitest', 'vitest.mjs'),
      'run',
      'src/architecture.test.ts',
      'src/owners.test.ts',
      'tests/docs.test.ts',
      'tests/released.test.ts',
      '--reporter=dot',
    ],
  ],
]

for (const [what, command] of steps) {
  const began = Date.now()
  process.stdout.write(`${what} ...\n`)
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' })
  if (status !== 0) {
    process.stdout.write(`${what}: not right\n`)
    process.exit(status ?? 1)
  }
  process.stdout.write(`${what}: right (${((Date.now() - began) / 1000).toFixed(1)} s)\n`)
}
