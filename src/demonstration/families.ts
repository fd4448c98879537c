import { addDays, addYears, type Day, daysBetween } from '../time/index.ts'
import { drawBirths } from './births.ts'
import { type Community, communities, type NameSex } from './facts.ts'
import { drawHomes, type Home, isPilotWard } from './homes.ts'
import { drawForename, drawSurname, english } from './names.ts'
import { type PersonWriter, personWriter } from './person-rows.ts'
import { type Random, weights } from './random.ts'
import type { References } from './references.ts'
import type { Demonstration, Id } from './rows.ts'

export interface Child {
  id: Id
  forename: string
  surname: string
  sex: 'F' | 'M' | 'U'
  /** Null while unborn. */
  birthDay: Day | null
  /** Birth, or for an unborn child the day we first knew. */
  knownFrom: Day
  disabled: boolean
}

export interface Adult {
  id: Id
  forename: string
  surname: string
  part: 'mother' | 'father' | 'step-parent' | 'grandparent' | 'aunt-uncle'
  atHome: boolean
}

/** A household as the contacts see it. */
export interface Family {
  householdId: Id
  community: Community
  needsInterpreter: boolean
  children: Child[]
  adults: Adult[]
  /** Where it lived, oldest first. */
  homes: Home[]
  /** How often the front door hears of it, relative to others. */
  weight: number
}

type FamilyRows = Pick<
  Demonstration,
  'households' | 'addresses' | 'householdMembers' | 'persons' | 'personNames' | 'identifiers' | 'relationships'
>

const shapes = weights([
  ['two parents', 44],
  ['mother', 33],
  ['father', 4],
  ['step-family', 14],
  ['grandparent', 4],
  ['aunt', 1],
] as const)

/** Families until there are as many children as asked for. Everybody is invented; only places and weights are real. */
export function buildFamilies(
  random: Random,
  references: References,
  asAtDay: Day,
  childrenWanted: number,
): { families: Family[]; rows: FamilyRows } {
  const writer = personWriter(random.fork('persons'), asAtDay)
  const people = random.fork('people')
  const places = random.fork('places')
  const households: FamilyRows['households'] = []
  const addresses: FamilyRows['addresses'] = []
  const families: Family[] = []

  for (let children = 0; children < childrenWanted; ) {
    const births = drawBirths(people, asAtDay)
    const eldest = births[0]!
    const known = laterOf(eldest, addDays(births.at(-1)!, people.whole(0, 700)))
    const recordedAt = writer.recorded(known)
    const householdId = writer.newId(recordedAt)
    households.push({ id: householdId, familyNumber: references.next(), recordedAt: recordedAt.toISOString() })
    const home = drawHomes(places, writer.newId, householdId, eldest, asAtDay)
    addresses.push(...home.addresses)
    const community = people.weighted(communities)
    const needsInterpreter = community !== english && people.chance(community.interpreterShare)
    const { adults, children: born } = writePeople(people, writer, {
      householdId,
      community,
      needsInterpreter,
      births,
      known,
      asAtDay,
    })
    // Three draws added up: most families near the middle, a few heard of often.
    const spread = people.next() + people.next() + people.next() - 1.5
    const weight = Math.exp(spread * 1.6) * (isPilotWard(home.homes.at(-1)!.wardCode) ? 1.3 : 1)
    families.push({ householdId, community, needsInterpreter, children: born, adults, homes: home.homes, weight })
    children += born.length
  }
  return { families, rows: { households, addresses, ...writer.rows } }
}

interface Household {
  householdId: Id
  community: Community
  needsInterpreter: boolean
  /** Eldest first. */
  births: readonly Day[]
  known: Day
  asAtDay: Day
}

function writePeople(random: Random, writer: PersonWriter, household: Household): { adults: Adult[]; children: Child[] } {
  const { householdId, community, births, known, asAtDay } = household
  const eldest = births[0]!
  const shape = random.weighted(shapes)
  const raisedByKin = shape === 'grandparent' || shape === 'aunt'
  const familyName = drawSurname(random, community)
  const ownName = drawSurname(random, community)
  const married = random.chance(0.6)
  const motherBirth = addDays(addYears(eldest, -random.whole(17, 36)), -random.whole(0, 364))
  const fatherBirth = addDays(addYears(motherBirth, -random.whole(-3, 7)), random.whole(0, 364))
  const adults: Adult[] = []

  function addAdult(part: Adult['part'], sex: NameSex, birthDay: Day, surname: string, homeFrom: Day | null): Adult {
    const forename = drawForename(random, community, sex, Number(birthDay.slice(0, 4)))
    const { id } = writer.add({ kind: 'adult', sex, birthDay, expectedBirthDay: null }, { forename, surname }, known, household)
    if (homeFrom) writer.join(householdId, id, homeFrom)
    const adult: Adult = { id, forename, surname, part, atHome: homeFrom !== null }
    adults.push(adult)
    return adult
  }

  let mother: Adult | null = null
  let father: Adult | null = null
  if (shape !== 'father' || random.chance(0.6)) {
    mother = addAdult(
      'mother',
      'F',
      motherBirth,
      married ? familyName.F : ownName.F,
      shape === 'father' || raisedByKin ? null : eldest,
    )
    if (married && random.chance(0.35)) writer.addFormerSurname(mother.id, ownName.F, addDays(eldest, -random.whole(30, 900)))
  }
  if (shape === 'two parents' || shape === 'father' || random.chance(0.55)) {
    father = addAdult('father', 'M', fatherBirth, familyName.M, shape === 'two parents' || shape === 'father' ? eldest : null)
  }
  if (shape === 'grandparent') addAdult('grandparent', 'F', addYears(motherBirth, -random.whole(18, 32)), ownName.F, eldest)
  if (shape === 'aunt') addAdult('aunt-uncle', 'F', addYears(motherBirth, random.whole(-6, 6)), ownName.F, eldest)
  const stepFrom = earlierOf(addDays(eldest, random.whole(400, 2500)), addDays(asAtDay, -60))
  const stepParent =
    shape === 'step-family'
      ? addAdult(
          'step-parent',
          'M',
          addDays(fatherBirth, random.whole(-2000, 2000)),
          drawSurname(random, community).M,
          laterOf(stepFrom, eldest),
        )
      : null

  const children: Child[] = []
  const taken = new Set<string>()
  for (const birthDay of births) {
    const sex: NameSex = random.chance(0.512) ? 'M' : 'F'
    let forename = ''
    do forename = drawForename(random, community, sex, Number(birthDay.slice(0, 4)))
    while (taken.has(forename))
    taken.add(forename)
    const ofStep = stepParent !== null && birthDay > stepFrom
    const surname = ofStep ? stepParent.surname : father || married ? familyName[sex] : ownName[sex]
    const as = { kind: 'child', sex, birthDay, expectedBirthDay: null } as const
    const person = writer.add(as, { forename, surname }, laterOf(birthDay, known), household)
    writer.addNickname(person.id, forename, surname, birthDay)
    writer.addIdentifiers(person.id, birthDay)
    if (!ofStep && random.chance(0.05)) writer.addFormerSurname(person.id, ownName[sex], addYears(birthDay, random.whole(2, 9)))
    // A child whom kin bring up often came to them later than birth.
    const came =
      raisedByKin && random.chance(0.5) ? addDays(birthDay, Math.floor(daysBetween(birthDay, asAtDay) * random.next())) : birthDay
    writer.join(householdId, person.id, came)
    if (mother) writer.relate(mother.id, person.id, 'mother', birthDay)
    if (father && !ofStep) writer.relate(father.id, person.id, 'father', birthDay)
    if (stepParent)
      writer.relate(stepParent.id, person.id, ofStep ? 'father' : 'step-parent', ofStep ? birthDay : laterOf(stepFrom, birthDay))
    for (const adult of adults) {
      if (adult.part === 'grandparent') writer.relate(adult.id, person.id, random.chance(0.4) ? 'guardian' : 'grandparent', came)
      if (adult.part === 'aunt-uncle') writer.relate(adult.id, person.id, 'aunt-uncle', birthDay)
    }
    for (const sibling of children) {
      const half = stepParent !== null && ofStep !== sibling.birthDay! > stepFrom
      writer.relate(sibling.id, person.id, half ? 'half-sibling' : 'sibling', birthDay)
    }
    children.push({
      id: person.id,
      forename,
      surname,
      sex,
      birthDay,
      knownFrom: birthDay,
      disabled: person.disabilities.length > 0,
    })
  }

  if (mother?.atHome && births.at(-1)! < addDays(asAtDay, -300) && random.chance(0.025)) {
    const knownFrom = addDays(asAtDay, -random.whole(5, 60))
    const expectedBirthDay = addDays(asAtDay, random.whole(10, 190))
    const name = { forename: 'Unborn baby', surname: mother.surname }
    const { id } = writer.add({ kind: 'child', sex: 'U', birthDay: null, expectedBirthDay }, name, knownFrom, household)
    writer.join(householdId, id, knownFrom)
    writer.relate(mother.id, id, 'mother', knownFrom)
    for (const sibling of children) writer.relate(sibling.id, id, 'sibling', knownFrom)
    children.push({ id, ...name, sex: 'U', birthDay: null, knownFrom, disabled: false })
  }
  if (mother?.atHome && father?.atHome) writer.relate(mother.id, father.id, 'partner', eldest)
  if (mother && stepParent) {
    writer.relate(mother.id, stepParent.id, 'partner', laterOf(stepFrom, eldest))
    if (father) writer.relate(mother.id, father.id, 'former-partner', laterOf(stepFrom, eldest))
  }
  return { adults, children }
}

function laterOf(one: Day, other: Day): Day {
  return one > other ? one : other
}

function earlierOf(one: Day, other: Day): Day {
  return one < other ? one : other
}
