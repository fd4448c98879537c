import type { Looker } from './looker.ts'

type NameCheck = (key: string, at: string, whole: boolean) => void

const alone = ['same', 'initial', 'oneLetter', 'sharesWord', 'twoNames', 'dayMonthSwapped', 'oneDigit', 'defaultDay', 'missing']
const limits: Record<string, [field: string, least: number, most: number]> = {
  similar: ['atLeast', 0.01, 1],
  edits: ['atMost', 0, 100],
  withinDays: ['atMost', 0, 100_000],
}

/** Looks at one condition of a model file and everything inside it. */
export function conditionProblems(
  look: Looker,
  condition: unknown,
  at: string,
  name: NameCheck,
  pools: Map<string, string>,
): void {
  if (typeof condition !== 'object' || condition === null) {
    look.problem(at, 'should be a condition')
    return
  }
  const entries = Object.entries(condition)
  const [kind, value] = entries[0] ?? []
  if (kind === 'all' || kind === 'any') {
    look.list(value, `${at}.${kind}`).forEach((one, i) => {
      conditionProblems(look, one, `${at}.${kind}[${i}]`, name, pools)
    })
  } else if (kind === 'not') conditionProblems(look, value, `${at}.not`, name, pools)
  else if (kind === 'crossed' || kind === 'eitherCrossed') {
    const two = look.list(value, `${at}.${kind}`)
    if (two.length !== 2 || pools.get(String(two[0])) !== pools.get(String(two[1])))
      look.problem(`${at}.${kind}`, 'needs two columns of one pool')
    for (const key of two) name(String(key), `${at}.${kind}`, true)
  } else if (kind !== undefined && kind in limits) {
    name(String(value), `${at}.${kind}`, true)
    const [field, least, most] = limits[kind]!
    look.number((condition as Record<string, unknown>)[field], `${at}.${field}`, least, most)
    if (entries.length > 2) look.problem(at, `has more than "${kind}" and "${field}"`)
    return
  } else if (kind !== undefined && alone.includes(kind))
    name(String(value), `${at}.${kind}`, kind !== 'same' && kind !== 'missing')
  else {
    look.problem(at, `"${kind ?? ''}" is not a condition known here`)
    return
  }
  if (entries.length > 1) look.problem(at, `has more than "${kind}"`)
}
