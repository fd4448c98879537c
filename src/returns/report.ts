/** Where in the file something stands. Rows and lines count from 1, as the person sees them. */
export type Place = {
  sheet?: string
  row?: number
  /** The heading as the file writes it, or "column F" when it has none. In XML a number: `at`. */
  column?: string
  line?: number
  /** The character in the line, from 1 (XML only). */
  at?: number
  path?: string
}

/** What became of it. */
export type Kept =
  | 'row kept without it'
  | 'row set aside'
  | 'rows set aside'
  | 'column not read'
  | 'list not read'
  | 'child kept without it'
  | 'child set aside'
  | 'census kept without it'
  | 'taken, please check'

/** The sort of problem, for counting and for logs: it never holds a value of the file. */
export type ProblemCode =
  | 'ambiguous date'
  | 'broken cell'
  | 'damaged number'
  | 'date not understood'
  | 'date out of range'
  | 'date order'
  | 'duplicate child'
  | 'age instead of date'
  | 'age not understood'
  | 'code not understood'
  | 'code outside its years'
  | 'encoding'
  | 'given twice'
  | 'header'
  | 'heading missing'
  | 'heading repeated'
  | 'list not read'
  | 'missing id'
  | 'missing value'
  | 'misplaced element'
  | 'no heading'
  | 'not a number'
  | 'nothing but an id'
  | 'stray text'
  | 'time set aside'
  | 'unknown attribute'
  | 'unknown column'
  | 'unknown element'
  | 'unknown sheet'
  | 'word not understood'

/** One thing that was not understood, or understood only with doubt. `value` is for the person who imported, never for a log. */
export type Problem = {
  kind: 'problem'
  code: ProblemCode
  place: Place
  value: string
  /** What is the matter and what to do, in plain words. */
  why: string
  kept: Kept
  /** For a problem that stands for many: how many rows or filled cells it covers. */
  count?: number
}

export type RowCount = { read: number; taken: number; setAside: number; notRead: number }

/** What a reader counted by the end of a file. For every kind, `read` is `taken` and `setAside` together. */
export type Totals = {
  /** By kind of row: 'List 1 contacts', 'List 3 referrals', 'List 4 assessments', 'children', ... */
  rows: Record<string, RowCount>
  /** Values left out while their row or child was kept. */
  valuesSetAside: number
  /** Values taken, with a doubt that the person should look at. */
  valuesToCheck: number
  /** Empty cells by heading: nothing was given, so nothing was misunderstood, but the number may surprise. */
  blanks: Record<string, number>
}

export const noTotals = (): Totals => ({ rows: {}, valuesSetAside: 0, valuesToCheck: 0, blanks: {} })

export const rowCount = (totals: Totals, kind: string): RowCount => {
  totals.rows[kind] ??= { read: 0, taken: 0, setAside: 0, notRead: 0 }
  return totals.rows[kind]
}

/** Counts a problem into the totals: whether it cost a value or only raised a doubt. Rows are counted by the readers. */
export function countProblem(totals: Totals, problem: Problem) {
  if (problem.kept === 'taken, please check') totals.valuesToCheck += 1
  else if (problem.kept.endsWith('without it')) totals.valuesSetAside += 1
}

/** Gathers what a reader says into the report a person reads. Hand it every item of a reading; it hears only its own. */
export class ReadingReport {
  readonly problems: Problem[] = []
  /** How many problems of each code, also of those past `keep`. */
  readonly byCode: Partial<Record<ProblemCode, number>> = {}
  totals: Totals | undefined
  #keep: number
  #heard = 0

  /** `keep` bounds the memory of a hopeless file: later problems are counted, and `lines()` says how many are not shown. */
  constructor({ keep = 10_000 }: { keep?: number } = {}) {
    this.#keep = keep
  }

  hear(item: Problem | { kind: 'end'; totals: Totals } | { kind: string }) {
    if (isProblem(item)) {
      this.#heard += 1
      this.byCode[item.code] = (this.byCode[item.code] ?? 0) + 1
      if (this.problems.length < this.#keep) this.problems.push(item)
    } else if (item.kind === 'end' && 'totals' in item) this.totals = item.totals
  }

  get notShown() {
    return this.#heard - this.problems.length
  }

  /** The report as lines of plain text, for the person who imported: it quotes values. */
  lines(): string[] {
    const lines = Object.entries(this.totals?.rows ?? {}).map(
      ([kind, count]) =>
        `${kind}: ${count.read} read, ${count.taken} taken, ${count.setAside} set aside${count.notRead ? `, ${count.notRead} not read yet` : ''}`,
    )
    for (const problem of this.problems) lines.push(problemLine(problem))
    if (this.notShown > 0) lines.push(`and ${this.notShown} more like these; mend the ones above first`)
    return lines
  }

  /** Counts only: this is what a log may hold. */
  summary() {
    return { rows: this.totals?.rows ?? {}, problems: this.byCode }
  }
}

const isProblem = (item: { kind: string }): item is Problem => item.kind === 'problem'

/** "List 1, row 3, Date of Contact: "31/02/2024": there is no such day. (row kept without it)" */
export function problemLine({ place, value, why, kept }: Problem) {
  return `${placeInWords(place)}: ${value === '' ? '' : `"${value}": `}${why} (${kept})`
}

export function placeInWords(place: Place) {
  const parts = [
    place.sheet,
    place.row === undefined ? undefined : `row ${place.row}`,
    place.line === undefined ? undefined : `line ${place.line}${place.at === undefined ? '' : `, column ${place.at}`}`,
    place.column,
    place.path,
  ]
  return parts.filter((part) => part !== undefined).join(', ') || 'the file'
}
