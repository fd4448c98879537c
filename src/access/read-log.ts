import { createHmac } from 'node:crypto'
import type pg from 'pg'
import { Refusal } from '../errors.ts'
import type { Actor } from './actor.ts'
import { insertReads } from './read-log-store.ts'

export type ReadEntry = {
  at: Date
  actor: Pick<Actor, 'authorityId' | 'membershipId' | 'accountId'>
  purpose: string
  what: 'open' | 'list' | 'search' | 'export' | 'refusal'
  kind: string
  subjects: readonly string[]
  terms?: string | undefined
}

type Waiting = { entry: ReadEntry; resolve: () => void; reject: (error: Error) => void }

/** How long a page waits for its entry before it answers that it was not shown. */
const patience = 10_000

const isOfOneEntry = (error: unknown) => /^2[23]/.test((error as { code?: string }).code ?? '')

/**
 * Writes reads down on a connection of its own, beside the read and apart from its transaction, so that the entry of a
 * refused or failed request stays. Entries that arrive while one batch commits go together in the next (group commit).
 * `write` resolves when the entry is durable; if it cannot be, it rejects and the answer is 503.
 */
export class ReadLog {
  readonly #pool: pg.Pool
  readonly #secret: Buffer
  #waiting: Waiting[] = []
  #writing = false
  readonly #patience: number

  constructor(pool: pg.Pool, secret: Buffer, wait = patience) {
    this.#pool = pool
    this.#patience = wait
    this.#secret = secret
  }

  write(entry: ReadEntry): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject })
      if (!this.#writing) void this.#drain()
    })
  }

  async #drain() {
    this.#writing = true
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, 500)
      try {
        await this.#commit(batch.map(({ entry }) => entry))
        for (const { resolve } of batch) resolve()
      } catch (error) {
        // one entry that cannot be written (a malformed id) must not take its neighbours' pages with it
        if (batch.length > 1 && isOfOneEntry(error)) await this.#oneByOne(batch)
        else for (const { reject } of batch) reject(new Refusal('log-away'))
      }
    }
    this.#writing = false
  }

  async #oneByOne(batch: Waiting[]) {
    for (const { entry, resolve, reject } of batch) {
      try {
        await this.#commit([entry])
        resolve()
      } catch {
        reject(new Refusal('log-away'))
      }
    }
  }

  async #commit(entries: ReadEntry[]) {
    const client = await this.#pool.connect()
    let broken: Error | undefined
    try {
      const authorities = [...new Set(entries.map((e) => e.actor.authorityId))]
      const rows = entries.map((e) => this.#row(e))
      await insertReads(client, { authorities, rows, patience: this.#patience })
    } catch (error) {
      broken = error as Error
      throw error
    } finally {
      client.release(broken)
    }
  }

  #row({ at, actor, purpose, what, kind, subjects, terms }: ReadEntry) {
    const hashed = terms === undefined ? null : createHmac('sha256', this.#secret).update(terms).digest('hex')
    // the canonical form: fixed order, no spaces, so that a sealer can chain it later
    const canonical = JSON.stringify([
      1,
      actor.authorityId,
      actor.membershipId,
      actor.accountId,
      purpose,
      what,
      kind,
      subjects,
      hashed,
    ])
    return {
      a: actor.authorityId,
      m: actor.membershipId,
      c: actor.accountId,
      p: purpose,
      w: what,
      k: kind,
      s: subjects,
      t: hashed,
      b: canonical,
      at,
    }
  }
}
