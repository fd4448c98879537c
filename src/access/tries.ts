import { createHash } from 'node:crypto'
import { Refusal } from '../errors.ts'
import { type Device, isKnown } from './device.ts'

// Local and configurable. Ten tries at an address in a quarter of an hour are answered at once, from everywhere together; each device
// on which its holder signed in has ten of its own.
const atOnce = 10
const longest = 30_000
/** How many tries at one address from one place may wait at a time: whoever guesses is not served sooner by asking more often. */
const waitingFromOnePlace = 3

/** How long the answer to the so manieth try waits: not at all, then a second, then twice as long each time, up to half a minute. */
export const waitBefore = (tries: number): number => (tries <= atOnce ? 0 : Math.min(1000 * 2 ** (tries - atOnce - 1), longest))

type Pause = (ms: number) => Promise<unknown>
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
  readonly #waiting = new Map<string, number>()

  constructor(counter: Counter, pause: Pause) {
    this.#counter = counter
    this.#pause = pause
  }

  /** Counts a try at an address, and answers when its password may be looked at. */
  async begin(address: Buffer, device: Device | undefined, from: string, now: Date): Promise<Try> {
    const known = isKnown(device, address, now)
    const counted = { address, device: known ? createHash('sha256').update(device.id).digest() : Buffer.alloc(0) }
    const wait = waitBefore(await this.#counter.count(counted, now))
    if (wait > 0) await this.#inTurn(`${known ? device.id : from} ${address.toString('base64')}`, wait)
    return counted
  }

  /** The password was right: it was no guess. */
  async right(counted: Try) {
    await this.#counter.takeBack(counted)
  }

  async #inTurn(place: string, wait: number) {
    const before = this.#waiting.get(place) ?? 0
    if (before >= waitingFromOnePlace)
      throw new Refusal('too-many-tries', 'Too many tries at once with this address. Wait half a minute, then try again.')
    this.#waiting.set(place, before + 1)
    try {
      await this.#pause(wait)
    } finally {
      const left = this.#waiting.get(place)! - 1
      if (left > 0) this.#waiting.set(place, left)
      else this.#waiting.delete(place)
    }
  }
}
