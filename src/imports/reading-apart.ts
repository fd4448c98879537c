import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { AnnexAItem, AnnexAOptions, CinItem, CinOptions, RefusalCode } from '../returns/index.ts'
import { Refusal as NotRead } from '../returns/index.ts'

export type ToRead = { path: string } & ({ kind: 'annex-a'; options: AnnexAOptions } | { kind: 'cin'; options: CinOptions })
/** What the worker says: some of what it read, with the bytes so far, or why it reads no further. */
export type Said =
  | { items: unknown[]; bytes: number; isEnd?: boolean }
  | { refused: { code: RefusalCode; message: string }; items?: undefined }

// Node 24 reads TypeScript itself; without tsx, which the parent runs under, a worker starts in a fraction of the time.
const execArgv = ['--disable-warning=ExperimentalWarning']
/** A workbook unfolds to many times its size. What needs more than this is refused, and the pages that are open do not suffer. */
const memory = { maxOldGenerationSizeMb: 1536 }
const tooMuch =
  'The file unfolds to more than fits into memory. Save List 1 and List 3 as CSV files and import those: they can be of any size.'

/**
 * Reads a file in a thread of its own. A workbook is unfolded in one go: done here it would keep everybody's pages waiting for seconds.
 */
export function readApart(given: Extract<ToRead, { kind: 'cin' }>, onBytes?: (more: number) => void): AsyncGenerator<CinItem>
export function readApart(given: Extract<ToRead, { kind: 'annex-a' }>): AsyncGenerator<AnnexAItem>
export async function* readApart(given: ToRead, onBytes?: (more: number) => void): AsyncGenerator<unknown> {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    workerData: given,
    execArgv,
    resourceLimits: memory,
  })
  try {
    let bytes = 0
    for await (const [said] of on(worker, 'message') as AsyncIterable<[Said]>) {
      if (said.items === undefined) throw new NotRead(said.refused.code, said.refused.message)
      onBytes?.(said.bytes - bytes)
      bytes = said.bytes
      yield* said.items
      if (said.isEnd) return
      worker.postMessage('more')
    }
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') throw new NotRead('workbook-too-large', tooMuch)
    throw error
  } finally {
    await worker.terminate()
  }
}
