import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generatePeople, peopleHeading } from '../src/matching/generating/generate-people.ts'
import {
  febrl3Model,
  febrl3SixModel,
  febrl4Model,
  febrl4SixModel,
  synthModel,
  synthPlainModel,
} from '../src/matching/known-lists.ts'
import { clusterTruth, febrlTruth } from '../src/matching/known-truth.ts'
import { LiveIndex } from '../src/matching/live/live-index.ts'
import { matchLists } from '../src/matching/match-files.ts'
import { matchFrame } from '../src/matching/match-lists.ts'
import type { Model, Scale } from '../src/matching/model/model.ts'
import { peopleModel } from '../src/matching/model/people-model.ts'
import { listFromFile, readLists } from '../src/matching/reading/read-lists.ts'
import { scoreAgainstTruth } from '../src/matching/score-against-truth.ts'
import { inThisThread } from '../src/matching/work/pool.ts'

/**
 * What the matching engine is held to. Times are ratios to a reference loop run just before and just after in the same process;
 * of several tries the one with the quietest loop counts. Memory is the peak of a process of its own, workers included.
 *
 *   npm run bench -- matching                 accuracy, a million rows, scoring, one against a million
 *   npm run bench -- matching growth          100 thousand to 3 million rows
 *   npm run bench -- matching five-million
 */
function referenceLoop(): number {
  const start = performance.now()
  let x = 1
  for (let i = 0; i < 8e8; i++) x = Math.imul(x ^ i, 16777619)
  return performance.now() - start + (x === 0 ? 1e-9 : 0)
}

interface Timed {
  work: number
  loop: number
  ratio: number
  /** Processor time of all threads in loops' processor time: what a busy machine distorts less. */
  processor: number
}

function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

async function betweenLoops<T>(work: () => Promise<T> | T): Promise<Timed & { result: T }> {
  const beforeLoop = processorTime()
  const before = referenceLoop()
  const [start, busy] = [performance.now(), processorTime()]
  const result = await work()
  const took = performance.now() - start
  const used = processorTime() - busy
  const loop = Math.min(before, referenceLoop())
  return { work: took, loop, ratio: took / loop, processor: used / (busy - beforeLoop), result }
}

const folder = mkdtempSync(join(tmpdir(), 'ds-bench-'))

function listOf(rows: number, seed = 7): string {
  const path = join(folder, `people-${rows}.csv`)
  if (existsSync(path)) return path
  const file = openSync(path, 'w')
  let text = `${peopleHeading}\n`
  for (const row of generatePeople({ rows, seed })) {
    text += `${row}\n`
    if (text.length > 1 << 20) {
      writeSync(file, text)
      text = ''
    }
  }
  writeSync(file, text)
  closeSync(file)
  return path
}

/** One run in a process of its own, so that its peak memory is its own. */
function oneRun(rows: number): Timed & { megabytes: number; pairs: number } {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...process.execArgv, import.meta.filename, 'one', listOf(rows)],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

async function runFile(path: string): Promise<void> {
  const { work, loop, ratio, processor, result } = await betweenLoops(async () => {
    const { matched } = await matchLists(peopleModel, [listFromFile(path)], { train: true, workers: 2, memory: 20_000 })
    return { pairs: matched.candidates, took: matched.took }
  })
  console.log(JSON.stringify({ work, loop, ratio, processor, megabytes: process.resourceUsage().maxRSS / 1024, ...result }))
}

function quietest<T extends Timed>(runs: T[]): T {
  return runs.reduce((a, b) => (b.loop < a.loop ? b : a))
}

function row(...cells: Array<string | number>) {
  console.log(`| ${cells.join(' | ')} |`)
}

async function accuracy() {
  const lists = join(process.env.DOORSTEP_SHARED ?? join(import.meta.dirname, '../../shared'), 'cases/linkage')
  if (!existsSync(lists)) return console.log(`The public lists are not in ${lists}: accuracy is not measured here`)
  const file = (name: string) => listFromFile(join(lists, name))
  console.log(
    '\n| list | candidate pairs | best F1 | F1 at .95 | precision, recall at .95 | false links | certain zone | clusters F1 | links | for review |\n|---|---|---|---|---|---|---|---|---|---|',
  )
  const figure = (value: number) => value.toFixed(4)
  for (const [name, model, files] of [
    ['febrl3', febrl3Model, ['febrl3.csv']],
    ['febrl4', febrl4Model, ['febrl4a.csv', 'febrl4b.csv']],
    ['febrl3, the standard’s six columns', febrl3SixModel, ['febrl3.csv']],
    ['febrl4, the standard’s six columns', febrl4SixModel, ['febrl4a.csv', 'febrl4b.csv']],
    ['synth-uk-100k, seven rules', synthPlainModel, ['synth-uk-100k.csv.gz']],
    ['synth-uk-100k, people model', synthModel, ['synth-uk-100k.csv.gz']],
  ] as const) {
    const result = await matchLists(model, files.map(file), { train: true, workers: 2 })
    const truth = name.startsWith('febrl') ? febrlTruth(result) : clusterTruth(join(lists, files[0]))
    const { best, at95, certain, clusters } = scoreAgainstTruth(result, truth)
    row(
      name,
      result.matched.candidates,
      figure(best.f1),
      figure(at95.f1),
      `${figure(at95.precision)}, ${figure(at95.recall)}`,
      at95.falseLinks,
      certain.precision.toFixed(5),
      figure(clusters.f1),
      result.links.length,
      result.links.length - result.links.certain,
    )
  }
}

function sizes(rows: number[], tries: number): Array<ReturnType<typeof oneRun>> {
  console.log(
    '\n| rows | time / loop | processor time / loop | seconds | loop | peak MB | pairs |\n|---|---|---|---|---|---|---|',
  )
  const best = rows.map((count) => {
    const run = quietest(Array.from({ length: tries }, () => oneRun(count)))
    row(
      count,
      run.ratio.toFixed(2),
      run.processor.toFixed(2),
      (run.work / 1000).toFixed(2),
      (run.loop / 1000).toFixed(2),
      Math.round(run.megabytes),
      run.pairs,
    )
    return run
  })
  const first = best[0]!
  const last = best.at(-1)!
  if (best.length > 1) {
    const slope = Math.log(last.ratio / first.ratio) / Math.log(rows.at(-1)! / rows[0]!)
    const memory = Math.log(last.megabytes / first.megabytes) / Math.log(rows.at(-1)! / rows[0]!)
    const busy = Math.log(last.processor / first.processor) / Math.log(rows.at(-1)! / rows[0]!)
    console.log(
      `\nTime grows as rows to the power ${slope.toFixed(2)}, processor time ${busy.toFixed(2)}, memory ${memory.toFixed(2)}.`,
    )
  }
  return best
}

/** Seven fields, each compared by letters; pairs share only a birth month, so nearly every field is unlike. */
async function scoring() {
  const fuzzy = (column: string, by: 'similar' | 'edits'): Scale => ({
    name: column,
    words: column,
    columns: [column],
    levels: [
      { name: 'same', words: 'same', when: { same: column } },
      by === 'similar'
        ? { name: 'close', words: 'close', when: { similar: column, atLeast: 0.92 } }
        : { name: 'close', words: 'close', when: { edits: column, atMost: 1 } },
      by === 'similar'
        ? { name: 'near', words: 'near', when: { similar: column, atLeast: 0.88 } }
        : { name: 'near', words: 'near', when: { edits: column, atMost: 2 } },
      { name: 'different', words: 'different' },
    ],
  })
  const model: Model = {
    ...peopleModel,
    columns: [...peopleModel.columns, { name: 'source', clean: 'text' }],
    rules: [{ name: 'birth month', on: ['dob:month'], largestBlock: 100_000 }],
    comparisons: [
      fuzzy('first_name', 'similar'), fuzzy('surname', 'similar'), fuzzy('street', 'similar'), fuzzy('dob', 'edits'), fuzzy('postcode', 'edits'),
      fuzzy('nhs', 'edits'), fuzzy('source', 'similar'),
    ],
  } // biome-ignore format: one field after another
  const bare = { ...model, strata: [], flags: [], prior: 0.001 }
  const { frame } = await readLists(bare, [listFromFile(listOf(100_000))], inThisThread())
  const run = quietest(
    await Promise.all([0]).then(async () => {
      const tries = []
      for (let i = 0; i < 3; i++)
        tries.push(await betweenLoops(() => matchFrame(bare, frame, inThisThread(), { mostPairs: 1e9 })))
      return tries
    }),
  )
  const millions = run.result.pairs.count / 1e6 / ((run.result.took.comparing ?? run.work) / run.loop)
  console.log(
    `\nScoring, seven fuzzy fields: ${millions.toFixed(2)} million pairs a core in one loop (${run.result.pairs.count} pairs, ${(run.result.pairs.count / 1e6 / run.processor).toFixed(2)} million by processor time, loop ${(run.loop / 1000).toFixed(2)} s)`,
  )
}

async function live() {
  const small = await matchLists(peopleModel, [listFromFile(listOf(100_000))], { train: true, workers: 1 })
  const model = small.matched.model
  const { frame } = await readLists(model, [listFromFile(listOf(1_000_000))], inThisThread())
  const index = new LiveIndex(model, frame)
  const names = peopleHeading.split(',')
  const known = [...generatePeople({ rows: 30_000, seed: 7 })]
  const unknown = [...generatePeople({ rows: 10_000, seed: 8 })]
  const asked = [...known, ...unknown].map((line) => Object.fromEntries(line.split(',').map((value, i) => [names[i]!, value])))
  for (const record of asked.slice(0, 5000)) index.match(record)
  const { loop, result } = await betweenLoops(() =>
    asked.map((record) => {
      const start = performance.now()
      index.match(record)
      return performance.now() - start
    }),
  )
  result.sort((a, b) => a - b)
  const at = (share: number) => result[Math.floor(result.length * share)]!
  console.log(
    `\nOne person against a million: median ${at(0.5).toFixed(4)} ms, p99 ${at(0.99).toFixed(4)} ms = ${((at(0.99) / loop) * 10_000).toFixed(2)} ten-thousandths of a loop`,
  )
}

const [part, path] = process.argv.slice(2).filter((word) => word !== 'matching')
try {
  if (part === 'one') await runFile(path!)
  else if (part === 'growth') sizes([100_000, 300_000, 1_000_000, 3_000_000], 2)
  else if (part === 'five-million') {
    const tries = Array.from({ length: 3 }, () => ({ one: oneRun(1_000_000), five: oneRun(5_000_000) }))
    const [one, five] = [quietest(tries.map((run) => run.one)), quietest(tries.map((run) => run.five))]
    console.log(
      `Five million: ${(five.ratio / one.ratio).toFixed(2)} x the million (${five.ratio.toFixed(2)} against ${one.ratio.toFixed(2)} loops; processor time ${five.processor.toFixed(2)} against ${one.processor.toFixed(2)}), ${Math.round(five.megabytes)} MB`,
    )
  } else if (part === 'scoring') await scoring()
  else if (part === 'live') await live()
  else if (part === 'accuracy') await accuracy()
  else if (part === 'million') sizes([1_000_000], 3)
  else {
    await accuracy()
    sizes([1_000_000], 3)
    await scoring()
    await live()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
