/** Middle of some milliseconds. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await run()
  return performance.now() - began
}

/** The same work by several clients at once; the median of what each waited for. */
export async function byClients(clients: number, each: number, run: () => Promise<unknown>): Promise<number> {
  const waits: number[] = []
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let i = 0; i < each; i++) waits.push(await timed(run))
    }),
  )
  return median(waits)
}

/** Several ways of doing a thing, turn by turn, so that a busy minute falls on all alike. Medians of the rounds. */
export async function interleaved<Name extends string>(
  rounds: number,
  ways: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(ways) as Name[]
  const found = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (const name of names) await ways[name]() // warm
  for (let round = 0; round < rounds; round++)
    for (const name of round % 2 ? names : [...names].reverse()) found[name].push(await ways[name]())
  return Object.fromEntries(names.map((name) => [name, median(found[name])])) as Record<Name, number>
}

export type Line = { what: string; figure: string; reach: string; ok: boolean }

export const ratio = (what: string, value: number, limit: number, detail: string): Line => ({
  what,
  figure: `${value.toFixed(2)} x (${detail})`,
  reach: `at most ${limit} x`,
  ok: value <= limit,
})
export const share = (what: string, value: number, limit: number, detail: string): Line => ({
  what,
  figure: `${(value * 100).toFixed(1)}% (${detail})`,
  reach: `at most ${limit * 100}%`,
  ok: value <= limit,
})
