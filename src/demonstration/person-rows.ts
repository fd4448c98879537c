import { addDays, addYears, type Day, londonInstant } from '../time/index.ts'
import type { Community } from './facts.ts'
import { inventUpn, nhsNumbers } from './identifiers.ts'
import { idMaker } from './ids.ts'
import { calledAt } from './names.ts'
import { type Random, weights } from './random.ts'
import type { Demonstration, Id, PersonRow, RelationshipRow } from './rows.ts'

export type PersonRows = Pick<Demonstration, 'persons' | 'personNames' | 'identifiers' | 'relationships' | 'householdMembers'>

const disabilityTable = weights([
  ['AUT', 34],
  ['LD', 22],
  ['BEH', 16],
  ['COMM', 12],
  ['MOB', 7],
  ['HEAR', 4],
  ['VIS', 3],
  ['PC', 2],
  ['CON', 2],
  ['DDA', 4],
] as const)
const communicationTable = ['read-aloud', 'text-only', 'easy-read', 'large-print', 'hearing', 'ring-only', 'speech']

/** Writes people and the dated facts about them. Recorded when it became so, and never on the as-at day or after it. */
export function personWriter(random: Random, asAtDay: Day) {
  const newId = idMaker(random.fork('ids'))
  const draws = random.fork('facts')
  const nextNhs = nhsNumbers()
  let localNumber = 100_000
  let upnSerial = 0
  const rows: PersonRows = { persons: [], personNames: [], identifiers: [], relationships: [], householdMembers: [] }
  const recorded = (day: Day) => londonInstant(day < asAtDay ? day : addDays(asAtDay, -1), '09:30')

  function add(
    as: Pick<PersonRow, 'kind' | 'sex' | 'birthDay' | 'expectedBirthDay'>,
    name: { forename: string; surname: string },
    since: Day,
    { community, needsInterpreter }: { community: Community; needsInterpreter: boolean },
  ): PersonRow {
    const recordedAt = recorded(since)
    const adult = as.kind === 'adult'
    const person: PersonRow = {
      id: newId(recordedAt),
      ...as,
      ethnicity: draws.chance(0.04) ? 'NOBT' : draws.pick(community.ethnicities),
      disabilities: !adult && as.birthDay !== null && draws.chance(0.07) ? [draws.weighted(disabilityTable)] : [],
      language: community.language,
      interpreter: adult && needsInterpreter ? (draws.chance(0.8) ? 'spoken' : 'prefer') : 'none',
      communicationNeeds: adult && draws.chance(0.03) ? [draws.pick(communicationTable)] : [],
      recordedAt: recordedAt.toISOString(),
    }
    rows.persons.push(person)
    addName(person.id, name.forename, name.surname, 'current', as.birthDay ?? since, null)
    return person
  }

  function addName(
    personId: Id,
    forename: string,
    surname: string,
    kind: 'current' | 'former' | 'known as',
    from: Day,
    to: Day | null,
  ) {
    rows.personNames.push({ id: newId(recorded(from)), personId, forename, surname, kind, validFrom: from, validTo: to })
  }

  return {
    rows,
    newId,
    recorded,
    add,
    /** The surname somebody had until a day, when the one already written became theirs. */
    addFormerSurname(personId: Id, surname: string, changedOn: Day) {
      const current = rows.personNames.findLast((row) => row.personId === personId && row.kind === 'current')
      if (!current || changedOn <= current.validFrom || changedOn >= asAtDay) return
      addName(personId, current.forename, surname, 'former', current.validFrom, addDays(changedOn, -1))
      current.validFrom = changedOn
    },
    /** What a few children are called at school. */
    addNickname(personId: Id, forename: string, surname: string, birthDay: Day) {
      const called = calledAt[forename]
      if (called && draws.chance(0.3)) addName(personId, draws.pick(called), surname, 'known as', birthDay, null)
    },
    addIdentifiers(personId: Id, birthDay: Day) {
      const push = (kind: 'local' | 'upn' | 'nhs', value: string, source: string, verified: boolean) =>
        rows.identifiers.push({ id: newId(recorded(birthDay)), personId, kind, value, source, verified })
      push('local', `M${++localNumber}`, 'Children’s services', true)
      const started = addYears(birthDay, 4)
      if (started <= asAtDay && draws.chance(0.93))
        push('upn', inventUpn(++upnSerial, Number(started.slice(0, 4))), 'School census', true)
      if (draws.chance(0.72)) push('nhs', nextNhs(), 'NHS', draws.chance(0.8))
    },
    relate(personId: Id, otherPersonId: Id, type: RelationshipRow['type'], validFrom: Day, validTo: Day | null = null) {
      rows.relationships.push({ id: newId(recorded(validFrom)), personId, otherPersonId, type, validFrom, validTo })
    },
    join(householdId: Id, personId: Id, validFrom: Day, validTo: Day | null = null) {
      rows.householdMembers.push({ householdId, personId, validFrom, validTo })
    },
  }
}

export type PersonWriter = ReturnType<typeof personWriter>
