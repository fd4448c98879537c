/** One thing in a file that was not understood, or was put right: where it stands, what stood there, and why. */
export type Remark = { place: string; value: string; why: string }

/** What a reading of a file came to. Complete once its rows have been read to the end. */
export type Report = {
  /** Rows, or features, that the file holds, headings apart. */
  read: number
  /** Of these, how many gave something. `read` is always `kept` plus `passed` plus the rows set aside. */
  kept: number
  /** Rows that belong to somebody else by the reader's own question, such as another council's postcodes. */
  passed: number
  /** Rows not used, each with its reason. */
  setAside: Remark[]
  /** Rows used, with a value that was not understood or was put right. */
  noted: Remark[]
}

/** Rows as they stream, and the report that fills while they do. */
export type Reading<Row> = { rows: AsyncIterable<Row>; report: Report }

/** What readers read: a file stream, an upload, or chunks in a test. */
export type Source = AsyncIterable<string | Uint8Array>

/** The whole file is not what it was taken for; the message is one sentence for whoever chose it. */
export class FileRefused extends Error {
  override name = 'FileRefused'
}

export function emptyReport(): Report {
  return { read: 0, kept: 0, passed: 0, setAside: [], noted: [] }
}

/** The place of a value, as a person would look for it. */
export function atLine(line: number, column?: string): string {
  return column === undefined ? `line ${line}` : `line ${line}, ${column}`
}

/** Every reason with how often it was given and where first, most frequent first: the top of a long report. */
export function reasonsIn(remarks: readonly Remark[]): { why: string; times: number; first: string }[] {
  const reasons = new Map<string, { why: string; times: number; first: string }>()
  for (const { why, place } of remarks) {
    const reason = reasons.get(why)
    if (reason) reason.times += 1
    else reasons.set(why, { why, times: 1, first: place })
  }
  return [...reasons.values()].sort((a, b) => b.times - a.times)
}
