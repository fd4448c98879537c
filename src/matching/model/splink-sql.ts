import type { Condition } from './model.ts'

/**
 * Reads the SQL conditions that Splink's settings are written in, as far as this engine has the same comparison. Whatever it
 * does not know makes the whole condition unknown: a condition half understood would be another condition.
 */
export function readSplinkCondition(sql: string): Condition | undefined {
  const tokens = tokensOf(sql)
  if (tokens === undefined) return undefined
  let at = 0
  const peek = () => tokens[at]?.toLowerCase()
  const take = (token: string) => peek() === token && at++ >= 0

  function either(): Condition | undefined {
    const first = both()
    const others: Condition[] = []
    while (take('or')) {
      const next = both()
      if (!next) return undefined
      others.push(next)
    }
    return first && others.length > 0 ? eitherMissing([first, ...others]) : first
  }
  function both(): Condition | undefined {
    const first = one()
    const others: Condition[] = []
    while (take('and')) {
      const next = one()
      if (!next) return undefined
      others.push(next)
    }
    return first && others.length > 0 ? crossing([first, ...others]) : first
  }
  function one(): Condition | undefined {
    if (take('not')) {
      const inner = one()
      return inner && { not: inner }
    }
    const from = at
    if (take('(')) {
      const inner = either()
      if (inner && take(')')) return inner
      at = from
    }
    return comparison()
  }
  function comparison(): Condition | undefined {
    const left = operand()
    if (left === undefined) return undefined
    if (take('is'))
      return take('null') && left.side ? ({ missing: left.key, oneSide: left.side } as unknown as Condition) : undefined
    const operator = tokens?.[at++]
    const right = operand()
    if (right === undefined || operator === undefined) return undefined
    if (operator === '=' && left.side && right.side && left.side !== right.side) {
      return left.key === right.key ? { same: left.key } : ({ crossedHalf: [left, right] } as unknown as Condition)
    }
    if (left.call && right.number !== undefined) {
      if (/^jaro_?winkler(_similarity)?$/.test(left.call) && operator === '>=')
        return { similar: left.key, atLeast: right.number }
      if (left.call === 'damerau_levenshtein' && (operator === '<=' || operator === '<'))
        return { edits: left.key, atMost: operator === '<' ? right.number - 1 : right.number }
    }
    return undefined
  }
  function operand(): Operand | undefined {
    const token = tokens?.[at++]
    if (token === undefined) return undefined
    if (/^[\d.]+$/.test(token)) return { key: '', number: Number(token) }
    if (!/^["`\w]/.test(token)) return undefined
    if (take('(')) return call(token.toLowerCase())
    return column(token)
  }
  function call(name: string): Operand | undefined {
    const first = operand()
    if (first === undefined) return undefined
    const rest: Operand[] = []
    while (take(',')) {
      const next = operand()
      if (next === undefined) return undefined
      rest.push(next)
    }
    if (!take(')')) return undefined
    if (/^substr(ing)?$|^left$/.test(name) && first.side) {
      const [start, length] = name === 'left' ? [1, rest[0]?.number] : [rest[0]?.number, rest[1]?.number]
      const part = length === 1 ? 'initial' : `first${length}`
      return start === 1 && length !== undefined && length <= 4 ? { key: `${first.key}:${part}`, side: first.side } : undefined
    }
    const second = rest[0]
    return rest.length === 1 && second?.side && first.side && second.side !== first.side && second.key === first.key
      ? { key: first.key, call: name }
      : undefined
  }

  const whole = either()
  return at === tokens.length && whole !== undefined && isWhole(whole) ? whole : undefined
}

interface Operand {
  key: string
  side?: 'l' | 'r'
  number?: number
  call?: string
}

function column(token: string): Operand | undefined {
  const plain = token.replace(/["`]/g, '')
  const dotted = /^([lr])\.(.+)$/.exec(plain)
  if (dotted) return { side: dotted[1] as 'l' | 'r', key: dotted[2]! }
  const ended = /^(.+)_([lr])$/.exec(plain)
  return ended ? { side: ended[2] as 'l' | 'r', key: ended[1]! } : undefined
}

function tokensOf(sql: string): string[] | undefined {
  const tokens = sql.match(/(?:[lr]\.)?"[^"]+"|(?:[lr]\.)?`[^`]+`|[A-Za-z_][\w.]*|\d+(?:\.\d+)?|<=|>=|<>|!=|[=<>(),]|\S/g)
  return tokens?.every((token) => /^[\w."`<>=!(), ]+$/.test(token)) ? tokens : undefined
}

type Half = { crossedHalf: [Operand, Operand] }

/** "a on the left = b on the right, and b on the left = a on the right" is one crossed comparison. */
function crossing(parts: Condition[]): Condition | undefined {
  const halves = parts.filter((part): part is Condition & Half => 'crossedHalf' in part)
  if (halves.length === 0) return { all: parts }
  if (halves.length !== 2 || parts.length !== 2) return undefined
  const names = (half: Half) => half.crossedHalf.map((one) => `${one.side}.${one.key}`)
  const [a, b] = halves[0]!.crossedHalf
  const wanted = [`${a.side}.${b.key}`, `${b.side}.${a.key}`]
  return names(halves[1]!).every((name) => wanted.includes(name))
    ? { crossed: [a.key, b.key].sort() as [string, string] }
    : undefined
}

/** "missing on the left or missing on the right" is one condition here. */
function eitherMissing(parts: Condition[]): Condition {
  const sides = parts.filter((part) => 'oneSide' in part) as unknown as Array<{ missing: string; oneSide: string }>
  if (sides.length === 0) return { any: parts }
  const both = [...new Set(sides.map((side) => side.missing))].filter(
    (key) => sides.filter((side) => side.missing === key).length === 2,
  )
  const rest = parts.filter((part) => !('oneSide' in part && both.includes((part as { missing: string }).missing)))
  const all: Condition[] = [...both.map((key): Condition => ({ missing: key })), ...rest]
  return all.length === 1 ? all[0]! : { any: all }
}

function isWhole(condition: Condition): boolean {
  if ('oneSide' in condition || 'crossedHalf' in condition) return false
  if ('all' in condition) return condition.all.every(isWhole)
  if ('any' in condition) return condition.any.every(isWhole)
  return 'not' in condition ? isWhole(condition.not) : true
}
