import { CompiledQuery, sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Chapter } from '../src/children/index.ts'
import { bring, decide, type Marsh, marshFamily } from '../src/children/samples/marsh-family.ts'
import { newId } from '../src/database/ids.ts'
import type { Panel } from '../src/localities/index.ts'
import type { Room } from '../src/room.ts'
import { openPage, useHouse } from './house.ts'
import type { Town } from './town.ts'

// A room that neither the pages of children nor those of places know hands in a chapter and a panel, and changes nothing else.

/** Plans of a child stand in a table of the room's own, which follows the child: its policies are the chapter's sight. */
const plansChapter: Chapter = {
  read: async (work, { records }) => {
    const { rows } = await sql<{ name: string; begun: string; ended: string | null; level: number; leader: string }>`
      select name, begun::text, ended::text, level, leader from sample_plan where person_id = any (${records}::uuid[])`.execute(
      work.db,
    )
    return {
      stages: rows.map(({ name, begun, ended, level, leader }) => ({
        from: begun,
        to: ended ?? undefined,
        level,
        name,
        who: leader,
        ended: 'goals met',
        href: '/plans/garden',
      })),
      entries: rows.map(({ begun }) => ({ day: begun, words: 'Goals agreed', after: ', at home' })),
      open: rows.filter(({ ended }) => !ended).map(() => ({ words: 'a garden plan' })),
      next: rows
        .filter(({ ended }) => !ended)
        .map(() => ({
          words: 'Review the garden plan',
          href: '/plans/garden/review',
          due: work.now,
          about: 'with Rosa Lind',
        })),
      involved: rows.map(({ leader, begun }) => ({
        worker: null,
        name: leader,
        role: 'Leads the garden plan',
        agency: 'Allotments',
        phone: '01632 960 111',
        last: begun,
      })),
      pages: rows.map(({ name }) => ({
        name: 'plan',
        title: 'Plan',
        text: 'Garden plan',
        body: (shown) => (
          <p>
            {name} of {shown.name}, in full
          </p>
        ),
      })),
    }
  },
  onHousehold: async (_work, _household) => [
    {
      children: [],
      href: '/plans/garden',
      says: 'A garden plan waits for its review',
      clock: { state: 'due', word: 'Due today' },
      kind: 'Plan',
      source: null,
    },
  ],
}

/** What a room says without looking at whom: the page shows of it what a shut record shows. */
const carelessChapter: Chapter = {
  read: async () => ({
    stages: [{ from: '2026-11-01', level: 2, name: 'Careless stage' }],
    entries: [{ day: '2026-11-01', words: 'Careless entry' }],
    next: [{ words: 'Careless next', href: '/' }],
    acts: [{ text: 'Careless act', href: '/' }],
    involved: [{ worker: null, name: 'Careless Carl', role: 'Anybody', agency: 'Anywhere', phone: '', last: null }],
  }),
}

const asked: string[] = []
const plansPanel: Panel = {
  sight: 'see contacts',
  read: async ({ actor }, { name, most }) => {
    asked.push(actor.name)
    return {
      id: 'plans',
      title: 'Garden plans',
      all: { text: 'All 14', href: '/plans' },
      body: <p>{`${most} at most in ${name}`}</p>,
    }
  },
}

const gardens: Room = {
  name: 'gardens',
  floor: 'work',
  chapters: [plansChapter, carelessChapter],
  panels: [plansPanel],
}

const house = useHouse({ more: [gardens] })
let family: Marsh

beforeAll(async () => {
  await house.owner.executeQuery(
    CompiledQuery.raw(`
    create table sample_plan (authority_id uuid not null, id uuid not null, person_id uuid not null, name text not null, begun date not null,
      ended date, level int not null, leader text not null,
      locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
      primary key (authority_id, id), foreign key (authority_id, person_id) references person);
    call access.protect('sample_plan', 'record', 'person')`),
  )
  family = await marshFamily(house)
  await decide(house, await bring(house, [family.kayden]), 'referral-to-assessment', [family.kayden])
  const { authorityId, places, agencies } = house.town
  await sql`insert into sample_plan (authority_id, id, person_id, name, begun, ended, level, leader, locality_id, agency_id)
    values (${authorityId}, ${newId()}, ${family.kayden}, 'Garden plan', '2026-02-02', null, 2, 'Rosa Lind', ${places.newport}, ${agencies.council}),
      (${authorityId}, ${newId()}, ${family.kayden}, 'Pond plan', '2025-06-02', '2026-01-20', 3, 'Rosa Lind', ${places.newport}, ${agencies.council})`.execute(
    house.owner,
  )
})

const page = async (who: keyof Town['people'], path: string) => {
  const { statusCode, body } = await openPage(house, house.town.people[who], path)
  return { status: statusCode, body, words: body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') }
}

describe('a chapter', () => {
  const child = (rest = '') => `/children/${family.kayden}${rest}`

  test('stands on the page of a child: picture, list, what is open and comes next, who is involved', async () => {
    const { status, body, words } = await page('amina', child())
    expect(status).toBe(200)
    // in the picture, at its level, and in the list
    expect(body).toMatch(/<text[^>]*>Garden plan<\/text>/)
    expect(words).toContain('2 Feb 2026 Still open Garden plan , Rosa Lind 2')
    expect(words).toContain('2 Jun 2025 20 Jan 2026 Pond plan , Rosa Lind: goals met 3')
    expect(body).toContain('href="/plans/garden"')
    expect(words).toContain('Goals agreed, at home')
    expect(words).toContain('a garden plan')
    expect(words).toContain('Review the garden plan with Rosa Lind')
    expect(words).toContain('Rosa Lind Leads the garden plan Allotments 01632 960 111')
    // beside what the rooms of the house say
    expect(words).toContain('Assessment')
  })

  test('is as it stood on any day', async () => {
    const before = await page('amina', child('?asAt=2025-12-01'))
    expect(before.words).toContain('2 Jun 2025 Still open Pond plan , Rosa Lind 3')
    expect(before.words).not.toContain('2 Feb 2026')
    expect((await page('amina', child('?asAt=2025-06-01'))).words).toContain('Nothing was recorded by 1 June 2025')
  })

  test('fills pages of its own, in their frame', async () => {
    const { status, words } = await page('amina', child('/plan'))
    expect(status).toBe(200)
    expect(words).toContain('Garden plan of Kayden, in full')
    expect((await page('amina', child('/pond'))).status).toBe(404)
  })

  test('says what waits on the household', async () => {
    expect((await page('amina', child('/household'))).words).toContain('A garden plan waits for its review')
  })

  test.each([
    ['tom', 'a practitioner to whom the child is not given'],
    ['grace', 'a partner whose agency works with the child'],
  ] as const)(
    'shows nothing to %s of rows that are not open to them, and no more than who is involved at all: %s',
    async (who, _why) => {
      const { status, words } = await page(who, child())
      expect(status).toBe(200)
      expect(words).not.toMatch(/Garden plan|Pond plan|Rosa Lind|Goals agreed/)
      expect(words).toContain('Careless Carl')
      expect(words).not.toMatch(/Careless (stage|entry|next|act)/)
      expect((await page(who, child('/plan'))).status).toBe(404)
    },
  )

  test('shows nothing of another child', async () => {
    expect((await page('priya', `/children/${family.lacey}`)).words).not.toContain('Garden plan')
  })
})

describe('a panel', () => {
  test('stands on the page of a place, and beside another, where there is less room', async () => {
    const { words } = await page('dale', '/places/newport')
    expect(words).toContain('Garden plans in Newport All 14 in Newport 8 at most in Newport')
    expect(words).toContain('Waiting for a decision in Newport')
    expect((await page('ruth', '/places/newport/beside/north-ormesby')).words).toContain('3 at most in North Ormesby')
  })

  test.each([
    ['sunita', 'the manager of another place'],
    ['howard', 'an elected member'],
    ['tom', 'a practitioner'],
  ] as const)('is not shown to %s, nor asked for: %s', async (who, _why) => {
    asked.length = 0
    const { status, words } = await page(who, '/places/newport')
    expect(status).toBe(200)
    expect(words).not.toContain('Garden plans')
    expect(asked).toEqual([])
  })
})
