import { parseArgs } from 'node:util'
import { UsageProblem } from '../command.ts'
import { isDay } from '../time/index.ts'
import type { Day } from './dated.ts'

/** Reads options that each take a value; anything else is asked wrongly. */
export function readWords<Name extends string>(
  args: string[],
  names: readonly Name[],
): { words: string[]; values: Partial<Record<Name, string>> } {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    return { words: positionals, values: values as Partial<Record<Name, string>> }
  } catch (problem) {
    throw new UsageProblem(problem instanceof Error ? (problem.message.split('. ')[0] ?? problem.message) : 'Asked wrongly')
  }
}

/** A day such as 2024-05-02, or nothing when it was not given. */
export function dayWord(option: string, text: string | undefined): Day | undefined {
  if (text === undefined) return undefined
  if (!isDay(text)) throw new UsageProblem(`${option} is "${text}": give a day such as 2024-05-02.`)
  return text
}
