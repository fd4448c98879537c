import type { Places } from './placing.ts'
import type { Demonstration } from './rows.ts'
import type { seededIds } from './seeded-ids.ts'

type SeededIds = ReturnType<typeof seededIds>

/** Open referrals are with their team, most of them with a worker of it too. */
export function allocations(made: Demonstration, places: Places, ids: SeededIds) {
  const authorityId = made.authority.id
  return made.referrals.map((referral) => ({
    authorityId,
    id: ids.next(referral.openedAt),
    personId: referral.childId,
    workerId: referral.socialWorkerId,
    teamId: referral.teamId,
    allocatedBy: null as string | null,
    why: referral.outcome === 'strategy' ? 'strategy discussion' : 'assessment',
    validFrom: referral.openedAt.slice(0, 10),
    validTo: referral.closedOn,
    recordedAt: referral.openedAt,
    localityId: places.of(referral.childId),
    agencyId: made.agencies[0]!.id,
    restriction: 'none',
  }))
}

type Offer = { personId: string; offeredAt: string; endedAt: string | null }

/** Children of early help are with the team of whoever is involved with them; in the first days nobody of it has them yet. */
export function helpAllocations(made: Demonstration, places: Places, ids: SeededIds, offers: readonly Offer[]) {
  const helpers = new Map(made.involvements.flatMap((row) => (row.role === 'early-help' ? [[row.childId, row.workerId]] : [])))
  const teams = new Map(made.posts.map((post) => [post.workerId, post.teamId]))
  const latest = new Map(offers.map((offer) => [offer.personId, offer]))
  const justBegan = new Date(Date.parse(made.asAtDay) - 4 * 86_400_000).toISOString()
  return [...latest.values()].flatMap(({ personId, offeredAt, endedAt }) => {
    const workerId = helpers.get(personId) ?? null
    const teamId = teams.get(workerId)
    if (!teamId) return []
    return {
      authorityId: made.authority.id,
      id: ids.next(offeredAt),
      personId,
      workerId: offeredAt < justBegan ? workerId : null,
      teamId,
      allocatedBy: null as string | null,
      why: 'early help',
      validFrom: offeredAt.slice(0, 10),
      validTo: endedAt?.slice(0, 10) ?? null,
      recordedAt: offeredAt,
      localityId: places.of(personId),
      agencyId: made.agencies[0]!.id,
      restriction: 'none',
    }
  })
}
