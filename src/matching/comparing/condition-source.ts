import { type Condition, splitKey } from '../model/model.ts'

/** Names the generated function's needs: which keys are read, which similarities kept. */
export interface SourceNeeds {
  column(name: string): number
  /** How the source asks for a measure of two values; it is worked out once for a pair, however many levels ask. */
  similarity(key: string): (x: string, y: string) => string
  edits(key: string): (x: string, y: string) => string
  /** Adds a function for a key to the environment and gives the name under which the source calls it. */
  initial(key: string): string
  oneLetter(key: string): string
  sharesWord(key: string): string
  twoNames(key: string): string
  dates(key: string): string
  part(key: string): string
}

/** The value of a key on one side of the pair, as source. */
export function sideSource(key: string, side: 'a' | 'b', needs: SourceNeeds): string {
  const [column, part] = splitKey(key)
  const value = `${side}${needs.column(column)}`
  return part === undefined ? value : `${needs.part(key)}[${value}]`
}

/** A condition as JavaScript. Two missing values agree on nothing, so each test asks for both first. */
export function conditionSource(condition: Condition, needs: SourceNeeds): string {
  const both = (key: string) => [sideSource(key, 'a', needs), sideSource(key, 'b', needs)] as const
  if ('all' in condition) return `(${condition.all.map((one) => conditionSource(one, needs)).join('&&') || 'true'})`
  if ('any' in condition) return `(${condition.any.map((one) => conditionSource(one, needs)).join('||') || 'false'})`
  if ('not' in condition) return `(!${conditionSource(condition.not, needs)})`
  if ('same' in condition) {
    const [x, y] = both(condition.same)
    return `(${x}!==0&&${x}===${y})`
  }
  if ('missing' in condition) {
    const [x, y] = both(condition.missing)
    return `(${x}===0||${y}===0)`
  }
  if ('crossed' in condition) {
    const [[a1, b1], [a2, b2]] = [both(condition.crossed[0]), both(condition.crossed[1])]
    return `(${a1}!==0&&${a2}!==0&&${a1}===${b2}&&${a2}===${b1})`
  }
  if ('eitherCrossed' in condition) {
    const [[a1, b1], [a2, b2]] = [both(condition.eitherCrossed[0]), both(condition.eitherCrossed[1])]
    return `((${a1}!==0&&${a1}===${b2})||(${a2}!==0&&${a2}===${b1}))`
  }
  const [key, call] = callOf(condition, needs)
  const [x, y] = both(key)
  return `(${x}!==0&&${y}!==0&&${call(x, y)})`
}

type Called = Exclude<
  Condition,
  | { all: unknown }
  | { any: unknown }
  | { not: unknown }
  | { same: unknown }
  | { missing: unknown }
  | { crossed: unknown }
  | { eitherCrossed: unknown }
>

function callOf(condition: Called, needs: SourceNeeds): [key: string, call: (x: string, y: string) => string] {
  if ('similar' in condition) {
    const name = needs.similarity(condition.similar)
    return [condition.similar, (x, y) => `${name(x, y)}>=${condition.atLeast}`]
  }
  if ('edits' in condition) {
    const name = needs.edits(condition.edits)
    return [condition.edits, (x, y) => `${name(x, y)}<=${condition.atMost}`]
  }
  if ('initial' in condition) {
    const name = needs.initial(condition.initial)
    return [condition.initial, (x, y) => `${name}(${x},${y})`]
  }
  if ('oneLetter' in condition) {
    const name = needs.oneLetter(condition.oneLetter)
    return [condition.oneLetter, (x, y) => `${name}(${x},${y})`]
  }
  if ('sharesWord' in condition) {
    const name = needs.sharesWord(condition.sharesWord)
    return [condition.sharesWord, (x, y) => `${name}(${x},${y})`]
  }
  if ('twoNames' in condition) {
    const name = needs.twoNames(condition.twoNames)
    return [condition.twoNames, (x, y) => `${name}(${x},${y})`]
  }
  const key = Object.values(condition).find((value) => typeof value === 'string')!
  const dates = needs.dates(key)
  if ('dayMonthSwapped' in condition) return [key, (x, y) => `dayMonthSwapped(${dates}[${x}],${dates}[${y}])`]
  if ('oneDigit' in condition) return [key, (x, y) => `oneDigit(${dates}[${x}],${dates}[${y}])`]
  if ('defaultDay' in condition) return [key, (x, y) => `defaultDay(${dates}[${x}],${dates}[${y}])`]
  return [key, (x, y) => `daysBetween(${dates}[${x}],${dates}[${y}])<=${condition.atMost}`]
}
