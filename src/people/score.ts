import { type Day, yearsOld } from '../time/index.ts'
import { type Likeness, likenessOf, nameWords } from './names.ts'
import type { Person } from './person.ts'
import type { BornWanted } from './search-text.ts'
import { nearness } from './written-day.ts'

/** Who is looked for. Words of names in the order they were typed; where first and family name are known apart, how many are first names. */
export type Wanted = {
  words: readonly string[]
  given?: number
  born?: BornWanted
  street?: string
  /** The last two words, where they may be a street as well as names. */
  maybeStreet?: string
  number?: string
  postcode?: string
  outward?: string
  identifiers: readonly string[]
}

/** What the search in the database rests on, beyond the index row. */
export type Evidence = {
  words: readonly (number | null)[]
  street: number
  number: boolean
  postcode: boolean
  identifier: string | null
}

export type Weighed = {
  points: number
  likely: boolean
  /** Every word, the birth, the address and the number that were asked for fit. */
  whole: boolean
  why: string
}

/**
 * How well somebody fits who was looked for, and why, in words. The points are few and whole-ish on purpose: names up to 6, birth
 * date 3, address 3, a number 12. They order a list for a person to read and decide nothing.
 */
export function weigh(wanted: Wanted, person: Person, evidence: Evidence, today: Day): Weighed {
  const { maybeStreet, ...rest } = wanted
  if (!maybeStreet) return weighOneReading(wanted, person, evidence, today)
  const asNames = weighOneReading(rest, person, { ...evidence, street: 0 }, today)
  const asStreet = weighOneReading({ ...rest, words: wanted.words.slice(0, -2), street: maybeStreet }, person, evidence, today)
  return asStreet.points > asNames.points ? asStreet : asNames
}

function weighOneReading(wanted: Wanted, person: Person, evidence: Evidence, today: Day): Weighed {
  const name = weighName(wanted, person, evidence)
  const born = weighBorn(wanted.born, person, today)
  const address = weighAddress(wanted, evidence)
  const numbered = evidence.identifier ? 12 : 0
  const points = name.points + born.points + address.points + numbered
  const likely =
    numbered > 0 ||
    (name.points >= 4.6 && born.points >= 0) ||
    (name.points >= 3.4 && (born.points >= 2 || address.points >= 2)) ||
    (name.points >= 2.5 && born.points >= 2 && address.points >= 2)
  const why = [evidence.identifier && 'has this number', name.why, born.why, address.why].filter(Boolean).join(', ')
  const whole = name.whole && born.whole && address.whole && (wanted.identifiers.length === 0 || evidence.identifier !== null)
  return { points, likely, whole, why: why || 'something like this' }
}

const because: Record<Likeness['because'], string> = {
  same: 'same',
  form: 'is a form of the same name',
  near: 'is spelt nearly the same',
  begins: 'begins the same',
  unlike: '',
}

type Part = { points: number; whole: boolean; why: string }

function weighName(wanted: Wanted, person: Person, evidence: Evidence): Part {
  if (wanted.words.length === 0) return { points: 0, whole: true, why: '' }
  const given = [...nameWords(person.givenName), ...nameWords(person.knownAs ?? '')]
  const family = nameWords(person.familyName)
  for (const parts of [given, family]) if (parts.length === 2) parts.push(parts.join(''))
  let total = 0
  let byAnother = false
  let fit = 0
  const found: { part: 'given' | 'family'; likeness: Likeness; place: number }[] = []
  for (const [place, word] of wanted.words.entries()) {
    const inGiven = bestOf(word, given)
    const inFamily = bestOf(word, family)
    const best = inFamily.likeness > inGiven.likeness ? inFamily : inGiven
    const former = evidence.words[place] ?? 0
    if (best.because === 'same' || former > 0.99) fit++
    if (best.likeness >= 0.5) found.push({ part: best === inFamily ? 'family' : 'given', likeness: best, place })
    else if (former >= 0.5) byAnother = true
    // a name that is known only to the record, or a likeness too faint to name
    total += Math.max(best.likeness, former * 0.9)
  }
  const share = total / wanted.words.length
  const swapped =
    wanted.given !== undefined &&
    found.length > 1 &&
    found.every(({ part, place }) => part === (place < wanted.given! ? 'family' : 'given')) &&
    found.some(({ likeness }) => likeness.because !== 'unlike')
  const points = share * 6 - (swapped ? 0.5 : 0)
  const why: string[] = []
  const all = found.length === wanted.words.length && found.every(({ likeness }) => likeness.because === 'same')
  if (swapped) why.push('the names the other way round')
  else if (all && found.length > 1) why.push('same name')
  else
    for (const part of ['family', 'given'] as const) {
      const likeness = found
        .filter((hit) => hit.part === part)
        .sort((a, b) => b.likeness.likeness - a.likeness.likeness)[0]?.likeness
      const called = part === 'family' ? 'family name' : 'first name'
      if (likeness) why.push(likeness.because === 'same' ? `same ${called}` : `${called} ${because[likeness.because]}`)
    }
  if (byAnother) why.push('by another name they have or had')
  return { points, whole: fit === wanted.words.length, why: why.join(', ') }
}

function bestOf(word: string, names: readonly string[]): Likeness {
  let best: Likeness = { likeness: 0, because: 'unlike' }
  for (const name of names) {
    const likeness = likenessOf(word, name)
    if (likeness.likeness > best.likeness) best = likeness
  }
  return best
}

const birthPoints = {
  same: [3, 'same birth date'],
  swapped: [2.5, 'day and month of birth the other way round'],
  'a day apart': [2.4, 'born one day apart'],
  'a year apart': [2.2, 'born exactly a year apart'],
  'one figure': [2.2, 'one figure of the birth date differs'],
  far: [-1.5, ''],
} as const

function weighBorn(wanted: BornWanted | undefined, person: Person, today: Day): Part {
  const day = person.bornOn ?? (person.kind === 'unborn' ? person.expectedOn : null)
  if (!wanted || !day) return { points: 0, whole: !wanted, why: '' }
  if (wanted.said === 'day') {
    if (person.bornAbout) {
      const near = Math.abs(Number(day.slice(0, 4)) - Number(wanted.on.slice(0, 4))) <= 1
      return near ? { points: 1, whole: false, why: 'about the same age' } : { points: -1, whole: false, why: '' }
    }
    const [points, why] = birthPoints[nearness(wanted.on, day)]
    return { points, whole: wanted.on === day, why }
  }
  const age = yearsOld(day, today)
  const said =
    wanted.age === undefined
      ? { month: 'born in that month', year: 'born in that year', age: 'of that age' }[wanted.said]
      : `is ${age}`
  if (day >= wanted.from && day <= wanted.to) return { points: wanted.said === 'month' ? 2.2 : 1.8, whole: true, why: said }
  const apart =
    Math.min(Math.abs(Date.parse(day) - Date.parse(wanted.from)), Math.abs(Date.parse(day) - Date.parse(wanted.to))) / 86_400_000
  if (apart > 366) return { points: -1.5, whole: false, why: '' }
  return { points: 0.8, whole: false, why: wanted.said === 'age' ? 'a year older or younger' : 'born about then' }
}

function weighAddress(wanted: Wanted, evidence: Evidence): Part {
  const whole =
    (!wanted.street || evidence.street > 0.9) && (!wanted.number || evidence.number) && (!wanted.postcode || evidence.postcode)
  if (evidence.street >= 0.5 && evidence.number)
    return { points: 3 * evidence.street + (evidence.postcode ? 0.5 : 0), whole, why: 'lives or lived at this address' }
  if (evidence.postcode) return { points: 2 + evidence.street, whole, why: 'lives or lived at this postcode' }
  // another number on the street is less than the street alone
  if (evidence.street >= 0.5)
    return { points: evidence.street * (wanted.number ? 1 : 1.6), whole, why: 'lives or lived in this street' }
  return { points: 0, whole, why: '' }
}
