import { addDays, addMonths, addYears, ageWords, type Day, formatDay, yearsOld } from '../time/index.ts'

export type PersonKind = 'child' | 'unborn' | 'adult'

/** The index row: what the children's index shows of somebody, and nothing of their record. */
export type Person = {
  id: string
  /** Records of one person share it; a record alone is its own. */
  identityId: string
  kind: PersonKind
  givenName: string
  familyName: string
  knownAs: string | null
  bornOn: Day | null
  /** The birth date was worked out from an age. */
  bornAbout: boolean
  expectedOn: Day | null
  diedOn: Day | null
  sex: string | null
  householdId: string | null
  localityId: string
  agencyId: string
  restriction: string
  version: number
  recordedAt: Date
}

type Named = Pick<Person, 'kind' | 'givenName' | 'familyName' | 'knownAs'>

/** 'Kayden Marsh'; 'Robert (Bobby) Marsh'; 'Unborn baby Marsh'. */
export function personName({ kind, givenName, familyName, knownAs }: Named): string {
  if (kind === 'unborn' && givenName === '') return familyName === '' ? 'Unborn baby' : `Unborn baby ${familyName}`
  const known = knownAs && knownAs !== givenName ? ` (${knownAs})` : ''
  return `${givenName}${known} ${familyName}`.trim() || 'Name not known'
}

/** 'Kayden Marsh, 7'; 'Alfie Dunning, about 11'; 'Unborn baby Marsh, due 3 Mar 2027'; an adult of unknown age by name alone. */
export function personLabel(
  person: Named & Pick<Person, 'bornOn' | 'bornAbout' | 'expectedOn'> & { diedOn?: Day | null },
  today: Day,
): string {
  const age = ageOf(person, today)
  return age === '' ? personName(person) : `${personName(person)}, ${age}`
}

/** Age as it stands beside a name: '7', 'about 11', '14 months', 'due 3 Mar 2027', 'died at 15'; nothing where it is not known. */
export function ageOf(
  {
    kind,
    bornOn,
    bornAbout,
    expectedOn,
    diedOn,
  }: Pick<Person, 'kind' | 'bornOn' | 'bornAbout' | 'expectedOn'> & { diedOn?: Day | null },
  today: Day,
): string {
  if (kind === 'unborn' && !bornOn)
    return expectedOn ? `due ${formatDay(expectedOn, today).replace(/^\w+ /, '')}` : 'due date not known'
  if (!bornOn) return kind === 'adult' ? '' : 'age not known'
  if (diedOn) return `died at ${ageWords(bornOn, diedOn)}`
  return bornAbout ? `about ${ageWords(bornOn, today)}` : ageWords(bornOn, today)
}

/** A birth date for somebody of whom only the age is known: the middle of the year in which it can lie. */
export function bornAboutAge(age: number, today: Day): Day {
  return addMonths(addYears(today, -age), -6)
}

/** The days on which somebody of this age was born. */
export function bornWithin(age: number, today: Day): { from: Day; to: Day } {
  return { from: addDays(addYears(today, -age - 1), 1), to: addYears(today, -age) }
}

/** An adult from the eighteenth birthday on; where no birth date is known, as they were recorded. */
export function isChild({ kind, bornOn }: Pick<Person, 'kind' | 'bornOn'>, today: Day): boolean {
  if (kind === 'unborn') return true
  const age = bornOn ? yearsOld(bornOn, today) : null
  return age === null ? kind === 'child' : age < 18
}
