import { readChild } from './cin-child.ts'
import { readHeader } from './cin-header.ts'
import { CinTree, type TreeEvent } from './cin-tree.ts'
import { CinValues } from './cin-values.ts'
import { refuse } from './refusal.ts'
import { countProblem, noTotals, type Problem, ReadingReport, rowCount, type Totals } from './report.ts'
import type { CinChild, CinHeader, Day } from './rows.ts'
import { xmlText } from './xml-text.ts'

export type CinOptions = {
  /** The authority's three-figure number (LEA): a file from another is refused. */
  authority: string
  /** The day of the import: what is said to have happened later is set aside. */
  asAt?: Day
}

export type CinItem =
  | { kind: 'header'; header: CinHeader }
  /** A child's own problems stand right before it. */
  | { kind: 'child'; child: CinChild }
  | Problem
  /** The last item: a reading without it was refused or left early, and nothing of it may be kept. */
  | { kind: 'end'; totals: Totals }

type Source = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/**
 * Reads a children in need census child by child. The file is read only as fast as items are taken, and held never:
 * an importer writes as it goes, in one transaction, and lets a `Refusal` roll it back.
 */
export async function* readCin(source: Source, options: CinOptions): AsyncGenerator<CinItem> {
  const reading = new CinReading(options)
  for await (const text of xmlText(source, () => reading.line, reading.doubt)) yield* reading.write(text)
  yield* reading.close()
}

class CinReading {
  #tree = new CinTree()
  #options: CinOptions
  #totals = noTotals()
  #header: CinHeader | undefined
  #ids = new Map<string, number>()
  #doubts: Problem[] = []

  constructor(options: CinOptions) {
    this.#options = options
    rowCount(this.#totals, 'children')
    rowCount(this.#totals, 'episodes')
  }

  get line() {
    return this.#tree.line
  }

  doubt = (why: string) => {
    this.#doubts.push({ kind: 'problem', code: 'encoding', place: { line: 1 }, value: '', why, kept: 'taken, please check' })
  };

  *write(text: string): Generator<CinItem> {
    yield* this.#counted(this.#doubts.splice(0))
    for (const event of this.#tree.write(text)) yield* this.#items(event)
  }

  *close(): Generator<CinItem> {
    for (const event of this.#tree.close()) yield* this.#items(event)
    yield { kind: 'end', totals: this.#totals }
  }

  *#items(event: TreeEvent): Generator<CinItem> {
    const children = rowCount(this.#totals, 'children')
    if (event.kind === 'problem') yield* this.#counted([event])
    else if (event.kind === 'header') {
      const { header, problems } = readHeader(event.block, this.#options.authority, this.#totals)
      this.#header = header
      yield* this.#counted(problems)
      yield { kind: 'header', header }
    } else {
      children.read += 1
      if (event.kind === 'child') yield* this.#child(event, children)
      else children.setAside += 1
    }
  }

  *#child(event: Extract<TreeEvent, { kind: 'child' }>, children: { taken: number; setAside: number }): Generator<CinItem> {
    // The tree lets no child through before the header.
    const { year, referenceDate } = this.#header ?? refuse('no-header')
    const values = new CinValues({ year, referenceDate, asAt: this.#options.asAt }, this.#totals, event.problems)
    const child = readChild(event.block, event.number, year, values)
    if (child) this.#noteTwins(child, values)
    yield* this.#counted(values.problems.sort((one, other) => (one.place.line ?? 0) - (other.place.line ?? 0)))
    const episodes = rowCount(this.#totals, 'episodes')
    const count = event.block.blocks.get('CINdetails')?.length ?? 0
    episodes.read += count
    if (!child) {
      children.setAside += 1
      episodes.setAside += count
      return
    }
    children.taken += 1
    episodes.taken += count
    yield { kind: 'child', child }
  }

  #noteTwins(child: CinChild, values: CinValues) {
    const id = child.childId ?? child.upn ?? ''
    const first = this.#ids.get(id)
    if (first === undefined) this.#ids.set(id, child.place.line ?? 0)
    else
      values.report(
        'duplicate child',
        child.place,
        id,
        `the child that begins at line ${first} has the same id; both were taken`,
        'taken, please check',
      )
  }

  *#counted(problems: Problem[]): Generator<Problem> {
    for (const problem of problems) {
      countProblem(this.#totals, problem)
      yield problem
    }
  }
}

/** The whole reading at once, for files that fit in memory. */
export async function readWholeCin(source: Source, options: CinOptions) {
  const report = new ReadingReport()
  const children: CinChild[] = []
  let header: CinHeader | undefined
  for await (const item of readCin(source, options)) {
    report.hear(item)
    if (item.kind === 'child') children.push(item.child)
    if (item.kind === 'header') header = item.header
  }
  return { header, children, report }
}
