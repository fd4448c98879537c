import { areas, boys, girls, streetOf, surnameOf, surnameRanks, twoLetters } from './name-stock.ts'
import { type Random, seeded, zipf } from './random.ts'
import { otherForm, slip, wrongDate } from './slips.ts'

/** All shares are of 1. */
export interface PeopleOptions {
  rows: number
  seed: number
  agencies: string[]
  /** Records of one person on all lists together, on average. */
  recordsEach: number
  /** Births that are twins, of one birth date and home. */
  twins: number
  /** Records made at another address than the family's present one. */
  moves: number
  /** Records under another surname (maiden, step-family, double-barrelled). */
  otherSurname: number
  nicknames: number
  /** A slip of the pen in each of forename, surname, street; a wrong birth date; names changed over. */
  slips: number
  wrongDates: number
  changedOver: number
  /** Fields left empty. */
  missing: number
  /** Records that carry the NHS number, of the health list and of the others. */
  nhsHealth: number
  nhsElsewhere: number
  /** The last year of birth. */
  latestYear: number
}

export const usualPeople: PeopleOptions = {
  rows: 10_000, seed: 1, agencies: ['police', 'school', 'health', 'housing', 'earlyhelp'], recordsEach: 2.4, twins: 0.03, moves: 0.12,
  otherSurname: 0.03, nicknames: 0.04, slips: 0.04, wrongDates: 0.03, changedOver: 0.01, missing: 0.03, nhsHealth: 0.85, nhsElsewhere: 0.08,
  latestYear: 2025,
} // biome-ignore format: one line to a theme

export const peopleHeading = 'unique_id,cluster,source,first_name,surname,dob,sex,postcode,street,nhs'

interface Person {
  forename: string
  surname: string
  otherSurname: string
  dob: string
  sex: 'M' | 'F'
  nhs: string
}

interface Home {
  street: string
  postcode: string
}

/** Rows of CSV, without the heading; the same options always give the same rows. `cluster` is the truth. */
export function* generatePeople(given: Partial<PeopleOptions> = {}): Generator<string> {
  const options = { ...usualPeople, ...given }
  const random = seeded(options.seed)
  const draw = { surname: zipf(surnameRanks, 0.9), forename: zipf(girls.length, 0.75) }
  const roads = Math.max(40, Math.round(options.rows / 60))
  let row = 0
  let cluster = 0
  while (row < options.rows) {
    const home = someHome(random, roads)
    for (const person of someFamily(random, draw, options)) {
      const mine = cluster++
      person.nhs = nhsNumber(options.seed, mine)
      const earlier = random.chance(options.moves * 2.5) ? someHome(random, roads) : home
      let count = 1
      while (count < 8 && random.chance(1 - 1 / options.recordsEach)) count++
      for (let i = 0; i < count && row < options.rows; i++) {
        yield record(row++, mine, person, random.chance(0.4) ? earlier : home, random, options)
      }
    }
  }
}

function someHome(random: Random, roads: number): Home {
  const road = random.below(roads)
  const area = areas[road % areas.length]!
  const district = (Math.floor(road / areas.length) % 40) + 1
  const unit = Math.floor(road / 400)
  const postcode = `${area}${district} ${unit % 10}${twoLetters[Math.floor(unit / 10) % 20]}${twoLetters[road % 20]}`
  return { street: `${random.below(120) + 1} ${streetOf(road * 31)}`, postcode }
}

type Draws = Record<'surname' | 'forename', (random: Random) => number>

function someFamily(random: Random, draw: Draws, options: PeopleOptions): Person[] {
  const surname = surnameOf(draw.surname(random))
  const people: Person[] = []
  const adults = 1 + random.below(2)
  for (let i = 0; i < adults; i++) {
    const own = surnameOf(draw.surname(random))
    const year = options.latestYear - 24 - random.below(30)
    people.push(somePerson(random, draw, i === 0 || random.chance(0.7) ? surname : own, own, dateIn(random, year)))
  }
  let children = random.below(5)
  while (children > 0) {
    const dob = dateIn(random, options.latestYear - random.below(19))
    const mother = people[0]!.otherSurname
    const child = somePerson(random, draw, surname, mother, dob)
    people.push(child)
    children--
    if (random.chance(options.twins)) {
      let twin = somePerson(random, draw, surname, mother, dob)
      while (twin.forename === child.forename) twin = somePerson(random, draw, surname, mother, dob)
      people.push(twin)
    }
  }
  return people
}

function somePerson(random: Random, draw: Draws, surname: string, otherSurname: string, dob: string): Person {
  const sex = random.chance(0.5) ? 'M' : 'F'
  const names = sex === 'M' ? boys : girls
  return { forename: names[draw.forename(random) % names.length]!, surname, otherSurname, dob, sex, nhs: '' }
}

function dateIn(random: Random, year: number): string {
  return `${year}-${String(random.below(12) + 1).padStart(2, '0')}-${String(random.below(28) + 1).padStart(2, '0')}`
}

function record(row: number, cluster: number, person: Person, home: Home, random: Random, options: PeopleOptions): string {
  const agency = random.pick(options.agencies)
  let { forename, surname, dob } = person
  let { street, postcode } = home
  if (random.chance(options.nicknames)) forename = otherForm(forename, random)
  else if (random.chance(0.01)) forename = forename[0]!
  if (random.chance(options.otherSurname))
    surname = random.chance(0.4) ? `${surname}-${person.otherSurname}` : person.otherSurname
  if (random.chance(options.slips)) forename = slip(forename, random)
  if (random.chance(options.slips)) surname = slip(surname, random)
  if (random.chance(options.slips)) street = slip(street, random)
  if (random.chance(options.slips / 2)) postcode = slip(postcode, random)
  if (random.chance(options.slips / 2)) postcode = postcode.replace(' ', '')
  if (random.chance(options.wrongDates)) dob = wrongDate(dob, random)
  if (random.chance(options.changedOver)) [forename, surname] = [surname, forename]
  const sex = random.chance(0.01) ? (person.sex === 'M' ? 'F' : 'M') : person.sex
  const withNumber = random.chance(agency === 'health' ? options.nhsHealth : options.nhsElsewhere)
  const nhs = withNumber ? (random.chance(options.slips / 4) ? slip(person.nhs, random) : person.nhs) : ''
  const gap = (value: string, share: number) => (random.chance(share) ? '' : value)
  const { missing } = options
  return [
    row, cluster, agency, gap(forename, missing / 6), gap(surname, missing / 6), gap(dob, missing / 2), gap(sex, missing * 1.5), gap(postcode, missing * 2),
    gap(street, missing * 3), nhs,
  ].join(',') // biome-ignore format: the order of the heading
}

/** A number with a right check digit, beginning with 9 as the NHS's own test numbers do; different for each person of a seed. */
function nhsNumber(seed: number, cluster: number): string {
  // 4,700,003 shares no factor with ten million, so its multiples meet every number of seven digits once.
  const middle = `9${String((cluster * 4_700_003 + seed * 7_919) % 10_000_000).padStart(7, '0')}`
  for (let digit = 0; ; digit++) {
    const body = `${middle}${digit}`
    let sum = 0
    for (let i = 0; i < 9; i++) sum += Number(body[i]) * (10 - i)
    const check = (11 - (sum % 11)) % 11
    if (check !== 10) return body + check
  }
}
