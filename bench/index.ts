// npm run bench [-- house|matching]: ratios to a floor measured in the same run, written to docs/performance.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { root } from '../src/config.ts'
import type { Line } from './measure.ts'

const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'))
// the engine's own measurements print as they go: npm run bench -- matching [million|growth|five-million|scoring|live|accuracy]
if (asked[0] === 'matching') {
  await import('./matching.ts')
  process.exit()
}
const { benchHouse } = await import('./house.ts')
const say = (line: string) => process.stderr.write(`${line} ...\n`)
const machine = `${cpus()[0]?.model.trim() ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`

const benches: Record<string, { title: string; run: () => Promise<Line[]> }> = {
  house: { title: 'The house', run: () => benchHouse(say) },
}

const file = join(root, 'docs', 'performance.md')
let missed = 0
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const lines = await bench.run()
  missed += lines.filter((line) => !line.ok).length
  const table = [
    '| What | Measured | To reach |',
    '| --- | --- | --- |',
    ...lines.map((line) => `| ${line.what} | ${line.figure}${line.ok ? '' : ' **not reached**'} | ${line.reach} |`),
  ].join('\n')
  process.stdout.write(`\n${bench.title}\n${table}\n`)
  put(name, `## ${bench.title}\n\n${machine}\n\n${table}`)
}
process.exit(missed > 0 ? 1 : 0)

/** Each bench owns the part of the page between its marks. */
function put(name: string, part: string) {
  const page = existsSync(file)
    ? readFileSync(file, 'utf8')
    : '# Performance\n\nRatios to a floor measured in the same run, by `npm run bench`. Audit is on in every measurement.\n'
  const [from, to] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`]
  const whole = `${from}\n${part}\n${to}`
  const next = page.includes(from)
    ? page.replace(new RegExp(`${from}[\\s\\S]*?${to}`), () => whole)
    : `${page.trimEnd()}\n\n${whole}\n`
  writeFileSync(file, next)
}
