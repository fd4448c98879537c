import type { Counts, Run, RunState } from './runs-store.ts'
import type { Problem } from './told.ts'

export const kindWords: Readonly<Record<string, string>> = { 'annex-a': 'Annex A, Lists 1 and 3', cin: 'Children in need census' }

export const stateWords: Readonly<Record<RunState, string>> = {
  waiting: 'Waiting to begin',
  reading: 'Reading the file',
  writing: 'Writing',
  done: 'Done',
  'nothing new': 'Imported before',
  refused: 'Refused',
  stopped: 'Stopped',
}

/** What a run did, a line for each number that is not nothing. */
export function reportLines({ counts, sentence, state }: Pick<Run, 'counts' | 'sentence' | 'state'>): string[] {
  const lines: string[] = sentence === null ? [] : [sentence]
  if (state !== 'done') return lines
  for (const { what, words } of outcomeRows(counts)) lines.push(`${what}: ${words}`)
  for (const [kind, { read, taken, setAside, notRead }] of Object.entries(counts.rows))
    lines.push(`${kind}: ${read} read, ${taken} taken, ${setAside} set aside${notRead > 0 ? `, ${notRead} not read yet` : ''}`)
  for (const [of, count] of Object.entries(counts.setAside)) lines.push(`${of} set aside after reading: ${count}`)
  for (const [what, count] of Object.entries(counts.later)) lines.push(`${what}, for later rooms and not stored yet: ${count}`)
  for (const [heading, count] of Object.entries(counts.blanks)) lines.push(`${heading}: ${count} empty`)
  if (counts.leftOpen > 0) lines.push(`New referrals without an end in the file, which stand as open: ${counts.leftOpen}`)
  lines.push(counts.problems === 0 ? 'Everything was understood.' : `To look at: ${counts.problems}`)
  return lines
}

export function outcomeRows({ people, contacts, referrals }: Counts): { what: string; words: string }[] {
  return Object.entries({ Children: people, Contacts: contacts, Referrals: referrals }).flatMap(([what, outcomes]) => {
    const words = Object.entries(outcomes)
      .filter(([, count]) => count > 0)
      .map(([outcome, count]) => `${count} ${outcome}`)
    return words.length > 0 ? [{ what, words: words.join(', ') }] : []
  })
}

export const problemWords = ({ place, value, why, kept }: Problem) =>
  `${place}: ${value === '' ? '' : `"${value}": `}${why} (${kept})`

/** A cell that a spreadsheet would take for a formula is kept as text. */
const cell = (value: string) => `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`

export function problemsCsv(problems: readonly (Problem & { number: number })[]): string {
  const rows = problems.map(({ number, place, value, why, kept }) =>
    [String(number), ...[place, value, why, kept].map(cell)].join(','),
  )
  return `\uFEFF${['Number,Where,What it says,Why,What became of it', ...rows].join('\r\n')}\r\n`
}
