import pg from 'pg'

const most = 500
const seen = new Map<string, number>()

/**
 * Statements with values that come a second time are prepared by name: planning a joined page under row security costs as much
 * as running it. A text that is met once (a list of its own length, say) stays without a name, and after the first 500 no more
 * are given, because every connection keeps each plan.
 */
function nameOf(text: string): string | undefined {
  const known = seen.get(text)
  if (known !== undefined) {
    if (known >= 0) return `s${known}`
    const number = named++
    seen.set(text, number)
    return `s${number}`
  }
  if (named < most && seen.size < 4 * most) seen.set(text, -1)
  return undefined
}
let named = 0

/** A client of the driver that prepares what it meets again. */
export class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the driver's method has nine shapes; all but one are passed on as they came
  override query(...given: any[]): any {
    const [text, values, ...rest] = given
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined
    if (!name) return Reflect.apply(super.query, this, given)
    return Reflect.apply(super.query, this, [{ name, text, values }, ...rest])
  }
}
