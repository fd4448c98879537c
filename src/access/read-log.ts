import { createHmac } from 'node:crypto'
import type pg from 'pg'
import { Refusal } from '../errors.ts'
import type { Actor } from './actor.ts'

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
      // One statement is one transaction: the scope of the insert is set in the same breath, and it is durable when it answers.
      await client.query({
        name: `read-log-${entries.length > 1 ? 'many' : 'one'}`,
        text: `with scope as materialized (
                 select set_config('app.authority', $1, true), set_config('app.writes', '{log}', true)
               ), entry as (
                 select * from scope, json_to_recordset($2::json) as e(a uuid, m uuid, c uuid, p text, w text, k text, s uuid[], t text, b text, at timestamptz)
               )
               insert into read_entry (authority_id, membership_id, account_id, purpose, what, kind, subjects, terms_hash, canonical, at)
               select a, m, c, p, w, k, s, decode(t, 'hex'), convert_to(b, 'UTF8'), at from entry`,
        values: [`{${authorities.join(',')}}`, JSON.stringify(entries.map((e) => this.#row(e)))],
        query_timeout: this.#patience,
      } as pg.QueryConfig)
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
