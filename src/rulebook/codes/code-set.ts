import type { Sourced } from '../source.ts'

export interface Code {
  code: string
  name: string
  note?: string
}

/** A closed list to choose from, with where it comes from. What is stored is the code; what is shown is the name. */
export interface CodeSet<Value extends string = string> extends Sourced {
  id: string
  name: string
  codes: readonly (Code & { code: Value })[]
}

type Row<Value extends string> = readonly [code: Value, name: string, note?: string]

/** A code set written as rows, keeping its codes as a type. */
export function codeSet<const Value extends string>(
  id: string,
  name: string,
  from: Sourced,
  rows: readonly Row<Value>[],
): CodeSet<Value> {
  return {
    id,
    name,
    ...from,
    codes: rows.map(([code, words, note]) => (note === undefined ? { code, name: words } : { code, name: words, note })),
  }
}

export type CodeOf<Set extends CodeSet> = Set['codes'][number]['code']

/** The name to show for a code. A code that was retired or came from elsewhere is shown as it stands. */
export function codeName(set: CodeSet, code: string): string {
  return set.codes.find((row) => row.code === code)?.name ?? code
}

export function isCode<Value extends string>(set: CodeSet<Value>, code: string): code is Value {
  return set.codes.some((row) => row.code === code)
}

export const census = (mark: Sourced['mark'] = 'read'): Sourced => ({
  source: 'Children in need census, code sets of the 2025 to 2026 schema',
  edition: '2026',
  mark,
})
export const dataset: Sourced = { source: 'Standard Safeguarding Dataset', edition: 'July 2026', mark: 'read' }
export const ours = (source: string): Sourced => ({ source, edition: 'as shipped', mark: 'local' })
