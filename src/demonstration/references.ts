import { encodeReference } from '../rulebook/index.ts'

/** References as the acts draw them: each the next number of the house's one sequence, from 1. The sequence goes on where this ends. */
export class References {
  drawn = 0

  next(): string {
    this.drawn += 1
    return encodeReference(this.drawn)
  }
}
