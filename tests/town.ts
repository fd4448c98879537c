import type { Actor } from '../src/access/actor.ts'
import type { Role } from '../src/access/permissions.ts'
import { makeAccount } from '../src/access/sign-in-store.ts'
import { newId } from '../src/database/ids.ts'
import type { Db } from '../src/database/pool.ts'
import { thresholdTemplate } from '../src/rulebook/index.ts'

/** A small invented authority: four places, four agencies, one worker of each kind (and some twice). */
export type Town = {
  authorityId: string
  places: { newport: string; northOrmesby: string; rest: string; notPlaced: string }
  agencies: { council: string; police: string; school: string; health: string; public: string }
  teams: { assessment: string; newportHelp: string }
  threshold: string
  /** Workers by who they are: 'priya' and so on. */
  people: Record<
    | 'priya'
    | 'colin'
    | 'ruth'
    | 'amina'
    | 'tom'
    | 'dale'
    | 'sunita'
    | 'daniel'
    | 'jas'
    | 'grace'
    | 'ines'
    | 'howard'
    | 'wen'
    | 'service',
    Actor
  >
}

const cast: {
  key: keyof Town['people']
  name: string
  role: Role
  agency: keyof Town['agencies']
  team?: keyof Town['teams']
  place?: keyof Town['places']
}[] = [
  { key: 'priya', name: 'Priya Raman', role: 'front-door-worker', agency: 'council' },
  { key: 'colin', name: 'Colin Ashby', role: 'front-door-worker', agency: 'council' },
  { key: 'ruth', name: 'Ruth Calvert', role: 'front-door-manager', agency: 'council' },
  { key: 'amina', name: 'Amina Yusuf', role: 'social-worker', agency: 'council', team: 'assessment' },
  { key: 'tom', name: 'Tom Hesketh', role: 'practitioner', agency: 'council', team: 'newportHelp', place: 'newport' },
  { key: 'dale', name: 'Dale Pickering', role: 'neighbourhood-manager', agency: 'council', place: 'newport' },
  { key: 'sunita', name: 'Sunita Bell', role: 'neighbourhood-manager', agency: 'council', place: 'northOrmesby' },
  { key: 'daniel', name: 'Daniel Osei', role: 'partner', agency: 'school' },
  { key: 'jas', name: 'Jas Gill', role: 'partner', agency: 'police' },
  { key: 'grace', name: 'Grace Olawale', role: 'partner', agency: 'health' },
  { key: 'ines', name: 'Ines Duarte', role: 'analyst', agency: 'council' },
  { key: 'howard', name: 'Howard Lisle', role: 'elected-member', agency: 'council' },
  { key: 'wen', name: 'Wen Zhao', role: 'administrator', agency: 'council' },
  { key: 'service', name: 'Doorstep itself', role: 'service', agency: 'council' },
]

export async function town(owner: Db, { name, code }: { name: string; code: string }): Promise<Town> {
  const authorityId = newId()
  await owner
    .insertInto('authority')
    .values({ id: authorityId, name: `${name} Council`, shortName: name, code, phone: '01632 960 100' })
    .execute()
  const places = { newport: newId(), northOrmesby: newId(), rest: newId(), notPlaced: newId() }
  const localities = [
    [places.newport, 'Newport', 'newport', true],
    [places.northOrmesby, 'North Ormesby', 'north-ormesby', true],
    [places.rest, 'The rest of the town', 'rest', true],
    [places.notPlaced, 'Not placed yet', 'not-placed-yet', false],
  ] as const
  await owner
    .insertInto('locality')
    .values(localities.map(([id, name, slug, placed]) => ({ authorityId, id, name, slug, placed })))
    .execute()
  const areas = [
    [places.newport, 'E05009999'],
    [places.northOrmesby, 'E05009998'],
    [places.rest, 'E05009997'],
  ] as const
  await owner
    .insertInto('localityArea')
    .values(areas.map(([localityId, areaCode]) => ({ authorityId, localityId, areaCode, validFrom: '2020-01-01' })))
    .execute()
  const agencies = { council: newId(), police: newId(), school: newId(), health: newId(), public: newId() }
  const kinds = [
    [agencies.council, `${name} Council`, 'council', '5A'],
    [agencies.police, 'Police', 'police', '6'],
    [agencies.school, 'Tees Gate Academy', 'school', '2A'],
    [agencies.health, 'Community health', 'health', '3B'],
    [agencies.public, 'Families and the public', 'public', null],
  ] as const
  await owner
    .insertInto('agency')
    .values(
      kinds.map(([id, name, kind, sourceCode]) => ({
        authorityId,
        id,
        name,
        kind,
        sourceCode,
        coreStatutory: kind !== 'public',
        phone: '01632 960 101',
      })),
    )
    .execute()
  const teams = { assessment: newId(), newportHelp: newId() }
  await owner
    .insertInto('team')
    .values([
      { authorityId, id: teams.assessment, agencyId: agencies.council, name: 'Assessment', kind: 'assessment' },
      { authorityId, id: teams.newportHelp, agencyId: agencies.council, name: 'Newport early help', kind: 'early-help' },
    ])
    .execute()

  const people = {} as Town['people']
  for (const { key, name: worker, role, agency, team, place } of cast) {
    const agencyId = agencies[agency]
    const email = `${key}@${name.toLowerCase()}.example`
    const { accountId, membershipId, workerId } = await makeAccount(owner, { authorityId, agencyId, name: worker, email, role })
    const postId = newId()
    await owner
      .insertInto('post')
      .values({
        authorityId,
        id: postId,
        agencyId,
        title: role,
        role,
        teamId: team ? teams[team] : null,
        localityId: place ? places[place] : null,
      })
      .execute()
    await owner
      .insertInto('postHolding')
      .values({ authorityId, id: newId(), postId, workerId, validFrom: '2020-01-01', recordedAt: '2020-01-01T09:00Z' })
      .execute()
    people[key] = {
      accountId,
      membershipId,
      workerId,
      authorityId,
      authority: `${name} Council`,
      authorityShort: name,
      agencyId,
      agency: kinds.find(([id]) => id === agencyId)![1],
      name: worker,
      role,
    }
  }

  const threshold = newId()
  await owner
    .insertInto('thresholdDocument')
    .values({
      authorityId,
      id: threshold,
      version: 1,
      title: thresholdTemplate.title,
      note: thresholdTemplate.note,
      validFrom: '2020-01-01',
      madeAt: new Date('2020-01-01'),
    })
    .execute()
  for (const level of thresholdTemplate.levels) {
    await owner
      .insertInto('thresholdLevel')
      .values({
        authorityId,
        documentId: threshold,
        level: level.level,
        name: level.name,
        means: level.means,
        whoHelps: level.whoHelps,
      })
      .execute()
    await owner
      .insertInto('thresholdClause')
      .values(
        level.clauses.map((clause, position) => ({
          authorityId,
          documentId: threshold,
          level: level.level,
          position,
          ...clause,
        })),
      )
      .execute()
  }
  return { authorityId, places, agencies, teams, threshold, people }
}
