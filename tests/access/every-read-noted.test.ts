import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { bring } from '../../src/children/samples/marsh-family.ts'
import { newId } from '../../src/database/ids.ts'
import { recordPerson } from '../../src/people/index.ts'
import { useHouse } from '../house.ts'
import { pagesToVisit, somethingOnEveryPage, type There } from '../journeys/pages-to-visit.ts'
import type { Town } from '../town.ts'
import { readable, type Telling, toldWithoutEntry, whatCouldBeTold } from './told.ts'

// Every page, as everybody: whatever name, reference or words of a record stand in it, the log of reads says that they were shown.
const house = useHouse()
let there: There
let could: Telling[]

const roles = ['priya', 'ruth', 'amina', 'tom', 'dale', 'sunita', 'daniel', 'jas', 'grace', 'ines', 'howard', 'wen'] as const

beforeAll(async () => {
  there = await somethingOnEveryPage(house)
  const { priya } = house.town.people
  const child = await house.as(priya, 'record a contact', async (work) =>
    recordPerson(work, {
      kind: 'child',
      givenName: 'Orla',
      familyName: 'Fennimore',
      bornOn: '2015-03-09',
      address: { lines: '3 Weir Close', postcode: 'TS1 4AB', from: '2024-03-01' },
    }),
  )
  if (child.problems) throw new Error('Orla was not recorded')
  await bring(house, [child.id], { kind: 'protection', danger: 'today' })
  // no two contacts say the same: words on a page are those of one
  await sql`update contact_words w set words = n.nth || 'th words, ' || w.words
    from (select id, row_number() over () as nth from contact_words) n where n.id = w.id`.execute(house.owner)
  could = await whatCouldBeTold(house.owner)
}, 60_000)

async function lastEntry(): Promise<number> {
  const { rows } = await sql<{ last: number }>`select coalesce(max(number), 0) as last from read_entry`.execute(house.owner)
  return rows[0]!.last
}

/** Whoever has this page in front of them was shown these subjects, as the log says. */
async function notedSince(number: number): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct unnest(subjects)::text as id from read_entry where number > ${number} and what <> 'refusal'`.execute(
    house.owner,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Pages that answer what was asked in a form, and so have no address of their own. */
const asked = [{ url: '/children', answers: { find: 'Kaden Marsh' } }]

const paths = () => [...new Set(pagesToVisit.filter(({ who }) => who !== 'nobody').map(({ path }) => path(there)))]

async function shownTo(who: keyof Town['people']) {
  const { cookie, csrf } = await house.session(house.town.people[who])
  const untold: string[] = []
  const shown = { pages: 0, told: 0 }
  const visits = [...paths().map((url) => ({ url, answers: undefined })), ...asked]
  for (const { url, answers } of visits) {
    const before = await lastEntry()
    const form = answers && {
      method: 'POST' as const,
      payload: new URLSearchParams({ _csrf: csrf, _key: newId(), ...answers }).toString(),
    }
    const headers = { cookie, ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) }
    const page = await house.web.inject({ url, headers, ...form })
    if (page.statusCode >= 500) untold.push(`${url} answers ${page.statusCode}`)
    // the address, and what was looked for, came from whoever asked
    const said = [
      url,
      encodeURIComponent(url),
      ...new URL(url, 'http://here').searchParams.values(),
      ...Object.values(answers ?? {}),
    ]
    const text = said.reduce((left, own) => left.replaceAll(own, ' '), readable(page.body))
    const noted = await notedSince(before)
    if (answers && who === 'priya') expect(noted, 'whom the search showed').toContain(there.family.kayden)
    shown.pages += page.statusCode === 200 ? 1 : 0
    shown.told += noted.size > 0 ? 1 : 0
    for (const { what, text: said } of toldWithoutEntry(text, could, noted))
      untold.push(`${url} (${page.statusCode}) tells ${what}: ${said.slice(0, 40)}`)
  }
  return { untold, shown }
}

describe('what a page tells of a record stands in the log of reads', () => {
  test.each(roles)('%s, on every page', async (who) => {
    const { untold, shown } = await shownTo(who)
    expect(shown.pages).toBeGreaterThan(5)
    expect(untold).toEqual([])
  })
})
