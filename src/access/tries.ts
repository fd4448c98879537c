import { createHash } from 'node:crypto'
import { type Device, isKnown } from './device.ts'
import { Turns } from './turns.ts'

// Local and configurable. Ten tries at an address in a quarter of an hour are answered at once, from everywhere together; each device
// on which its holder signed in has ten of its own.
const atOnce = 10
const longest = 30_000
/** How long the answer to the so manieth try waits: not at all, then a second, then twice as long each time, up to half a minute. */
export const waitBefore = (tries: number): number => (tries <= atOnce ? 0 : Math.min(1000 * 2 ** (tries - atOnce - 1), longest))

type Pause = (ms: number) => Promise<unknown>
/** What somebody tries to open: an address, and every account that it has. */
export type At = { address: Buffer; accountIds: readonly string[] }
/** Where they try from: the device by its cookie, the place by its network address, the browser by the cookie that every visitor gets. */
export type From = { device: Device | undefined; place: string; browser: string }
export type Try = { address: Buffer; device: Buffer }
/** Where tries are counted: the database, so that several processes share the count. */
type Counter = { count: (one: Try, now: Date) => Promise<number>; takeBack: (one: Try) => Promise<void> }

/**
 * Slows whoever guesses passwords, and locks nobody out. A try is counted by one statement, before any password is looked at: of many
 * at once each has its own number. What waits holds neither a connection to the database nor a hash.
 */
export class Tries {
  readonly #counter: Counter
  readonly #pause: Pause
  readonly #turns = new Turns()

  constructor(counter: Counter, pause: Pause) {
    this.#counter = counter
    this.#pause = pause
  }

  /** Counts a try at an address and all its accounts, and answers when its password may be looked at. */
  async begin({ address, accountIds }: At, { device, place, browser }: From, now: Date): Promise<Try> {
    const known = isKnown(device, accountIds, now)
    const counted = { address, device: known ? createHash('sha256').update(device.id).digest() : Buffer.alloc(0) }
    const wait = waitBefore(await this.#counter.count(counted, now))
    const from = known ? { place: device.id, browser: device.id } : { place, browser }
    if (wait > 0) await this.#turns.take(`${from.place} ${address.toString('base64')}`, from.browser, () => this.#pause(wait))
    return counted
  }

  /** The password was right: it was no guess. */
  async right(counted: Try) {
    await this.#counter.takeBack(counted)
  }
}
