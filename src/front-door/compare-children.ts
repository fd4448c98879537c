import { may, permissionFor, recordEvent, requirePermission } from '../access/index.ts'
import { refuse } from '../errors.ts'
import { type Found, likelyMatches } from '../people/index.ts'
import { londonDay, yearsOld } from '../time/index.ts'
import type { Work } from '../work.ts'
import { childrenToCompare, saveCompared } from './compare-store.ts'
import { readContact } from './contact-store.ts'

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
  const children = await childrenToCompare(work, contactId)
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
  if (!(await saveCompared(work, contactId, personId, seesRestricted(work)))) refuse('changed-meanwhile')
  await recordEvent(work, 'child compared', { ...contact, subject: { kind: 'person', id: personId }, personId, contactId })
}
