import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/database/ids.ts'
import { mergePeople, restrict } from '../src/people/index.ts'
import { indicators } from '../src/performance/indicator.ts'
import { openPage, useHouse } from './house.ts'
import type { Town } from './town.ts'

const house = useHouse()
type Who = keyof Town['people']
const everybody: Who[] = ['priya', 'ruth', 'amina', 'tom', 'dale', 'sunita', 'daniel', 'jas', 'ines', 'howard', 'wen']
/** Who may open rows with names and does not see all that is restricted. */
const rounded: Who[] = ['priya', 'amina', 'tom', 'dale', 'sunita', 'daniel', 'jas']

type Told = {
  place: 'newport' | 'northOrmesby'
  on: string
  outcome?: string
  waits?: 'undecided' | 'unanswered'
  referred?: true
}
const told: Told[] = [
  ...Array.from(
    { length: 9 },
    (_, n): Told => ({ place: 'newport', on: `2026-10-0${1 + (n % 7)}`, outcome: 'no-further-action' }),
  ),
  ...Array.from(
    { length: 4 },
    (_, n): Told => ({ place: 'newport', on: `2026-0${6 + n}-15`, outcome: 'referral-to-assessment', referred: true }),
  ),
  ...Array.from({ length: 4 }, (): Told => ({ place: 'newport', on: '2026-11-20', waits: 'undecided' })),
  ...Array.from(
    { length: 3 },
    (): Told => ({ place: 'newport', on: '2026-11-18', outcome: 'information-and-advice', waits: 'unanswered' }),
  ),
  ...Array.from({ length: 6 }, (): Told => ({ place: 'northOrmesby', on: '2026-10-30', outcome: 'signposted' })),
  // came in October, fell due in November: on time counts it where it fell due
  { place: 'northOrmesby', on: '2026-10-31', outcome: 'signposted' },
]
const childOf: string[] = []

beforeAll(async () => {
  const { authorityId, agencies, places } = house.town
  const { owner } = house
  for (const [index, row] of told.entries()) {
    const [personId, contactId] = [newId(), newId()]
    childOf.push(personId)
    const scope = { authorityId, localityId: places[row.place], agencyId: agencies.school }
    const received = new Date(`${row.on}T09:00:00Z`)
    const due = new Date(received.getTime() + 30 * 3_600_000)
    const decidedAt = row.outcome ? new Date(due.getTime() + (index % 4 === 0 ? 1 : -1) * 3_600_000) : null
    const codes = { kind: 'support', sourceCode: index % 2 === 0 ? '2A' : '6' }
    const name = { givenName: `Child${index}`, familyName: 'Invented', searchKey: `child${index} invented` }
    await owner
      .insertInto('person')
      .values({
        ...scope,
        ...name,
        id: personId,
        identityId: personId,
        kind: 'child',
        bornOn: '2016-03-04',
        recordedAt: received,
      })
      .execute()
    const contact = { ...scope, ...codes, id: contactId, reference: `T${index}`, receivedAt: received, dueAt: due }
    await owner
      .insertInto('contact')
      .values({ ...contact, familyKnows: 'yes', recordedAt: received })
      .execute()
    await owner
      .insertInto('contactChild')
      .values({ ...scope, id: newId(), contactId, personId, addedAt: received })
      .execute()
    if (row.outcome && decidedAt)
      await owner
        .insertInto('decision')
        .values({ ...scope, id: newId(), contactId, version: 1, outcome: row.outcome, decidedAt, late: decidedAt > due })
        .execute()
    if (row.referred)
      await owner
        .insertInto('referral')
        .values({
          ...scope,
          id: newId(),
          reference: `R${index}`,
          contactId,
          personId,
          familyNumber: `F${index}`,
          step: 'assessment',
          sourceCode: codes.sourceCode,
          receivedAt: received,
          recordedAt: received,
        })
        .execute()
    if (row.waits)
      await owner
        .insertInto('waiting')
        .values({ ...scope, ...codes, contactId, danger: 'no', receivedAt: received, dueAt: due, decidedAt })
        .execute()
  }
  await house.as(house.town.people.ruth, 'decide contacts', (work) => mergePeople(work, twins()[0]!, twins()[1]!, 'family-said'))
})

// two records of one child, referred a month apart
const twins = () => told.flatMap((row, index) => (row.referred ? [childOf[index]!] : [])).slice(-2)

const firstOf = (match: (row: Told) => boolean) => childOf[told.findIndex(match)]!
const isRestricted: ((row: Told) => boolean)[] = [
  (row) => row.outcome === 'no-further-action',
  (row) => row.referred === true,
  (row) => row.waits === 'undecided',
  (row) => row.waits === 'unanswered',
]

const open = async (who: Who, path: string) => {
  const { statusCode, body } = await openPage(house, house.town.people[who], path)
  return { statusCode, body, main: body.slice(body.indexOf('<main'), body.indexOf('</main>')) }
}
const textOf = (html: string) =>
  html
    .replace(/<svg.*?<\/svg>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
const number = (words: string | undefined) => (words === undefined ? undefined : Number(words.replace(/,/g, '')))
/** The references of contacts that a page lists. */
const listed = (main: string) => new Set([...main.matchAll(/href="\/contacts\/(T\d+)"/g)].map(([, reference]) => reference))
const rowsIn = (main: string) => (main.match(/<tbody>(.*?)<\/tbody>/s)?.[1]?.match(/<tr>/g) ?? []).length

const paths = () => [
  '/figures',
  `/figures?place=${house.town.places.newport}`,
  ...['FD1', 'FD2', 'FD5'].map((code) => `/figures/${code}`),
]
const figuresOf = async (who: Who) => {
  const found: Record<string, string> = {}
  for (const path of paths()) found[path] = textOf((await open(who, path)).main)
  return found
}

describe('while nothing is restricted, and then', () => {
  test('figures stay as they are when children are restricted, for everybody: they are one number', async () => {
    const before = Object.fromEntries(await Promise.all(everybody.map(async (who) => [who, await figuresOf(who)] as const)))
    for (const match of isRestricted)
      await house.as(house.town.people.ruth, 'decide contacts', (work) => restrict(work, firstOf(match), { why: 'Moved' }))
    for (const who of everybody) expect(await figuresOf(who), who).toEqual(before[who])
  })
})

describe('a count beside a list is the count of that list, for', () => {
  test.each(everybody)('%s: what waits in a place', async (who) => {
    for (const [slug, place] of [
      ['newport', house.town.places.newport],
      ['north-ormesby', house.town.places.northOrmesby],
    ] as const) {
      const { main } = await open(who, `/places/${slug}`)
      const queue = await open(who, `/contacts?place=${place}`)
      if (!main.includes(`id="waiting-${slug}"`)) continue
      const decided = queue.main.search(/>Decided, /)
      const inList = listed(decided < 0 ? queue.main : queue.main.slice(0, decided)).size
      expect(listed(main).size, 'as many as are listed on the place’s page').toBe(inList)
      expect(number(/All ([\d,]+) in/.exec(textOf(main))?.[1]) ?? 0, 'the link to the list').toBe(inList)
      expect(number(/([\d,]+) contacts? waits? for a decision/.exec(textOf(main))?.[1]), 'the first line').toBe(inList)
      const table = new RegExp(`href="/places/${slug}".*?data-of="Waiting">(.*?)</td>`, 's').exec(
        (await open(who, '/places')).main,
      )
      expect(number(table?.[1]), 'the table of places').toBe(inList)
    }
  })

  test.each(['priya', 'ruth'] as const)('%s: the whole queue', async (who) => {
    const queue = await open(who, '/contacts')
    const today = textOf((await open(who, '/')).main)
    expect(number(/Whole queue, (\d+)/.exec(today)?.[1])).toBe(listed(queue.main).size)
    const said = [...textOf(queue.main).matchAll(/(\d+) to (decide|confirm|answer)/g)].map(([, many]) => Number(many))
    expect(said.reduce((sum, many) => sum + many, 0)).toBe(listed(queue.main).size)
    const [toDecide] = said
    expect(who === 'ruth' ? toDecide : toDecide! + 1, 'the restricted one stands in no list but the manager’s').toBe(4)
  })

  test.each(everybody.flatMap((who) => indicators.map(({ code }) => [who, code] as const)))(
    '%s: the rows of %s',
    async (who, code) => {
      const { statusCode, main } = await open(who, `/figures/${code}/rows`)
      if (statusCode !== 200) return expect([403, 404]).toContain(statusCode)
      const text = textOf(main)
      const rows = rowsIn(main)
      expect(text, 'nothing sets the list against the figure').not.toMatch(/rows are listed|are not open to you/)
      const said = number(/ of ([\d,]+), newest first/.exec(text)?.[1]) ?? 0
      expect(said).toBe(rows)
      if (rounded.includes(who)) expect(number(/([\d,]+) rows? you may open/.exec(text)?.[1])).toBe(rows)
    },
  )
})

describe('a published figure is', () => {
  /** What a figure is of, as its own page says it. */
  const sums = async (who: Who, code: string) => {
    const text = textOf((await open(who, `/figures/${code}`)).main)
    const { of, did } = indicators.find((one) => one.code === code)!
    const found = new RegExp(`(About |Under )?([\\d,]+)(?: of (?:about )?([\\d,]+))? (?:${of[0]}|${of[1]}) ${did}`).exec(text)
    return (
      found && {
        part: found[3] && !found[1] ? number(found[2]) : undefined,
        about: found[1]?.trim(),
        whole: found[1] === 'Under ' && !found[3] ? 0 : number(found[3] ?? found[2])!,
      }
    )
  }

  test.each(indicators.map(({ code }) => code))(
    '%s: exact for the manager and the analyst, who have each of its rows',
    async (code) => {
      for (const who of ['ruth', 'ines'] as const) {
        const figure = await sums(who, code)
        const { main } = await open(who, `/figures/${code}/rows`)
        expect(rowsIn(main), who).toBe(figure?.whole ?? 0)
        if (figure?.part !== undefined)
          expect(rowsIn((await open(who, `/figures/${code}/rows?counted=yes`)).main), `${who}: those that count`).toBe(
            figure.part,
          )
        expect(figure?.about).toBeUndefined()
        // and each part opens into as many rows as it says
        for (const [, href] of (await open(who, `/figures/${code}`)).main.matchAll(
          /<th scope="row"><a [^>]*href="([^"]*split=[^"]*)"/g,
        )) {
          const part = (await open(who, `/figures/${code}`)).main
          const cell = part.slice(part.indexOf(`href="${href}"`))
          const [, , last] =
            /data-of="Figure">([^<]*)<\/td>(?:<td class="ds-r" data-of="Of [^"]*">([^<]*)<\/td>)?/.exec(cell) ?? []
          const first = /data-of="Figure">([^<]*)</.exec(cell)?.[1]
          expect(rowsIn((await open(who, href!.replaceAll('&amp;', '&'))).main), href).toBe(number(last ?? first))
        }
      }
    },
  )

  test.each(rounded)('rounded to 5 for %s, with its months and its parts', async (who) => {
    for (const { code } of indicators) {
      const { statusCode, main } = await open(who, `/figures/${code}`)
      if (statusCode !== 200) continue
      const figure = await sums(who, code)
      if (figure) expect(figure.whole % 5, `${code}: ${JSON.stringify(figure)}`).toBe(0)
      for (const [, cell] of main.matchAll(/data-of="(?:Figure|Of [^"]*)">(\d[\d,]*)<\/td>/g))
        expect(number(cell)! % 5, `${code}: ${cell}`).toBe(0)
    }
  })

  // whose figures reach which of the two places on the page of figures
  test.each([
    ['priya', 'newport'],
    ['priya', 'northOrmesby'],
    ['ruth', 'newport'],
    ['ruth', 'northOrmesby'],
    ['ines', 'newport'],
    ['ines', 'northOrmesby'],
    ['dale', 'newport'],
    ['tom', 'newport'],
    ['sunita', 'northOrmesby'],
  ] as const)('on time by the day due, for %s the same on the page of %s and on the page of figures', async (who, place) => {
    const slug = place === 'newport' ? 'newport' : 'north-ormesby'
    const onPlace = /Decided on time<.*?<\/tr>/s.exec((await open(who, `/places/${slug}`)).main)![0]
    const share = /(\d+%|too few)/i.exec(textOf(onPlace.slice(onPlace.indexOf('</span>'))))![1]!
    const { main } = await open(who, `/figures/FD1?place=${house.town.places[place]}`)
    expect(/<h2[^>]*id="figure"[^>]*>(.*?)<\/h2>/s.exec(main)?.[1]?.toLowerCase()).toBe(share.toLowerCase())
    expect(share).toMatch(/^\d/)
  })
})

test('an analyst’s rows hold a restricted one by its codes and its month, without which it is', async () => {
  const { main } = await open('ines', '/figures/FD2/rows')
  const rows = main
    .match(/<tbody>(.*?)<\/tbody>/s)![1]!
    .split('</tr>')
    .filter((row) => row.includes('<tr>'))
  const masked = rows.filter((row) => row.includes('Restricted'))
  const manager = await open('ruth', '/figures/FD2/rows')
  const hidden = [...listed(manager.main)].filter((reference) => !listed(main).has(reference))
  expect(masked).toHaveLength(2)
  expect(hidden).toHaveLength(2)
  for (const row of masked) {
    expect(row).not.toMatch(/href=|\bT\d/)
    expect(textOf(row)).toMatch(/(June|October) 2026/)
    expect(textOf(row)).not.toMatch(/\d+ (Jun|Oct) 2026/)
  }
  for (const reference of hidden) expect((await open('ines', `/contacts/${reference}`)).statusCode).toBe(404)
  const entries = await house.owner
    .selectFrom('readEntry')
    .select('subjects')
    .where('membershipId', '=', house.town.people.ines.membershipId)
    .where('what', '=', 'list')
    .execute()
  const shut = await house.owner.selectFrom('contact').select('id').where('restriction', '=', 'restricted').execute()
  const named = new Set(entries.flatMap(({ subjects }) => subjects))
  expect(
    shut.filter(({ id }) => named.has(id)),
    'what was not shown is not written down as shown',
  ).toEqual([])
})
