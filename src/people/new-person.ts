import type { Problem } from '../govuk/index.ts'
import { communicationNeeds, interpreterNeeds, isCode, languages, sexes } from '../rulebook/index.ts'
import { addMonths, addYears, type Day, isDay } from '../time/index.ts'
import { readAddress, type TypedAddress } from './address.ts'
import { type IdentifierScheme, problemWithIdentifier } from './identifiers.ts'
import { foldName } from './names.ts'
import { bornAboutAge, type PersonKind } from './person.ts'

export type NewIdentifier = { scheme: IdentifierScheme; value: string; source: string; verified?: boolean }

/** What is known about somebody who has no record yet. Only a name is needed, and not even that before birth. */
export type NewPerson = {
  kind: PersonKind
  givenName: string
  familyName: string
  knownAs?: string
  /** Earlier names, with what kind of name it was. */
  otherNames?: readonly { givenName: string; familyName: string; kind: 'birth' | 'maiden' | 'former'; until?: Day }[]
  bornOn?: Day
  /** In whole years, where the birth date is not known. */
  age?: number
  expectedOn?: Day
  sex?: string
  /** An existing household by its id; without one, a household of their own. */
  householdId?: string
  address?: TypedAddress & { from?: Day }
  identifiers?: readonly NewIdentifier[]
  language?: string
  interpreter?: string
  communication?: readonly string[]
  restricted?: boolean
  /** The agency whose entry this is; the actor's own unless said. */
  agencyId?: string
}

/** What must be put right before somebody can be recorded, beside the field it is about. */
export function problemsWith(given: NewPerson, today: Day): Problem[] {
  const problems: Problem[] = []
  const wrong = (field: string, message: string) => problems.push({ field, message })
  if (given.kind !== 'unborn' && foldName(`${given.givenName}${given.familyName}`) === '')
    wrong('givenName', 'Enter a first name or a family name')
  if (given.bornOn !== undefined) {
    if (!isDay(given.bornOn)) wrong('bornOn', 'Birth date must be a real date')
    else if (given.bornOn > today) wrong('bornOn', 'Birth date must be today or in the past')
    else if (given.bornOn < addYears(today, -120)) wrong('bornOn', 'Birth date must be less than 120 years ago')
    else if (given.kind === 'child' && given.bornOn < addYears(today, -26))
      wrong('bornOn', 'Somebody of this age is recorded as an adult')
    if (given.kind === 'unborn') wrong('bornOn', 'Give a due date for an unborn child, or record a child')
  } else if (given.age !== undefined && (!Number.isInteger(given.age) || given.age < 0 || given.age > 120))
    wrong('age', 'Age must be a whole number of years')
  if (given.kind === 'unborn') {
    if (given.expectedOn !== undefined && !isDay(given.expectedOn)) wrong('expectedOn', 'Due date must be a real date')
    else if (given.expectedOn && (given.expectedOn < addMonths(today, -2) || given.expectedOn > addMonths(today, 10)))
      wrong('expectedOn', 'Due date must be within the next ten months')
  }
  if (given.sex && !isCode(sexes, given.sex)) wrong('sex', 'Choose one of the answers for sex')
  if (given.language && !isCode(languages, given.language)) wrong('language', 'Choose a language from the list')
  if (given.interpreter && !isCode(interpreterNeeds, given.interpreter))
    wrong('interpreter', 'Choose whether an interpreter is needed')
  for (const need of given.communication ?? [])
    if (!isCode(communicationNeeds, need)) wrong('communication', 'Choose communication needs from the list')
  if (given.address) problems.push(...readAddress(given.address).problems)
  if (given.address?.from && given.address.from > today) wrong('from', 'The day they moved in must be today or in the past')
  for (const [place, identifier] of (given.identifiers ?? []).entries()) {
    const message = problemWithIdentifier(identifier.scheme, identifier.value)
    if (message) wrong(`identifiers-${place}`, message)
    if (identifier.source.trim() === '') wrong(`identifiers-${place}`, 'Say where this number comes from')
  }
  return problems
}

/** The birth date to store, and whether it was worked out from an age. */
export function birthOf(
  { bornOn, age }: Pick<NewPerson, 'bornOn' | 'age'>,
  today: Day,
): { bornOn: Day | null; bornAbout: boolean } {
  if (bornOn) return { bornOn, bornAbout: false }
  return age === undefined ? { bornOn: null, bornAbout: false } : { bornOn: bornAboutAge(age, today), bornAbout: true }
}
