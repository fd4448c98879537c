/**
 * A small seeded generator of numbers (sfc32), so that equal seeds give equal families on any machine. Each subject forks
 * its own stream by name: drawing one more number for addresses then leaves every name as it was.
 */
export interface Random {
  /** A number from 0 up to, not including, 1. */
  next(): number
  /** A whole number between two, both included. */
  whole(from: number, to: number): number
  chance(likelihood: number): boolean
  pick<Value>(values: readonly Value[]): Value
  weighted<Value>(table: Weighted<Value>): Value
  fork(name: string): Random
}

/** Values with running totals of their weights, so that a draw is a search and not a sum. */
export interface Weighted<Value> {
  values: readonly Value[]
  totals: readonly number[]
}

export function weights<Value>(rows: readonly (readonly [Value, number])[]): Weighted<Value> {
  let total = 0
  const totals = rows.map(([, weight]) => {
    total += weight
    return total
  })
  if (total <= 0) throw new RangeError('A table of weights needs at least one above nothing.')
  return { values: rows.map(([value]) => value), totals }
}

/** FNV-1a over the text: spreads a seed such as 'doorstep' over 32 bits. */
function hash(text: string): number {
  let value = 2_166_136_261
  for (let place = 0; place < text.length; place++) value = Math.imul(value ^ text.charCodeAt(place), 16_777_619)
  return value >>> 0
}

export function seededRandom(seed: string): Random {
  let a = hash(seed)
  let b = hash(`${seed}|b`)
  let c = hash(`${seed}|c`)
  let counter = 1

  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4_294_967_296
  }
  // The first draws still show the seed; twelve are the author's advice.
  for (let warm = 0; warm < 12; warm++) next()

  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    whole,
    chance: (likelihood) => next() < likelihood,
    pick: (values) => values[whole(0, values.length - 1)]!,
    weighted({ values, totals }) {
      const drawn = next() * totals.at(-1)!
      let low = 0
      let high = totals.length - 1
      while (low < high) {
        const middle = (low + high) >> 1
        if (totals[middle]! > drawn) high = middle
        else low = middle + 1
      }
      return values[low]!
    },
    fork: (name) => seededRandom(`${seed}|${name}`),
  }
}
