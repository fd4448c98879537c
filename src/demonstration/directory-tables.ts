import { templateRows } from '../threshold/index.ts'
import type { Tables } from './load.ts'
import type { Demonstration } from './rows.ts'
import { seededIds } from './seeded-ids.ts'

const slug = (name: string) => name.toLowerCase().replaceAll(' ', '-')
const teamKind = (name: string) =>
  /assessment/i.test(name)
    ? 'assessment'
    : /locality team|early help/i.test(name)
      ? 'early-help'
      : /hub/i.test(name)
        ? 'front-door'
        : 'team'

/** Which source of contact an agency's people count under, from what kind of agency it is and its name. */
export function sourceOf(type: string, name: string): string {
  const byType: Record<string, string> = {
    police: '6',
    school: '2A',
    'early-years': '2B',
    gp: '3A',
    housing: '4',
    justice: '7',
    voluntary: '8',
    fire: '8',
    other: '8',
  }
  if (type === 'health') return /visit/i.test(name) ? '3B' : /hospital|emergency/i.test(name) ? '3E' : '3F'
  if (type === 'council')
    return /early help/i.test(name) ? '5D' : /education/i.test(name) ? '2B' : /children/i.test(name) ? '5A' : '5B'
  return byType[type] ?? '8'
}

/** The authority, its places, agencies, teams, posts and accounts, and the template of the threshold of need. */
export function directoryTables(made: Demonstration): Tables {
  const ids = seededIds(made, 'directory tables')
  const authorityId = made.authority.id
  const council = made.agencies[0]!
  const serviceWorker = ids.next()
  const roleOf = new Map(made.posts.filter((post) => post.workerId).map((post) => [post.workerId!, post.role]))
  const signing = made.workers.filter((worker) => roleOf.has(worker.id))
  const accounts = [
    ...signing.map((worker) => ({
      id: ids.next(),
      email: worker.email,
      name: worker.name,
      agencyId: worker.agencyId,
      workerId: worker.id,
      role: roleOf.get(worker.id)! as string,
    })),
    { id: ids.next(), email: 'service', name: 'Doorstep itself', agencyId: council.id, workerId: serviceWorker, role: 'service' },
  ]
  const leads = made.partnerLeads.map((lead) => ({ ...lead, postId: ids.next() }))
  const partnerNames: Record<string, string> = {
    council: 'Children’s social care',
    'early-help': 'Early help',
    police: 'Police',
    health: 'Health visiting and school nursing',
    school: 'Schools',
    housing: 'Housing',
  }
  const core = new Set(made.partnerLeads.map((lead) => lead.agencyId))
  const posts = [
    ...made.posts.map((post) => ({
      ...post,
      agencyId: made.teams.find((team) => team.id === post.teamId)!.agencyId,
      leadFor: null as string | null,
      teamId: post.teamId as string | null,
    })),
    ...leads.map((lead) => ({
      id: lead.postId,
      agencyId: lead.agencyId,
      teamId: null,
      localityId: lead.localityId,
      title: `${partnerNames[lead.partner] ?? lead.partner}, lead`,
      role: 'partner' as const,
      leadFor: lead.partner as string | null,
      workerId: lead.workerId,
      deputyWorkerId: null,
      validFrom: '2022-04-01',
      validTo: null,
    })),
  ]
  const holding = (postId: string, workerId: string | null, deputy: boolean, validFrom: string, validTo: string | null) =>
    workerId
      ? [{ authorityId, id: ids.next(), postId, workerId, deputy, validFrom, validTo, recordedAt: `${validFrom}T09:00:00Z` }]
      : []
  const template = templateRows(authorityId, seededIds(made, 'threshold').next(), '2022-04-01')
  return [
    [
      'authority',
      [
        {
          id: authorityId,
          name: `${made.authority.name} Council`,
          shortName: made.authority.name,
          code: '806',
          phone: '01632 960 100',
          opensAt: '09:00',
          closesAt: '17:00',
          madeAt: '2022-04-01',
        },
      ],
    ],
    ['vocabulary', [{ authorityId, term: 'front door', word: 'MACH' }]],
    [
      'agency',
      [
        ...made.agencies.map((agency) => ({
          authorityId,
          id: agency.id,
          name: agency.name,
          kind: agency.type as string,
          phone: agency.phone as string | null,
          coreStatutory: core.has(agency.id),
          sourceCode: sourceOf(agency.type, agency.name) as string | null,
          validFrom: '2000-01-01',
        })),
        {
          authorityId,
          id: publicAgency(made),
          name: 'Families and the public',
          kind: 'public',
          phone: null,
          coreStatutory: false,
          sourceCode: null,
          validFrom: '2000-01-01',
        },
      ],
    ],
    [
      'locality',
      made.localities.map((place) => ({
        authorityId,
        id: place.id,
        name: place.name,
        slug: slug(place.name),
        placed: !place.isNotPlacedYet,
        validFrom: '2000-01-01',
        version: 1,
      })),
    ],
    [
      'localityArea',
      made.localityAreas.map((row) => ({
        authorityId,
        localityId: row.localityId,
        areaCode: row.wardCode,
        validFrom: row.validFrom,
        validTo: row.validTo,
      })),
    ],
    [
      'team',
      made.teams.map((team) => ({
        authorityId,
        id: team.id,
        agencyId: team.agencyId,
        name: team.name,
        kind: teamKind(team.name),
        validFrom: '2000-01-01',
      })),
    ],
    [
      'worker',
      [
        ...made.workers.map((worker) => ({
          authorityId,
          id: worker.id,
          agencyId: worker.agencyId,
          name: worker.name,
          phone: worker.phone as string | null,
          email: worker.email,
        })),
        { authorityId, id: serviceWorker, agencyId: council.id, name: 'Doorstep itself', phone: null, email: 'service' },
      ],
    ],
    [
      'post',
      posts.map((post) => ({
        authorityId,
        id: post.id,
        agencyId: post.agencyId,
        teamId: post.teamId,
        localityId: post.localityId,
        title: post.title,
        role: post.role as string,
        leadFor: post.leadFor,
        validFrom: post.validFrom,
        validTo: post.validTo,
      })),
    ],
    [
      'postHolding',
      posts.flatMap((post) => [
        ...holding(post.id, post.workerId, false, post.validFrom, post.validTo),
        ...holding(post.id, post.deputyWorkerId, true, post.validFrom, post.validTo),
      ]),
    ],
    ['account', accounts.map(({ id, email, name }) => ({ id, email, name, madeAt: '2022-04-01', openedFor: authorityId }))],
    // both administrators have been here: nothing is being set up
    [
      'administratorSeen',
      accounts
        .filter(({ role }) => role === 'administrator')
        .map(({ id }) => ({ authorityId, accountId: id, firstAt: '2022-04-01T09:00:00Z' })),
    ],
    [
      'membership',
      accounts.map((account) => ({
        authorityId,
        id: ids.next(),
        accountId: account.id,
        agencyId: account.agencyId,
        workerId: account.workerId,
        role: account.role,
        validFrom: '2000-01-01',
      })),
    ],
    ['thresholdDocument', [template.document]],
    ['thresholdLevel', template.levels],
    ['thresholdClause', template.clauses],
  ]
}

/** The agency that members of the public count under: derived from the authority, so that every table agrees on it. */
export const publicAgency = (made: Demonstration) => seededIds(made, 'the public').next()
