import { CompiledQuery, sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Reach, reaches, sights } from '../../src/access/permissions.ts'
import { bring, type Marsh, marshFamily } from '../../src/children/samples/marsh-family.ts'
import { newId } from '../../src/database/ids.ts'
import { restrict } from '../../src/people/index.ts'
import { useHouse } from '../house.ts'

// Who reaches a record is rows: a role, a kind of record, a reach. Here each reach is tried by itself, on each kind of record.
const house = useHouse()
const scopeColumns = "locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none'"
type Who = keyof typeof house.town.people
let family: Marsh

beforeAll(async () => {
  family = await marshFamily(house)
  // somebody makes a sight as docs/how-to/add-a-sight.md says
  await house.owner.executeQuery(
    CompiledQuery.raw(`
    insert into access.sight (name, of_what) values ('sample_plan', 'person');
    create table sample_plan (authority_id uuid not null, id uuid not null, person_id uuid not null, ${scopeColumns},
      primary key (authority_id, id), foreign key (authority_id, person_id) references person);
    call access.protect('sample_plan', 'sample_plan', 'person')`),
  )
})

const seen = new Error('nothing stays')
/** What somebody reads whose sights reach this far, asked inside a transaction that is given up. */
async function entered<T>(who: Who, scope: object, run: (db: typeof house.owner) => Promise<T>): Promise<T> {
  const { membershipId, role } = house.town.people[who]
  const value = {
    membership: membershipId,
    role,
    day: '2026-11-24',
    now: '2026-11-24T09:20:00Z',
    sights: {},
    words: [],
    restrictions: ['none'],
    writes: [],
    ...scope,
  }
  let result: T
  await house.building.db
    .transaction()
    .execute(async (tx) => {
      await sql`select access.enter(${JSON.stringify(value)}::jsonb)`.execute(tx)
      result = await run(tx)
      throw seen
    })
    .catch((error) => {
      if (error !== seen) throw error
    })
  return result!
}
const idsIn = (db: typeof house.owner, table: string, column = 'person_id') =>
  sql<{ id: string }>`select distinct ${sql.ref(column)} as id from ${sql.table(table)}`
    .execute(db)
    .then(({ rows }) => rows.map(({ id }) => id))
const give = (personId: string, given: { workerId?: string; teamId?: string; why?: string; validTo?: string }) => {
  const { authorityId, places, agencies } = house.town
  return house.owner
    .insertInto('allocation')
    .values({
      authorityId,
      id: newId(),
      personId,
      why: 'assessment',
      validFrom: '2026-11-01',
      recordedAt: house.clock.now,
      localityId: places.newport,
      agencyId: agencies.council,
      ...given,
    })
    .execute()
}
const writePlan = (personId: string) => {
  const { authorityId, places, agencies } = house.town
  return sql`insert into sample_plan values (${authorityId}, ${newId()}, ${personId}, ${places.newport}, ${agencies.council})`.execute(
    house.owner,
  )
}

test('the sights and the reaches are the same list in the database as in the permission table', async () => {
  const { rows } = await sql<{ name: string }>`select name from access.sight where name not like 'sample%' order by name`.execute(
    house.owner,
  )
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(sights).sort())
  const known = await sql<{ reaches: string[] }>`select scope.reaches() as reaches`.execute(house.owner)
  expect(known.rows[0]!.reaches.sort()).toEqual([...reaches].sort())
})

describe('a reach finds', () => {
  let child: Record<'byName' | 'colleague' | 'team' | 'service' | 'reviewed' | 'ended' | 'elsewhere', string>
  beforeAll(async () => {
    const { authorityId, agencies, places, people, teams } = house.town
    const team = await house.owner.selectFrom('team').selectAll().where('id', '=', teams.newportHelp).executeTakeFirstOrThrow()
    const other = newId()
    await house.owner
      .insertInto('team')
      .values({ ...team, id: other, name: 'North Ormesby Early Help' })
      .execute()
    const colleague = newId()
    await house.owner
      .insertInto('worker')
      .values({ authorityId, id: colleague, agencyId: agencies.council, name: 'Bea Colleague' })
      .execute()
    const post = newId()
    await house.owner
      .insertInto('post')
      .values({
        authorityId,
        id: post,
        agencyId: agencies.council,
        teamId: teams.newportHelp,
        title: 'Worker',
        role: 'practitioner',
      })
      .execute()
    await house.owner
      .insertInto('postHolding')
      .values({
        authorityId,
        id: newId(),
        postId: post,
        workerId: colleague,
        validFrom: '2026-01-01',
        recordedAt: house.clock.now,
      })
      .execute()
    const made: string[] = []
    for (const n of [1, 2, 3, 4, 5, 6, 7]) {
      const id = newId()
      await house.owner
        .insertInto('person')
        .values({
          authorityId,
          id,
          identityId: id,
          kind: 'child',
          givenName: `Child ${n}`,
          familyName: 'Reach',
          searchKey: 'child reach',
          recordedAt: house.clock.now,
          localityId: n === 7 ? places.northOrmesby : places.newport,
          agencyId: agencies.council,
        })
        .execute()
      await writePlan(id)
      made.push(id)
    }
    const [byName, ofColleague, ofTeam, service, reviewed, ended, elsewhere] = made as [string, ...string[]]
    child = {
      byName,
      colleague: ofColleague!,
      team: ofTeam!,
      service: service!,
      reviewed: reviewed!,
      ended: ended!,
      elsewhere: elsewhere!,
    }
    const tom = people.tom.workerId
    await give(child.byName, { workerId: tom })
    await give(child.colleague, { workerId: colleague })
    await give(child.team, { teamId: teams.newportHelp })
    await give(child.service, { teamId: other })
    await give(child.reviewed, { workerId: tom, why: 'review' })
    await give(child.ended, { workerId: tom, validTo: '2026-11-20' })
  })

  const cases: [Reach, string, (typeof names)[number][]][] = [
    ['by name', 'what is given to oneself, not to one’s team', ['byName', 'reviewed']],
    ['allocated', 'what is given to oneself or one’s team, not what a colleague has', ['byName', 'reviewed', 'team']],
    ['team', 'what one’s team and everybody in it has', ['byName', 'reviewed', 'team', 'colleague']],
    [
      'service',
      'what the teams of the agency have that do the same work',
      ['byName', 'reviewed', 'team', 'colleague', 'service'],
    ],
    ['reviews', 'only what is given to one to review', ['reviewed']],
    ['open contacts', 'nothing of these: none is named in an open contact', []],
    [
      'agency children',
      'everybody whom the agency works with, teams and workers alike',
      ['byName', 'reviewed', 'team', 'colleague', 'service'],
    ],
    [
      'authority',
      'everybody, also who was given on other days',
      ['byName', 'colleague', 'team', 'service', 'reviewed', 'ended', 'elsewhere'],
    ],
  ]
  const names = ['byName', 'colleague', 'team', 'service', 'reviewed', 'ended', 'elsewhere'] as const

  test.each(cases)('%s: %s', async (reach, _why, expected) => {
    for (const [sight, table, column] of [
      ['index', 'person', 'id'],
      ['sample_plan', 'sample_plan', 'person_id'],
    ] as const) {
      const ids = await entered('tom', { sights: { [sight]: [reach] } }, (db) => idsIn(db, table, column))
      expect(names.filter((name) => ids.includes(child[name])).sort(), sight).toEqual([...expected].sort())
    }
  })

  test('a place: everybody who lives there, and their records, by whoever holds a post in it', async () => {
    const records = await entered('dale', { sights: { sample_plan: ['locality'] } }, (db) => idsIn(db, 'sample_plan'))
    expect(records).toContain(child.ended)
    expect(await entered('tom', { sights: { sample_plan: [] } }, (db) => idsIn(db, 'sample_plan'))).toEqual([])
  })

  test('an agency: what it wrote, not what others wrote of the same child', async () => {
    const ofPolice = newId()
    const { authorityId, places, agencies } = house.town
    await sql`insert into sample_plan values (${authorityId}, ${ofPolice}, ${child.team}, ${places.newport}, ${agencies.police})`.execute(
      house.owner,
    )
    const rows = await entered('tom', { sights: { sample_plan: ['agency'] } }, (db) => idsIn(db, 'sample_plan', 'id'))
    expect(rows).not.toContain(ofPolice)
    expect(rows.length).toBeGreaterThan(6)
  })

  test('several reaches add up', async () => {
    const ids = await entered('tom', { sights: { sample_plan: ['by name', 'reviews', 'team'] } }, (db) =>
      idsIn(db, 'sample_plan'),
    )
    expect(ids).toContain(child.colleague)
    expect(ids).not.toContain(child.service)
  })

  test('a contact, by the children it names', async () => {
    const about = await bring(house, [child.service])
    const contacts = (reach: Reach) => entered('tom', { sights: { contact: [reach] } }, (db) => idsIn(db, 'contact', 'id'))
    expect(await contacts('service')).toContain(about)
    expect(await contacts('team')).not.toContain(about)
  })
})

describe('a sight that was made since', () => {
  test('reaches nothing until a row says how far, and its restricted rows only whoever has the child by name', async () => {
    const { lacey } = family
    await writePlan(lacey)
    await give(lacey, { teamId: house.town.teams.newportHelp })
    const teamReads = () => entered('tom', { sights: { sample_plan: ['allocated'] } }, (db) => idsIn(db, 'sample_plan'))
    expect(await entered('tom', { sights: { record: ['authority'] } }, (db) => idsIn(db, 'sample_plan'))).toEqual([])
    expect(await teamReads()).toContain(lacey)
    await house.as(house.town.people.ruth, 'decide contacts', (work) =>
      restrict(work, lacey, { why: 'A witness until the trial' }),
    )
    expect(await teamReads()).not.toContain(lacey)
    await give(lacey, { workerId: house.town.people.tom.workerId })
    const named = await entered('tom', { sights: { sample_plan: ['allocated'] }, restrictions: ['none', 'by name'] }, (db) =>
      idsIn(db, 'sample_plan'),
    )
    expect(named).toContain(lacey)
  })

  test('is cleared for whoever only counts, without a line for it; and read by them when it says that it is counted', async () => {
    const counted = () =>
      entered('ines', { sights: { sample_plan: ['authority'], contact: ['rows'] } }, async (db) => {
        await sql`select access.enter_figures(${house.town.people.ines.membershipId}::uuid, 'authority', '2026-11-24')`.execute(
          db,
        )
        return idsIn(db, 'sample_plan')
      })
    expect(await counted()).toEqual([])
    await sql`update access.sight set counted = true where name = 'sample_plan'`.execute(house.owner)
    expect((await counted()).length).toBeGreaterThan(0)
    await sql`update access.sight set counted = false where name = 'sample_plan'`.execute(house.owner)
  })

  test('what a scope says and nobody knows is refused, not read as none', async () => {
    const { people } = house.town
    expect(people.tom).toBeDefined()
    for (const [sightsSaid, why] of [
      [{ record: ['everything'] }, 'a reach that nobody knows'],
      [{ recrod: ['allocated'] }, 'a sight that there is not'],
    ] as const)
      await expect(
        entered('tom', { sights: sightsSaid }, () => Promise.resolve()),
        why,
      ).rejects.toThrow(why)
  })

  test('a table cannot be protected as a sight that there is not', async () => {
    await expect(
      house.owner.transaction().execute((tx) => sql`call access.protect('sample_plan', 'sample_plam', 'person')`.execute(tx)),
    ).rejects.toThrow('no such kind and no such sight')
  })
})

test('every setting that a policy or a function reads is one of the scope, so that entering and counting clear it', async () => {
  const { rows } = await sql<{ text: string }>`
    select coalesce(qual, '') || coalesce(with_check, '') as text from pg_policies
    union all select prosrc from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('access', 'scope', 'people', 'imports', 'public')
    union all select definition from pg_views where schemaname = 'public'`.execute(house.owner)
  const read = new Set(rows.flatMap(({ text }) => [...text.matchAll(/'(app\.[a-z_]+)'/g)].map((found) => found[1]!)))
  const known = await sql<{ name: string }>`select * from access.scope_settings() as name`.execute(house.owner)
  expect([...read].filter((name) => !known.rows.some((row) => row.name === name))).toEqual([])
  expect(read.size).toBeGreaterThan(15)
})
