import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Work } from '../work.ts'
import type { Day } from './dated.ts'
import type { EditionAsked } from './edition.ts'
import type { FileKind, Report, Source } from './reading/index.ts'

type Db = Work['db']

/** A file that somebody brings, and what they said of it. */
export type Bringing = {
  /** A connection of the tables' owner: reference tables are read-only for the app. */
  db: Db
  name: string
  /** What its figures and codes are cited as. */
  source: string
  /** Opens it anew; only the readings that take time tell how far they are. */
  open: (quietly?: 'quietly') => Source
  asked: EditionAsked
  /** The day that the file is for, where it does not say it. */
  asAt: Day | undefined
  today: Day
  districts: ReadonlySet<string> | undefined
}

/** What became of a file. */
export type Brought = {
  kind: FileKind
  report: Report
  /** Rows of the database that were added or put right; the same file a second time gives 0. */
  changed: number
  /** Sentences for whoever brought it: what is missing beside it. */
  missing: string[]
  /** Areas whose people may now belong to another locality, and the first day of that. */
  moved: { areas: string[]; from: Day | undefined }
}

/** Opens a file as often as it is read, telling how far it is by its bytes. */
export async function fileSource(
  path: string,
  progress: (done: number, whole: number) => void,
): Promise<Pick<Bringing, 'name' | 'open'>> {
  const { size } = await stat(path)
  return { name: basename(path), open: (quietly) => counted(path, size, quietly ? () => {} : progress) }
}

async function* counted(path: string, size: number, progress: (done: number, whole: number) => void): AsyncGenerator<Uint8Array> {
  let done = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    done += chunk.length
    progress(done, size)
    yield chunk
  }
}

/** Rows in handfuls, so that a large file never stands in memory. */
export async function* handfuls<Row>(rows: AsyncIterable<Row>, most: number): AsyncGenerator<Row[]> {
  let held: Row[] = []
  for await (const row of rows) {
    held.push(row)
    if (held.length < most) continue
    yield held
    held = []
  }
  if (held.length > 0) yield held
}

/** Every row, for files whose areas must be seen together. */
export async function everyRow<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = []
  for await (const row of rows) all.push(row)
  return all
}
