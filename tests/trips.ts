import { PreparingClient } from '../src/database/prepared.ts'

export type Trips = { trips: number; statements: number; texts: string[] }

/**
 * Counts trips to the database while something runs: one is a wait for the server, however many statements are on their way together
 * (the session, the preamble, the commit and the entry of the read among them). For one request at a time in this process.
 */
export async function countTrips<T>(run: () => Promise<T>): Promise<Trips & { result: T }> {
  const counted: Trips = { trips: 0, statements: 0, texts: [] }
  const { query } = PreparingClient.prototype
  let waiting = 0
  PreparingClient.prototype.query = function (this: PreparingClient, ...given: unknown[]) {
    const sent = Reflect.apply(query, this, given)
    counted.statements += 1
    const [what] = given
    counted.texts.push(typeof what === 'string' ? what : String((what as { text?: string }).text))
    if (waiting === 0) counted.trips += 1
    waiting += 1
    const back = () => {
      waiting -= 1
    }
    Promise.resolve(sent).then(back, back)
    return sent
  } as typeof query
  try {
    return { ...counted, result: await run(), ...counted }
  } finally {
    PreparingClient.prototype.query = query
  }
}
