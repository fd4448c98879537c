import { listMemberships } from '../access/accounts-store.ts'
import { mayGiveAlone } from '../access/requests-store.ts'
import { readAgencies, readTeams } from '../agencies/index.ts'
import { areasOf, readLocalities } from '../places/index.ts'
import { isTemplate, thresholdInForce } from '../threshold/index.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { readAuthority, whatIsLoaded, wherePostsAreHeld } from './store.ts'
import type { WhatIsThere } from './what-is-missing.ts'

/** Teams of these kinds are given children, whom whoever is in a post of the team may open. */
const givenChildren: readonly string[] = ['assessment', 'early-help']

/** What stands today, for whoever manages accounts, agencies and places. */
export async function readWhatIsThere(work: Work): Promise<WhatIsThere> {
  const today = londonDay(work.now)
  const agencies = await readAgencies(work)
  const localities = await readLocalities(work)
  const memberships = await listMemberships(work)
  const threshold = await thresholdInForce(work)
  const held = await wherePostsAreHeld(work, today)
  const teams = await readTeams(work)
  return {
    authority: await readAuthority(work),
    agencies: agencies.filter(({ kind, id }) => kind !== 'public' && id !== work.actor.agencyId).length,
    teams: teams.map(({ kind }) => kind),
    emptyTeams: teams.filter(({ id, kind }) => givenChildren.includes(kind) && !held.teams.has(id)).map(({ name }) => name),
    ...(await whatIsLoaded(work)),
    places: localities
      .filter(({ validUntil }) => validUntil === null || validUntil > today)
      .map((place) => ({
        name: place.name,
        slug: place.slug,
        areas: areasOf(place, today).length,
        posts: held.places.has(place.id),
      })),
    template: !threshold || isTemplate(threshold),
    beingSetUp: await mayGiveAlone(work, 'administrator'),
    roles: memberships.filter(({ validTo }) => !validTo || validTo >= today).map(({ role }) => role),
  }
}
