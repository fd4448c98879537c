import { sql } from 'kysely'
import { inForce } from '../database/in-force.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { Person, PersonKind } from './person.ts'
import type { Evidence, Wanted } from './score.ts'
import { daysNear } from './written-day.ts'

export type Candidate = Evidence & { personId: string; identityId: string }

/** How many the database hands on to be weighed. */
const most = 80

/** Ids of people whom the actor's index reaches that may be meant, with what that rests on. */
export async function findCandidates(
  work: Work,
  wanted: Wanted,
  forms: readonly { form: string; of: number }[],
  kinds: readonly PersonKind[],
): Promise<Candidate[]> {
  const { born } = wanted
  const days = born?.said === 'day' ? daysNear(born.on) : []
  const [from, to] = born && born.said !== 'day' ? [born.from, born.to] : [null, null]
  const { rows } = await sql<Candidate>`
    select f.person_id, f.identity_id, f.words, f.street, f.number, f.postcode, f.identifier
    from people.find(${[...wanted.words]}::text[], ${forms.map(({ form }) => form)}::text[], ${forms.map(({ of }) => of)}::int[], ${days}::date[], ${from}::date, ${to}::date,
      ${wanted.street ?? wanted.maybeStreet ?? ''}::text, ${wanted.number ?? ''}::text, ${wanted.postcode ?? ''}::text, ${wanted.outward ?? ''}::text, ${[...wanted.identifiers]}::text[], ${[...kinds]}::text[], ${most}) f
    order by f.score desc, f.person_id`.execute(work.db)
  return rows
}

export type KnownTo = { agency: string; role: string; name: string }

/** Where these people's records belong, and who knows them, newest involvement first. */
export async function knownToOf(work: Work, people: readonly Person[]) {
  const areas = new Map<string, string>()
  const agencies = new Map<string, KnownTo[]>()
  if (people.length === 0) return { areas, agencies }
  const places = await work.db
    .selectFrom('locality')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(people.map(({ localityId }) => localityId))])
    .execute()
  for (const { id, name } of places) areas.set(id, name)
  const involved = await work.db
    .selectFrom('involvement as i')
    .innerJoin('person as p', (join) => join.onRef('p.authorityId', '=', 'i.authorityId').onRef('p.id', '=', 'i.personId'))
    .innerJoin('agency as a', (join) =>
      join.onRef('a.authorityId', '=', 'i.authorityId').onRef('a.id', '=', 'i.involvedAgencyId'),
    )
    .select(['p.identityId', 'a.name as agency', 'i.role', 'i.workerName as name'])
    .where(
      'p.identityId',
      'in',
      people.map(({ identityId }) => identityId),
    )
    .where(inForce(londonDay(work.now), 'i'))
    .orderBy('i.lastInvolvedOn', (order) => order.desc().nullsLast())
    .execute()
  for (const { identityId, ...known } of involved) agencies.set(identityId, [...(agencies.get(identityId) ?? []), known])
  return { areas, agencies }
}

/** Where a reference that somebody read out leads: a contact or a referral that the actor may see. It is written down as a search. */
export async function whatIsReferredTo(work: Work, reference: string): Promise<{ text: string; href: string } | undefined> {
  const contact = await work.db.selectFrom('contact').select('id').where('reference', '=', reference).executeTakeFirst()
  if (contact) {
    work.saw('search', 'contact', [contact.id], reference)
    return { text: `Contact ${reference}`, href: `/contacts/${reference}` }
  }
  const referral = await work.db
    .selectFrom('referral')
    .select(['id', 'personId'])
    .where('reference', '=', reference)
    .executeTakeFirst()
  if (!referral) return undefined
  work.saw('search', 'referral', [referral.id, referral.personId], reference)
  return { text: `Referral ${reference}`, href: `/referrals/${reference}` }
}
