import { parentPort, workerData } from 'node:worker_threads'
import { Refusal, readAnnexA, readCin } from '../returns/index.ts'
import { piecesOf } from './pieces.ts'
import type { Said, ToRead } from './reading-apart.ts'

const atOnce = 200
const port = parentPort!
const given = workerData as ToRead
let bytes = 0

/** Hands over what was read and waits until more is wanted, so that it never runs ahead of the database. */
const hand = (said: Said) =>
  new Promise<void>((resolve) => {
    port.once('message', () => resolve())
    port.postMessage(said)
  })

async function* census(path: string) {
  for await (const piece of piecesOf(path)) {
    bytes += piece.length
    yield piece
  }
}

try {
  let items: unknown[] = []
  const source = given.kind === 'cin' ? readCin(census(given.path), given.options) : readAnnexA(given.path, given.options)
  for await (const item of source) {
    items.push(item)
    if (items.length < atOnce) continue
    await hand({ items, bytes })
    items = []
  }
  port.postMessage({ items, bytes, isEnd: true } satisfies Said)
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  port.postMessage({ refused: { code: error.code, message: error.message } } satisfies Said)
}
