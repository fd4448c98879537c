import { requirePermission } from '../access/index.ts'
import { otherFormsOfName } from '../rulebook/index.ts'
import { type Day, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { readAddress, type TypedAddress } from './address.ts'
import { plainIdentifier } from './identifiers.ts'
import { nameWords } from './names.ts'
import { bornWithin, type Person, type PersonKind } from './person.ts'
import { type Wanted, weigh } from './score.ts'
import { findCandidates, type KnownTo, knownToOf } from './search-store.ts'
import { type BornWanted, readSearchText, type SearchText } from './search-text.ts'
import { readIdentities } from './store.ts'

export type Looking = {
  /** Everything in one box. */
  text?: string
  name?: string | { givenName: string; familyName: string; knownAs?: string }
  born?: Day | { age: number }
  address?: TypedAddress
  identifier?: string
  kinds?: readonly PersonKind[]
  /** The identity for whom another record is looked for: it fits best, and is not wanted. */
  except?: string | undefined
  /** How many at most; 20 unless said. */
  limit?: number
}

export type Found = {
  person: Person
  points: number
  likely: boolean
  /** Everything that was asked for fits. */
  whole: boolean
  why: string
  area: string
  knownTo: KnownTo[]
}

/** Whom somebody may mean, best first, with why. The search, with all whom it showed, is written down. */
export async function findPeople(work: Work, looking: Looking): Promise<Found[]> {
  requirePermission(work, 'see index', { kind: 'person' })
  const today = londonDay(work.now)
  const wanted = wantedOf(looking, today)
  const terms = JSON.stringify(wanted)
  if (!asksForAnybody(wanted)) {
    work.saw('search', 'person', [], terms)
    return []
  }
  const candidates = await findCandidates(work, wanted, formsOf(wanted.words), looking.kinds ?? ['child', 'unborn', 'adult'])
  const people = await readIdentities(
    work,
    candidates.map(({ identityId }) => identityId),
  )
  const best = new Map<string, Omit<Found, 'area' | 'knownTo'>>()
  for (const { personId, ...evidence } of candidates) {
    const person = people.find(({ id }) => id === personId)
    if (!person || person.identityId === looking.except) continue
    const weighed = { person, ...weigh(wanted, person, evidence, today) }
    const before = best.get(person.identityId)
    if (!before || weighed.points > before.points) best.set(person.identityId, weighed)
  }
  const ordered = [...best.values()].sort(
    (a, b) => b.points - a.points || childFirst(a.person) - childFirst(b.person) || a.person.id.localeCompare(b.person.id),
  )
  // when somebody fits well, those who share no more than one name with them are in the way
  const enough = (ordered[0]?.points ?? 0) >= 5 ? ordered[0]!.points * 0.55 : 0
  const shown = ordered.filter(({ points }) => points >= enough).slice(0, looking.limit ?? 20)
  // one person is one line, led by the record that stands for the identity
  const leading = shown.map((found) => ({
    ...found,
    person: people.find(({ id }) => id === found.person.identityId) ?? found.person,
  }))
  work.saw(
    'search',
    'person',
    leading.map(({ person }) => person.id),
    terms,
  )
  const known = await knownToOf(
    work,
    leading.map(({ person }) => person),
  )
  return leading.map((found) => ({
    ...found,
    area: known.areas.get(found.person.localityId) ?? '',
    knownTo: known.agencies.get(found.person.identityId) ?? [],
  }))
}

/** Of people who fit equally well, the child is more likely meant than an adult. */
const childFirst = ({ kind }: Person) => (kind === 'adult' ? 1 : 0)

/** Before somebody is recorded: the people who may be them, likeliest first, with why. An engine may stand behind this later. */
export async function likelyMatches(
  work: Work,
  candidate: {
    givenName: string
    familyName: string
    knownAs?: string
    bornOn?: Day
    age?: number
    address?: TypedAddress
    identifiers?: readonly { value: string }[]
    kind?: PersonKind
    except?: string
  },
): Promise<Found[]> {
  const { givenName, familyName, knownAs, bornOn, age, address, identifiers = [], kind, except } = candidate
  const born = bornOn ?? (age === undefined ? undefined : { age })
  const found = await findPeople(work, {
    name: { givenName, familyName, ...(knownAs ? { knownAs } : {}) },
    ...(born ? { born } : {}),
    ...(address ? { address } : {}),
    ...(identifiers[0] ? { identifier: identifiers.map(({ value }) => value).join(' , ') } : {}),
    kinds: kind === 'adult' ? ['adult'] : ['child', 'unborn'],
    except,
    limit: 30,
  })
  return found.filter(({ likely }) => likely).slice(0, 8)
}

export function wantedOf(looking: Looking, today: Day): Wanted {
  const text: SearchText = looking.text ? readSearchText(looking.text, today) : { words: [], identifiers: [] }
  const { name } = looking
  const given = typeof name === 'object' ? nameWords(name.givenName) : []
  const words = typeof name === 'object' ? [...given, ...nameWords(name.familyName)] : name ? nameWords(name) : text.words
  const typed =
    looking.address &&
    readSearchText([looking.address.lines.replace(/\n/g, ', '), looking.address.postcode].filter(Boolean).join(', '), today)
  const postcode = looking.address ? (readAddress(looking.address).address.postcode ?? undefined) : text.postcode
  const born: BornWanted | undefined =
    looking.born === undefined
      ? text.born
      : typeof looking.born === 'string'
        ? { on: looking.born, said: 'day' }
        : { ...bornWithin(looking.born.age, today), said: 'age', age: looking.born.age }
  const street = typed ? typed.street : text.street
  const number = typed ? typed.number : text.number
  return {
    words: words.slice(0, 6),
    ...(typeof name === 'object' ? { given: given.length } : {}),
    ...(born ? { born } : {}),
    ...(street ? { street } : {}),
    ...(text.maybeStreet && !street ? { maybeStreet: text.maybeStreet } : {}),
    ...(number ? { number } : {}),
    ...(postcode ? { postcode } : {}),
    ...(text.outward ? { outward: text.outward } : {}),
    identifiers: [...text.identifiers, ...(looking.identifier ? looking.identifier.split(',').map(plainIdentifier) : [])].filter(
      Boolean,
    ),
  }
}

/** An age or half a postcode alone would be a list of a town's children. */
export const asksForAnybody = (wanted: Wanted) =>
  wanted.words.some((word) => word.length > 1) ||
  wanted.identifiers.length > 0 ||
  wanted.street !== undefined ||
  wanted.postcode !== undefined ||
  wanted.born?.said === 'day'

function formsOf(words: readonly string[]): { form: string; of: number }[] {
  return words.flatMap((word, place) => otherFormsOfName(word).map((form) => ({ form, of: place + 1 })))
}
