import { type Rule, splitKey } from '../model/model.ts'
import type { Ground } from './compile.ts'
import { written } from './written.ts'

/** Which rules find a pair of rows, worked out from the values themselves. */
export interface FoundBy {
  /** Whether one of the first `rules` rules finds the pair. */
  earlier(rowA: number, rowB: number, rules: number): boolean
  /** Which of `noted` find the pair, as bits. */
  noted(rowA: number, rowB: number): number
}

/**
 * Written out as one function, like the comparison: it reads the same few cache lines of the two rows. Only where a rule had
 * blocks too large for it are its block numbers asked instead, because there two rows with one key may still be apart.
 */
export function foundBy(rules: Rule[], noted: number[], numbers: Array<Int32Array | undefined>, ground: Ground): FoundBy {
  const tables: Int32Array[] = []
  const columns = new Set<number>()
  function table(ints: Int32Array): string {
    if (!tables.includes(ints)) tables.push(ints)
    return `t${tables.indexOf(ints)}`
  }
  function sides(key: string): [a: string, b: string] {
    const [name, part] = splitKey(key)
    const column = ground.columns.findIndex((one) => one.name === name)
    columns.add(column)
    if (part === undefined) return [`a${column}`, `b${column}`]
    const codes = table(ground.parts[key]!.codes)
    return [`${codes}[a${column}]`, `${codes}[b${column}]`]
  }
  function agree(rule: Rule, r: number): string {
    const own = numbers[r]
    if (own !== undefined) return `${table(own)}[rowA]!==0&&${table(own)}[rowA]===${table(own)}[rowB]`
    const pairs = rule.on.map(sides)
    const same = ([a, b]: [string, string]) => `${a}!==0&&${a}===${b}`
    if (!rule.eitherOrder || pairs.length < 2) return pairs.map(same).join('&&')
    const [[a1, b1], [a2, b2]] = [pairs[0]!, pairs[1]!]
    const either = `${a1}!==0&&${a2}!==0&&(${a1}===${b1}&&${a2}===${b2}||${a1}===${b2}&&${a2}===${b1})`
    return [either, ...pairs.slice(2).map(same)].join('&&')
  }
  const tests = rules.map(agree)
  const read = [...columns].map((c) => `const a${c}=R[rowA*${ground.width}+${c}],b${c}=R[rowB*${ground.width}+${c}];`).join('')
  const earlier = tests.map((test, r) => `if(rules===${r})return false;if(${test})return true;`).join('\n')
  const bits = noted.map((r, bit) => `(${tests[r]}?${1 << bit}:0)`).join('|') || '0'
  const source = `const [${tables.map((_, i) => `t${i}`).join()}]=tables;
return {earlier(rowA,rowB,rules){if(rules===0)return false;${read}\n${earlier}return false},noted(rowA,rowB){${read}return ${bits}}}`
  return written<FoundBy>(['R', 'tables'], source, [ground.codes, tables])
}
