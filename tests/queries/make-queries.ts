import { foldName } from '../../src/people/index.ts'
import { otherFormsOfName } from '../../src/rulebook/index.ts'
import { addDays, addYears, yearsOld } from '../../src/time/index.ts'
import type { Known } from './known-people.ts'
import { type Random, seeded } from './random.ts'

export type Query = { kind: string; text: string; key: string }

const today = '2026-11-24'

/**
 * Searches as people type them, with the slips that they make, each about one child. What is typed could be answered by a
 * person: where more than four others fit as well, a birth date or an age is added, as somebody at a phone would ask for it.
 */
export function makeQueries(people: readonly Known[], count = 1210, seed = 2026): Query[] {
  const random = seeded(seed)
  const children = people.filter(({ kind }) => kind === 'child')
  const named = new Map<string, number>()
  for (const { givenName, familyName } of people)
    for (const part of [familyName, `${givenName} ${familyName}`].map(foldName)) named.set(part, (named.get(part) ?? 0) + 1)
  const lived = new Map<string, number>()
  for (const { addresses } of people) for (const { lines } of addresses) lived.set(lines, (lived.get(lines) ?? 0) + 1)
  const queries: Query[] = []
  const kinds = Object.entries(makers)
  for (let tries = 0; queries.length < count && tries < count * 40; tries++) {
    const [kind, make] = kinds[queries.length % kinds.length]!
    const child = random.pick(children)
    const few = (name: string, most = 1) => (named.get(foldName(name)) ?? 0) <= most
    const text = make(child, random, { few, fewAt: (lines) => (lived.get(lines) ?? 0) <= 4 })
    if (text) queries.push({ kind, text, key: child.key })
  }
  return queries
}

type Town = { few: (name: string, most?: number) => boolean; fewAt: (lines: string) => boolean }
type Maker = (child: Known, random: Random, town: Town) => string | undefined

const makers: Record<string, Maker> = {
  typo: (child, random, town) => {
    const family = random.chance(0.5)
    const name = [
      family ? child.givenName : slip(child.givenName, random),
      family ? slip(child.familyName, random) : child.familyName,
    ].join(' ')
    return town.few(`${child.givenName} ${child.familyName}`) && town.few(child.familyName, 6) && random.chance(0.4)
      ? lower(name, random)
      : `${lower(name, random)} ${when(child, random)}`
  },
  'two typos': (child, random) =>
    `${lower(slip(child.givenName, random), random)} ${lower(slip(child.familyName, random), random)} ${written(child.bornOn, random)}`,
  swapped: (child, random, town) => {
    const name = `${child.familyName} ${random.chance(0.2) ? slip(child.givenName, random) : child.givenName}`
    return town.few(`${child.givenName} ${child.familyName}`, 3)
      ? lower(name, random)
      : `${lower(name, random)} ${when(child, random)}`
  },
  nickname: (child, random, town) => {
    const forms = otherFormsOfName(child.givenName)
    if (forms.length === 0) return undefined
    const name = `${random.pick(forms)} ${child.familyName}`
    return town.few(child.familyName, 4) ? lower(name, random) : `${lower(name, random)} ${written(child.bornOn, random)}`
  },
  'near birth date': (child, random) => {
    const name = `${random.chance(0.2) ? slip(child.givenName, random) : child.givenName} ${child.familyName}`
    return `${lower(name, random)} ${written(nearDay(child.bornOn, random), random)}`
  },
  address: (child, random, town) => {
    if (child.addresses.length === 0) return undefined
    const { lines, postcode } = random.pick(child.addresses)
    const found = /^(\d+) ([^,]+)/.exec(lines)
    if (!found) return undefined
    const [house, number, street] = found
    return random.pick([
      () => (town.fewAt(lines) ? lower(house!, random) : undefined),
      () => `${lower(child.givenName, random)} ${short(street!, random)}`,
      () => `${lower(child.familyName, random)} ${number} ${short(street!, random)}`,
      () =>
        `${lower(child.givenName, random)} ${child.familyName} ${random.chance(0.5) ? postcode : postcode.replace(' ', '').toLowerCase()}`,
      () => `${lower(child.givenName, random)}, ${number} ${slip(street!.split(' ')[0]!, random)} ${street!.split(' ')[1]}`,
    ])()
  },
  identifier: (child, random) => {
    const one = child.identifiers.length > 0 ? random.pick(child.identifiers) : undefined
    if (!one) return undefined
    const { value } = one
    if (one.scheme === 'nhs') return random.chance(0.5) ? value : `${value.slice(0, 3)} ${value.slice(3, 6)} ${value.slice(6)}`
    return random.pick([value, value.toLowerCase(), `${value} ${child.givenName}`])
  },
  'another name': (child, random) => {
    const other = child.otherNames[0]
    if (other)
      return `${lower(other.givenName, random)} ${other.familyName} ${random.chance(0.5) ? written(child.bornOn, random) : yearsOld(child.bornOn, today)}`
    return child.knownAs && `${child.knownAs} ${child.familyName} ${written(child.bornOn, random)}`
  },
  'as it sounds': (child, random) =>
    `${lower(heard(child.givenName, random), random)} ${lower(heard(child.familyName, random), random)} ${when(child, random)}`,
  'marks left out': (child, random) => {
    const name = `${child.givenName} ${child.familyName}`
    if (!/[^A-Za-z ]/.test(name)) return undefined
    const plain = random.pick([foldName(name), name.replace(/[’-]/g, ' '), name.replace(/[’-]/g, '')])
    return `${plain} ${when(child, random)}`
  },
  'part of it': (child, random, town) => {
    const year = child.bornOn.slice(0, 4)
    return random.pick([
      () => `${lower(child.givenName, random)} ${child.familyName} ${yearsOld(child.bornOn, today)}`,
      () => `${child.givenName.slice(0, 4)} ${child.familyName} ${year}`,
      () => (town.few(child.familyName, 4) ? child.familyName : undefined),
      () => `${child.familyName} ${written(child.bornOn, random)}`,
    ])()
  },
}

/** Spellings that sound alike. */
const sounds = [
  ['ph', 'f'],
  ['ck', 'k'],
  ['c', 'k'],
  ['ie', 'y'],
  ['y', 'i'],
  ['ou', 'u'],
  ['oo', 'u'],
  ['ee', 'ea'],
  ['ll', 'l'],
  ['tt', 't'],
  ['ss', 's'],
  ['nn', 'n'],
  ['sh', 'ch'],
  ['kh', 'h'],
  ['th', 't'],
  ['ai', 'ay'],
  ['ei', 'ie'],
  ['a', 'e'],
  ['z', 's'],
] as const

function heard(name: string, random: Random): string {
  const fitting = sounds.filter(([from]) => name.toLowerCase().includes(from, 1))
  if (fitting.length === 0) return name
  const [from, to] = random.pick(fitting)
  const place = name.toLowerCase().indexOf(from, 1)
  return name.slice(0, place) + to + name.slice(place + from.length)
}

const lower = (name: string, random: Random) => (random.chance(0.7) ? name.toLowerCase() : name)

const short = (street: string, random: Random) =>
  (random.chance(0.3)
    ? street.replace('Street', 'St').replace('Road', 'Rd').replace('Avenue', 'Ave').replace('Terrace', 'Tce')
    : street
  ).toLowerCase()

/** One slip of the fingers or the ear. The first letter is mistaken less. */
function slip(name: string, random: Random): string {
  const place = random.chance(0.9) ? 1 + random.below(Math.max(1, name.length - 1)) : 0
  const letters = [...name]
  const kind = random.below(4)
  if (kind === 0 && place < letters.length - 1) [letters[place], letters[place + 1]] = [letters[place + 1]!, letters[place]!]
  else if (kind === 1 && letters.length > 3) letters.splice(place, 1)
  else if (kind === 2) letters.splice(place, 0, letters[place]!)
  else letters[place] = random.pick([...'aeiounrstl'])
  return letters.join('')
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec']

function written(day: string, random: Random): string {
  const [year, month, date] = day.split('-') as [string, string, string]
  return random.pick([
    `${date}/${month}/${year}`,
    `${Number(date)}/${Number(month)}/${year.slice(2)}`,
    `${Number(date)} ${months[Number(month) - 1]} ${year}`,
    `${date}.${month}.${year}`,
    day,
  ])
}

const when = (child: Known, random: Random) =>
  random.chance(0.75)
    ? written(child.bornOn, random)
    : random.chance(0.5)
      ? `${yearsOld(child.bornOn, today)}`
      : child.bornOn.slice(0, 4)

function nearDay(day: string, random: Random): string {
  const [year, month, date] = day.split('-') as [string, string, string]
  const swapped = Number(date) <= 12 && date !== month ? `${year}-${date}-${month}` : addDays(day, 1)
  return random.pick([
    () => swapped,
    () => addDays(day, random.chance(0.5) ? 1 : -1),
    () => addYears(day, random.chance(0.5) && day < '2025-01-01' ? 1 : -1),
    () => addDays(day, date < '20' ? 10 : -10),
  ])()
}
