import { createReadStream, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Reading, Source } from './report.ts'

// For tests only. The open data stands beside the repository, never in it.
const folder = resolve(process.env.DOORSTEP_SHARED ?? '../shared', 'data')

/** Whether the open data is there to read; a test that needs it skips, saying so, where it is not. */
export const sharedDataIsHere = existsSync(folder)
export const unlessShared = sharedDataIsHere ? '' : ' (skipped: no shared data beside the repository; set DOORSTEP_SHARED)'

export function sharedFile(path: string): Source {
  return createReadStream(resolve(folder, path))
}

/** A small file in a test, given in pieces of a few letters so that nothing depends on where chunks end. */
export async function* inPieces(text: string, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
}

/** Every row of a reading. */
export async function allRows<Row>({ rows }: Reading<Row>): Promise<Row[]> {
  const all: Row[] = []
  for await (const row of rows) all.push(row)
  return all
}
