import { isId } from '../database/ids.ts'
import { Checkboxes, Radios, text } from '../govuk/index.ts'
import { formatLongDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { type Written, wrong } from './editing.ts'
import { day, type FactPage, field, Since } from './form-parts.tsx'
import { moveAddress, moveHousehold } from './moving.ts'
import { type Person, personLabel } from './person.ts'
import { readRecord } from './reading.ts'
import { findPerson } from './store.ts'

const own = 'own'

/** Somebody moves in with others, or out on their own: the household changes, and the address with it where that is said. */
export const home: FactPage = {
  path: 'home',
  title: 'Household',
  say: 'Who lives with whom. For a move of the whole household, write the new address down instead.',
  button: 'Save the household',
  searches: 'Somebody whom they live with now',
  fields: (view) => {
    const { record, found, today, answers } = view
    const here = new Set((record.household?.members ?? []).map(({ identityId }) => identityId))
    const others = new Map(
      found.flatMap(({ person }) =>
        person.identityId === record.person.identityId || here.has(person.identityId) ? [] : [[person.id, person] as const],
      ),
    )
    const whichOf = new Map(found.map(({ person, area, knownTo }) => [person.id, whichOne(person, area, knownTo)]))
    const sent = text(answers, 'otherId') !== '' || text(answers, 'from-day') !== ''
    return (
      <>
        <Radios
          {...field(view, 'otherId')}
          fieldset={{ legend: { text: 'With whom do they live now?' } }}
          hint={{ text: others.size > 0 ? 'Search below for somebody who is not here' : 'Search below, then choose here' }}
          items={[
            ...[...others.values()].map((other) => ({
              value: other.id,
              text: `In the household of ${personLabel(other, today)}`,
              hint: { text: whichOf.get(other.id) ?? '' },
            })),
            { value: own, text: 'In a household of their own' },
          ]}
        />
        <Checkboxes
          name="address"
          classes="govuk-checkboxes--small"
          items={[
            {
              value: 'same',
              text: 'They live at the address of that household',
              checked: sent ? text(answers, 'address') === 'same' : others.size > 0,
            },
          ]}
        />
        <Since view={view} legend="Since when?" hint="Left empty, since today" />
      </>
    )
  },
  save: async (work, id, answers, version, today) => {
    const { from, failed } = day(answers, 'from', 'The day they moved', today)
    if (failed) return failed
    const when = from ? { from } : {}
    const chosen = text(answers, 'otherId')
    if (chosen === own) return moveHousehold(work, id, { householdId: 'new', ...when }, version)
    if (!isId(chosen)) return wrong('otherId', 'Choose with whom they live now')
    const { householdId } = await findPerson(work, chosen)
    const { householdId: before } = await findPerson(work, id)
    if (!householdId) return wrong('otherId', 'They have no household here yet. Write down first where they live')
    if (householdId === before) return wrong('otherId', 'They are in this household already')
    const moved = await moveHousehold(work, id, { householdId, ...when }, version)
    return moved.problems || text(answers, 'address') !== 'same' ? moved : toTheirAddress(work, id, chosen, when)
  },
}

async function toTheirAddress(work: Work, id: string, otherId: string, when: { from?: string }): Promise<Written> {
  const { address } = await readRecord(work, otherId)
  if (!address) return wrong('otherId', 'We cannot read an address of theirs. Untick the address, and write it down by itself')
  return moveAddress(work, id, { lines: address.lines, ...(address.postcode ? { postcode: address.postcode } : {}), ...when })
}

/** What tells one of several of a name from the others: 'Born 3 Dec 2018, Newport, known to Linden Road Primary'. */
function whichOne({ bornOn, kind }: Person, area: string, knownTo: readonly { agency: string }[]): string {
  const [agency] = knownTo
  const born = bornOn && `Born ${formatLongDay(bornOn)}`
  return [born, kind === 'adult' && 'adult', area, agency && `known to ${agency.agency}`].filter(Boolean).join(', ')
}
