import type { Actor } from '../../src/access/actor.ts'
import type { Purpose, Role } from '../../src/access/permissions.ts'
import { makeAccount } from '../../src/access/sign-in-store.ts'
import { newId } from '../../src/database/ids.ts'
import type { Db } from '../../src/database/pool.ts'
import type { Town } from '../town.ts'
import type { HeldPost, Visitor } from './facts.ts'

type Days = [from: string | null, to: string | null]
const always: Days = ['2020-01-01', null]
const over: Days = ['2020-01-01', '2026-11-23']
const lastDay: Days = ['2020-01-01', '2026-11-24']
const tomorrow: Days = ['2026-11-25', null]

type Cast = {
  called: string
  role: Role
  agency: Exclude<keyof Town['agencies'], 'public'>
  membership?: Days
  closed?: boolean
  posts?: {
    place?: 'newport' | 'northOrmesby' | 'rest' | 'notPlaced'
    team?: string
    holding?: Days
    post?: Days
    deputy?: boolean
  }[]
}

/** Beside the town's own people: those whose posts, teams and memberships begin, end, double and stand in for each other. */
const cast: Cast[] = [
  {
    called: 'a manager of two places',
    role: 'neighbourhood-manager',
    agency: 'council',
    posts: [{ place: 'newport' }, { place: 'rest' }],
  },
  {
    called: 'a deputy manager',
    role: 'neighbourhood-manager',
    agency: 'council',
    posts: [{ place: 'northOrmesby', deputy: true }],
  },
  {
    called: 'a manager who left her post yesterday',
    role: 'neighbourhood-manager',
    agency: 'council',
    posts: [{ place: 'newport', holding: over }],
  },
  {
    called: 'a manager on his last day',
    role: 'neighbourhood-manager',
    agency: 'council',
    posts: [{ place: 'newport', holding: lastDay }],
  },
  {
    called: 'a manager whose post was ended',
    role: 'neighbourhood-manager',
    agency: 'council',
    posts: [{ place: 'newport', post: over }],
  },
  {
    called: 'a manager who starts tomorrow',
    role: 'neighbourhood-manager',
    agency: 'council',
    posts: [{ place: 'newport', holding: tomorrow }],
  },
  {
    called: 'a manager of who is not placed yet, also in a team',
    role: 'neighbourhood-manager',
    agency: 'council',
    posts: [{ place: 'notPlaced', team: 'assessment' }],
  },
  { called: 'a manager without a post', role: 'neighbourhood-manager', agency: 'council' },
  {
    called: 'a practitioner in two teams',
    role: 'practitioner',
    agency: 'council',
    posts: [{ team: 'assessment' }, { team: 'newportHelp' }],
  },
  { called: 'a practitioner whose team was ended', role: 'practitioner', agency: 'council', posts: [{ team: 'ended' }] },
  {
    called: 'a practitioner whose post in a team was ended',
    role: 'practitioner',
    agency: 'council',
    posts: [{ team: 'newportHelp', post: over }],
  },
  {
    called: 'a practitioner who left a team',
    role: 'practitioner',
    agency: 'council',
    posts: [{ team: 'newportHelp', holding: over }],
  },
  {
    called: 'a social worker who stands in',
    role: 'social-worker',
    agency: 'council',
    posts: [{ team: 'assessment', deputy: true }],
  },
  { called: 'a social worker without a team', role: 'social-worker', agency: 'council' },
  { called: 'a nurse in the health team', role: 'practitioner', agency: 'health', posts: [{ team: 'healthVisiting' }] },
  { called: 'a partner in a team', role: 'partner', agency: 'health', posts: [{ team: 'healthVisiting' }] },
  {
    called: 'a partner with a post in a place',
    role: 'partner',
    agency: 'police',
    posts: [{ place: 'newport', team: 'newportHelp' }],
  },
  { called: 'a partner whose account is closed', role: 'partner', agency: 'school', closed: true },
  { called: 'a front door worker who left', role: 'front-door-worker', agency: 'council', membership: over },
  { called: 'a front door worker on a last day', role: 'front-door-worker', agency: 'council', membership: lastDay },
  { called: 'a front door manager who starts tomorrow', role: 'front-door-manager', agency: 'council', membership: tomorrow },
  { called: 'a front door worker of another agency', role: 'front-door-worker', agency: 'police' },
]

export type Ground = { town: Town; teams: Record<string, string>; workers: string[]; visitors: Visitor[] }

/** Makes the teams and the cast of one authority, and says of each what is true on the day. */
export async function arrangeActors(owner: Db, town: Town, name: string): Promise<Ground> {
  const { authorityId, agencies } = town
  const teams: Record<string, string> = { ...town.teams, ended: newId(), healthVisiting: newId() }
  await owner
    .insertInto('team')
    .values([
      {
        authorityId,
        id: teams.ended!,
        agencyId: agencies.council,
        name: 'A team of last year',
        kind: 'early-help',
        validTo: '2026-11-23',
      },
      { authorityId, id: teams.healthVisiting!, agencyId: agencies.health, name: 'Health visiting', kind: 'health' },
    ])
    .execute()
  const teamDays = (team: string | undefined): Days => (team === 'ended' ? over : always)
  const agencyOf = new Map<string, string>([
    [teams.assessment!, agencies.council],
    [teams.newportHelp!, agencies.council],
    [teams.ended!, agencies.council],
    [teams.healthVisiting!, agencies.health],
  ])
  const visitors: Visitor[] = []
  const come = (called: string, actor: Actor, more: Partial<Visitor> = {}) => {
    agencyOf.set(actor.workerId, actor.agencyId)
    const visitor = {
      called: `${called} of ${name}`,
      actor,
      purpose: purposeOf(actor.role),
      membership: { from: '2000-01-01', to: null },
      accountClosed: false,
      posts: [],
      agencyOf,
      ...more,
    }
    visitors.push(visitor)
    if (actor.role === 'analyst')
      visitors.push({ ...visitor, called: `${called} of ${name}, for no figure`, purpose: 'see how it goes' })
    if (actor.role === 'front-door-manager')
      visitors.push({ ...visitor, called: `${called} of ${name}, keeping words`, purpose: 'keep words' })
  }

  const { places, people } = town
  const posts: Partial<Record<keyof typeof people, HeldPost[]>> = {
    amina: [{ place: null, team: teams.assessment!, days: [dated(always)] }],
    tom: [{ place: places.newport, team: teams.newportHelp!, days: [dated(always)] }],
    dale: [{ place: places.newport, team: null, days: [dated(always)] }],
    sunita: [{ place: places.northOrmesby, team: null, days: [dated(always)] }],
  }
  // the service is no role of the settled table; its rows are tested by name elsewhere
  for (const [key, actor] of Object.entries(people))
    if (actor.role !== 'service') come(actor.name, actor, { posts: posts[key as keyof typeof people] ?? [] })

  for (const { called, role, agency, membership = always, closed = false, posts = [] } of cast) {
    const agencyId = agencies[agency]
    const { accountId, membershipId, workerId } = await makeAccount(owner, {
      authorityId,
      agencyId,
      name: called,
      email: `${newId()}@${name.toLowerCase()}.example`,
      role,
    })
    await owner
      .updateTable('membership')
      .set({ validFrom: membership[0]!, validTo: membership[1] })
      .where('id', '=', membershipId)
      .execute()
    if (closed)
      await owner
        .updateTable('account')
        .set({ closedAt: new Date('2026-11-01') })
        .where('id', '=', accountId)
        .execute()
    for (const { place, team, holding = always, post = always, deputy = false } of posts) {
      const postId = newId()
      const at = { localityId: place ? places[place] : null, teamId: team ? teams[team]! : null }
      await owner
        .insertInto('post')
        .values({ authorityId, id: postId, agencyId, title: called, role, ...at, validFrom: post[0]!, validTo: post[1] })
        .execute()
      await owner
        .insertInto('postHolding')
        .values({
          authorityId,
          id: newId(),
          postId,
          workerId,
          deputy,
          validFrom: holding[0]!,
          validTo: holding[1],
          recordedAt: `${holding[0]!}T09:00Z`,
        })
        .execute()
    }
    const actor: Actor = {
      accountId,
      membershipId,
      workerId,
      authorityId,
      authority: name,
      authorityShort: name,
      agencyId,
      agency,
      name: called,
      role,
    }
    come(called, actor, {
      membership: dated(membership),
      accountClosed: closed,
      posts: posts.map(({ place, team, holding = always, post = always }) => ({
        place: place ? places[place] : null,
        team: team && inTeam(teamDays(team)) ? teams[team]! : null,
        days: [dated(holding), dated(post)],
      })),
    })
  }
  return { town, teams, workers: [...new Set(visitors.map((visitor) => visitor.actor.workerId))], visitors }
}

const dated = ([from, to]: Days) => ({ from, to })
// an ended team is no team; the post's place stays
const inTeam = ([, to]: Days) => to === null

function purposeOf(role: Role): Purpose {
  if (role === 'analyst') return 'rows behind a figure'
  if (role === 'front-door-worker' || role === 'front-door-manager') return 'decide contacts'
  if (role === 'administrator') return 'look after the system'
  if (role === 'partner') return 'take part'
  if (role === 'neighbourhood-manager') return 'run a place'
  return 'work with a child'
}
