import type { CodeOf, involvementRoles } from '../rulebook/index.ts'
import { addDays, addYears, type Day, daysBetween, londonDay, londonInstant, yearsOld } from '../time/index.ts'
import type { LocalityKey } from './cast.ts'
import { type ContactRows, homeOn } from './contacts.ts'
import type { Directory, Staff } from './directory.ts'
import type { Child, Family } from './families.ts'
import { idMaker } from './ids.ts'
import { schoolOf, surgeryOf } from './near-by.ts'
import type { Random } from './random.ts'
import type { Id, InvolvementRow } from './rows.ts'

type Part = CodeOf<typeof involvementRoles>

const earlyHelpWorkers: Partial<Record<LocalityKey, readonly string[]>> = {
  newport: ['w-eh-1', 'w-eh-2', 'w-eh-3'],
  'north-ormesby': ['w-eh-4', 'w-eh-5'],
  east: ['w-eh-6'],
  south: ['w-eh-7'],
}

/** Who works with each child: school, health visitor, GP, and whoever a decision brought. */
export function buildInvolvements(
  random: Random,
  directory: Directory,
  families: readonly Family[],
  contacts: ContactRows,
  asAtDay: Day,
): InvolvementRow[] {
  const draws = random.fork('involved')
  const newId = idMaker(random.fork('involvement ids'))
  const localityKeys = new Map([...directory.localityIds].map(([key, id]) => [id, key]))
  const offers = earlyHelpOffers(contacts)
  const healthVisitors = directory.staffOf('health-visiting').filter((staff) => /health visitor/i.test(staff.role))
  const rows: InvolvementRow[] = []

  for (const family of families) {
    const locality = localityKeys.get(directory.localityOf(homeOn(family, asAtDay), asAtDay))!
    const surgery = draws.pick(directory.staffOf(surgeryOf(locality)))
    const housing = draws.chance(0.09) ? draws.pick(directory.staffOf(draws.pick(['bridge-homes', 'northbank']))) : null
    for (const child of family.children) {
      const age = child.birthDay ? (yearsOld(child.birthDay, asAtDay) ?? 0) : -1
      const began = child.birthDay ?? child.knownFrom
      const school = schoolOf(child, age, locality)
      if (age < 0) add(child, draws.pick(directory.staffOf('maternity')), 'midwife', child.knownFrom)
      if (age >= 0 && age < 5 && draws.chance(0.8)) add(child, draws.pick(healthVisitors), 'health-visitor', began)
      if (school && draws.chance(0.72)) {
        const part = draws.chance(0.6) ? 'class-teacher' : 'safeguarding-lead'
        add(
          child,
          draws.pick(directory.staffOf(school)),
          part,
          laterOf(
            `${asAtDay.slice(0, 4)}-09-02` <= asAtDay
              ? `${asAtDay.slice(0, 4)}-09-02`
              : addYears(`${asAtDay.slice(0, 4)}-09-02`, -1),
            began,
          ),
        )
      }
      if (draws.chance(0.3)) add(child, surgery, 'gp', began)
      if (housing) add(child, housing, 'housing-officer', laterOf(family.homes.at(-1)!.from, began))
      const offer = offers.get(child.id)
      if (offer && daysBetween(offer, asAtDay) < 270) {
        const key = draws.pick(earlyHelpWorkers[locality] ?? ['w-eh-8'])
        const worker = directory.workers.get(key)!
        add(
          child,
          { agencyId: worker.agencyId, workerId: worker.id, name: worker.name, role: worker.title, phone: worker.phone },
          'early-help',
          offer,
        )
      }
    }
  }

  const socialWorkers = new Map([...directory.workers.values()].map((worker) => [worker.id, worker]))
  for (const referral of contacts.referrals) {
    const worker = socialWorkers.get(referral.socialWorkerId)!
    const from = londonDay(new Date(referral.openedAt))
    const until = referral.closedOn
    const last = until ?? addDays(asAtDay, -draws.whole(1, 12))
    rows.push({
      id: newId(new Date(referral.openedAt)),
      childId: referral.childId,
      agencyId: worker.agencyId,
      workerId: worker.id,
      name: worker.name,
      role: 'social-worker',
      phone: worker.phone,
      validFrom: from,
      validTo: until,
      lastInvolved: laterOf(from, last),
    })
  }
  return rows

  function add(child: Child, staff: Staff, role: Part, from: Day) {
    const { agencyId, workerId, name, phone } = staff
    const known = laterOf(from, child.knownFrom)
    const lastInvolved = laterOf(known, addDays(asAtDay, -draws.whole(1, role === 'gp' ? 240 : 45)))
    rows.push({
      id: newId(londonInstant(known, '10:00')),
      childId: child.id,
      agencyId,
      workerId,
      name,
      role,
      phone,
      validFrom: known,
      validTo: null,
      lastInvolved,
    })
  }
}

/** The last day early help was offered to each child. */
function earlyHelpOffers({ contactChildren, decisions }: ContactRows): Map<Id, Day> {
  const offered = new Map<Id, Day>()
  for (const decision of decisions) {
    if (decision.outcome === 'early-help-offered') offered.set(decision.contactId, londonDay(new Date(decision.decidedAt)))
  }
  const byChild = new Map<Id, Day>()
  for (const { contactId, childId } of contactChildren) {
    const day = offered.get(contactId)
    if (day) byChild.set(childId, laterOf(day, byChild.get(childId) ?? day))
  }
  return byChild
}

function laterOf(one: Day, other: Day): Day {
  return one > other ? one : other
}
