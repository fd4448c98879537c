import { isId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import type { Answers, Problem } from '../govuk/index.ts'
import { groups, text } from '../govuk/index.ts'
import { householdOfPerson, type NewPerson, recordPerson } from '../people/index.ts'
import { addYears, type Day, isDay, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { JustRecorded } from './record-contact.ts'

/**
 * A child as somebody named them in a conversation: words, until we know who it is. `is` is the record that was chosen, or "new";
 * it holds only for the words it was chosen for. `was` is a choice that words changed since have made a question again.
 */
export type SaidChild = { name: string; born: string; is: string; isFor?: string; was?: string }

export function readChildren(answers: Answers): SaidChild[] {
  return groups(answers, 'child')
    .map(readChild)
    .filter((child) => child.name || child.is)
}

export function readChild(row: Answers): Required<SaidChild> {
  const part = (name: string) => text(row, name)
  return { name: part('name'), born: part('born'), is: part('is'), isFor: part('isFor'), was: part('was') }
}

/** "11" is an age; "9 Feb 2015", "09/02/15" and "9.2.2015" are a birth date; "due March" is neither, and stays words. */
export function readBorn(said: string, today: Day): { bornOn?: Day; age?: number } {
  const age = /^(\d{1,2})(\s*(years?|yrs?|y))?$/i.exec(said.trim())
  if (age) return { age: Number(age[1]) }
  const found = /^(\d{1,2})[\s./-]+([a-z]{3,9}|\d{1,2})[\s./-]+(\d{2}|\d{4})$/i.exec(said.trim())
  if (!found) return {}
  const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
  const month = /^\d/.test(found[2]!) ? Number(found[2]) : months.indexOf(found[2]!.slice(0, 3).toLowerCase()) + 1
  let year = Number(found[3])
  if (year < 100) year += year <= Number(today.slice(2, 4)) ? 2000 : 1900
  const day = `${year}-${String(month).padStart(2, '0')}-${String(found[1]).padStart(2, '0')}`
  return isDay(day) && day <= today && day > addYears(today, -26) ? { bornOn: day } : {}
}

/** "Alfie Dunning" is first and family name; "unborn baby of Shannon Wardle" is a child not born yet, in that family. */
export function readName(said: string): Pick<NewPerson, 'kind' | 'givenName' | 'familyName'> {
  const unborn = /^(unborn|baby of|unborn baby)\b/i.test(said)
  const names = said
    .replace(/^unborn( baby)?( of)?|^baby of/i, '')
    .trim()
    .split(/\s+/)
  const familyName = names.length > 1 || unborn ? names.at(-1)! : ''
  return unborn
    ? { kind: 'unborn', givenName: '', familyName }
    : { kind: 'child', givenName: familyName ? names.slice(0, -1).join(' ') : names.join(' '), familyName }
}

/** Splits "3 Larch Street, TS1 4AB" into lines and postcode. */
export function readPlace(said: string): { lines: string; postcode: string } | undefined {
  if (!said.trim()) return undefined
  const postcode = /\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\s*$/i.exec(said.trim())
  const lines = postcode ? said.slice(0, postcode.index).replace(/[,\s]+$/, '') : said.trim()
  return { lines, postcode: postcode ? `${postcode[1]} ${postcode[2]}`.toUpperCase() : '' }
}

/** The person ids of these children; those who are new are recorded first, in one household. */
export async function settle(
  work: Work,
  children: readonly SaidChild[],
  place: string,
): Promise<{ people: (string | JustRecorded)[]; problems: Problem[] }> {
  const today = londonDay(work.now)
  const address = readPlace(place)
  const people: (string | JustRecorded)[] = []
  let householdId: string | undefined
  for (const [index, child] of children.entries()) {
    if (child.is && child.is !== 'new') {
      if (!isId(child.is)) refuse('not-found')
      people.push(child.is)
      householdId ??= (await householdOfPerson(work, child.is))?.householdId ?? undefined
      continue
    }
    const made = await recordPerson(work, {
      ...readName(child.name),
      ...readBorn(child.born, today),
      ...(householdId ? { householdId } : {}),
      ...(address ? { address } : {}),
    })
    if (made.problems)
      return { people, problems: made.problems.map(({ message }) => ({ field: `child-${index}-name`, message })) }
    people.push(made)
    householdId ??= made.householdId
  }
  return { people, problems: [] }
}
