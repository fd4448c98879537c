import type { ExpressionBuilder } from 'kysely'
import { may, permissionFor, recordEvent, requirePermission } from '../access/index.ts'
import type { DB } from '../database/schema.gen.ts'
import { refuse } from '../errors.ts'
import { type Found, likelyMatches } from '../people/index.ts'
import { type Day, londonDay, yearsOld } from '../time/index.ts'
import type { Work } from '../work.ts'
import { readContact } from './store.ts'

/** A child recorded with a contact, with those who may be the same child as far as the reader sees. */
export type MayBe = { child: { id: string; givenName: string; familyName: string }; found: Found[] }

const scopeOfSight = ({ actor, purpose }: Pick<Work, 'actor' | 'purpose'>, action: 'see index' | 'see restricted') =>
  permissionFor(actor.role, action, purpose)?.reach

const seesRestricted = (work: Pick<Work, 'actor' | 'purpose'>) => scopeOfSight(work, 'see restricted') === 'authority'

/** How far somebody saw who records a child just now; nothing, if they see the whole authority and what is restricted in it. */
export function sightOf(work: Pick<Work, 'actor' | 'purpose'>): string | null {
  const index = scopeOfSight(work, 'see index') ?? 'agency'
  return index === 'authority' && seesRestricted(work) ? null : index
}

/**
 * Children recorded with this contact who may be known already, beyond what their recorder saw. Whoever recorded with the whole
 * authority in sight was asked then: for them only what is restricted is left to compare.
 */
export async function mayBeKnown(work: Work, contactId: string): Promise<MayBe[]> {
  if (!may(work, 'decide contact')) return []
  const children = await work.db
    .selectFrom('contactChild as k')
    .innerJoin('person as p', (join) => join.onRef('p.authorityId', '=', 'k.authorityId').onRef('p.id', '=', 'k.personId'))
    .leftJoinLateral(
      (eb) => addressOn(eb, londonDay(work.now)).as('a'),
      (join) => join.onTrue(),
    )
    .select(['p.id', 'p.identityId', 'p.givenName', 'p.familyName', 'p.knownAs', 'p.bornOn', 'p.bornAbout', 'p.kind'])
    .select(['k.addedWithin', 'a.lines', 'a.postcode'])
    .where('k.contactId', '=', contactId)
    .where('k.removedAt', 'is', null)
    .where('k.addedWithin', 'is not', null)
    .where('k.comparedAt', 'is', null)
    .orderBy('k.id')
    .execute()
  work.saw('open', 'contact', [contactId, ...children.map((child) => child.id)])
  const all: MayBe[] = []
  for (const child of children) {
    if (child.addedWithin === 'authority' && !seesRestricted(work)) continue
    const alike = await likelyMatches(work, { ...asCandidate(child, work.now), except: child.identityId })
    const found = child.addedWithin === 'authority' ? alike.filter(({ person }) => person.restriction !== 'none') : alike
    if (found.length > 0) all.push({ child, found })
  }
  if (all.length > 0)
    work.saw(
      'list',
      'person',
      all.flatMap(({ child, found }) => [child.id, ...found.map(({ person }) => person.id)]),
    )
  return all
}

/** Where a person lives on a day, as `holdingOn` of the record says it. */
const addressOn = (eb: ExpressionBuilder<DB & { p: DB['person'] }, 'p'>, day: Day) =>
  eb
    .selectFrom('personAddress as d')
    .select(['d.lines', 'd.postcode'])
    .whereRef('d.authorityId', '=', 'p.authorityId')
    .whereRef('d.personId', '=', 'p.id')
    .where((on) => on.or([on('d.validFrom', 'is', null), on('d.validFrom', '<=', day)]))
    .where((on) => on.or([on('d.validTo', 'is', null), on('d.validTo', '>=', day)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('personAddress as later')
            .select('later.id')
            .whereRef('later.authorityId', '=', 'd.authorityId')
            .whereRef('later.corrects', '=', 'd.id'),
        ),
      ),
    )
    .orderBy('d.validFrom', (order) => order.desc().nullsLast())
    .orderBy('d.recordedAt', 'desc')
    .orderBy('d.id', 'desc')
    .limit(1)

type Row = {
  givenName: string
  familyName: string
  knownAs: string | null
  bornOn: string | null
  bornAbout: boolean
  lines: string | null
  postcode: string | null
}

function asCandidate({ givenName, familyName, knownAs, bornOn, bornAbout, lines, postcode }: Row, now: Date) {
  const age = bornOn !== null && bornAbout ? yearsOld(bornOn, londonDay(now)) : null
  const born = age !== null ? { age } : bornOn !== null ? { bornOn } : {}
  return {
    givenName,
    familyName,
    ...(knownAs ? { knownAs } : {}),
    ...born,
    ...(lines ? { address: { lines, ...(postcode ? { postcode } : {}) } } : {}),
  }
}

/** Somebody looked, and the child is nobody else whom they see. What is restricted stays to be compared by whoever sees it. */
export async function keepApart(work: Work, contactId: string, personId: string): Promise<void> {
  requirePermission(work, 'decide contact', { kind: 'contact', subject: contactId })
  const contact = await readContact(work, contactId)
  if (!contact) refuse('not-found', undefined, { kind: 'contact', subject: contactId })
  const done = await work.db
    .updateTable('contactChild')
    .set(seesRestricted(work) ? { comparedAt: work.now, comparedBy: work.actor.workerId } : { addedWithin: 'authority' })
    .where('contactId', '=', contactId)
    .where('personId', '=', personId)
    .where('removedAt', 'is', null)
    // only what mayBeKnown would show
    .where('addedWithin', 'is not', null)
    .where('comparedAt', 'is', null)
    .$if(!seesRestricted(work), (all) => all.where('addedWithin', '<>', 'authority'))
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) refuse('changed-meanwhile')
  await recordEvent(work, 'child compared', { ...contact, subject: { kind: 'person', id: personId }, personId, contactId })
}
