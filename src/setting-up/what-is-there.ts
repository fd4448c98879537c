import { listMemberships } from '../access/accounts-store.ts'
import { readAgencies, readTeams } from '../agencies/index.ts'
import { areasOf, readLocalities } from '../places/index.ts'
import { isTemplate, thresholdInForce } from '../threshold/index.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { readAuthority, whatIsLoaded } from './store.ts'
import type { WhatIsThere } from './what-is-missing.ts'

/** What stands today, for whoever manages accounts, agencies and places. */
export async function readWhatIsThere(work: Work): Promise<WhatIsThere> {
  const today = londonDay(work.now)
  const agencies = await readAgencies(work)
  const localities = await readLocalities(work)
  const memberships = await listMemberships(work)
  const threshold = await thresholdInForce(work)
  return {
    authority: await readAuthority(work),
    agencies: agencies.filter(({ kind, id }) => kind !== 'public' && id !== work.actor.agencyId).length,
    teams: (await readTeams(work)).map(({ kind }) => kind),
    ...(await whatIsLoaded(work)),
    places: localities
      .filter(({ validUntil }) => validUntil === null || validUntil > today)
      .map((place) => ({ name: place.name, slug: place.slug, areas: areasOf(place, today).length })),
    template: !threshold || isTemplate(threshold),
    roles: memberships.filter(({ validTo }) => !validTo || validTo >= today).map(({ role }) => role),
  }
}
