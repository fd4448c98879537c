import { Refusal } from '../errors.ts'

const quarterHour = 15 * 60_000
// From one place ten wrong passwords for one address; from everywhere together fifty, so that nobody can shut a worker out cheaply.
const most = { fromHere: 10, fromAnywhere: 50 }

/** Counts wrong passwords by address, known or not, and makes the address wait. In memory: a restart forgets. */
export class Tries {
  readonly #clock: () => Date
  readonly #wrong = new Map<string, number[]>()

  constructor(clock: () => Date) {
    this.#clock = clock
  }

  /** Refuses before any password is looked at. */
  check(email: string, from: string) {
    const [here, anywhere] = keys(email, from)
    if (this.#recent(here).length >= most.fromHere || this.#recent(anywhere).length >= most.fromAnywhere)
      throw new Refusal('too-many-tries', 'Too many tries with this address. Wait a quarter of an hour, or ask for a new link.')
  }

  wrong(email: string, from: string) {
    if (this.#wrong.size > 10_000)
      for (const key of this.#wrong.keys()) if (this.#recent(key).length === 0) this.#wrong.delete(key)
    for (const key of keys(email, from))
      this.#wrong.set(key, [...this.#recent(key), this.#clock().getTime()].slice(-most.fromAnywhere))
  }

  right(email: string, from: string) {
    this.#wrong.delete(keys(email, from)[0])
  }

  #recent(key: string): number[] {
    const since = this.#clock().getTime() - quarterHour
    return (this.#wrong.get(key) ?? []).filter((at) => at > since)
  }
}

function keys(email: string, from: string): [here: string, anywhere: string] {
  const address = email.trim().toLowerCase().slice(0, 320)
  return [`${from} ${address}`, `* ${address}`]
}
