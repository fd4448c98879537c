import { parse } from 'parse5'
import { beforeAll, describe, expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from './house.ts'
import { pagesToVisit, somethingOnEveryPage, type There } from './journeys/pages-to-visit.ts'

const house = useHouse()
let there: There
beforeAll(async () => {
  there = await somethingOnEveryPage(house)
})

type Node = { tagName?: string; attrs?: { name: string; value: string }[]; childNodes?: Node[] }
const attribute = (node: Node, name: string) => node.attrs?.find((it) => it.name === name)?.value
const all = (node: Node, wanted: (node: Node) => boolean): Node[] => [
  ...(wanted(node) ? [node] : []),
  ...(node.childNodes ?? []).flatMap((child) => all(child, wanted)),
]
const typedInto = (node: Node) =>
  node.tagName === 'textarea' || (node.tagName === 'input' && ['text', 'search'].includes(attribute(node, 'type') ?? 'text'))

/** Documents without a person in them may be searched by address, and a record's own number may stand in one; a date's parts too. */
const mayBeAsked = [/^\/threshold(\/|$)/, /^\/rulebook$/, /^\/access\/explain$/, /^\/children\/[0-9a-f-]+$/]

/** What is typed on this page and would stand in an address: a form asked for by address, or a button that does so. */
function askedByAddress(html: string): string[] {
  const page = parse(html) as Node
  return all(page, (node) => node.tagName === 'form').flatMap((form) => {
    const byAddress =
      (attribute(form, 'method') ?? 'get').toLowerCase() === 'get' ||
      all(form, (node) => attribute(node, 'formmethod') === 'get').length > 0
    const action = attribute(form, 'action') ?? ''
    return byAddress && all(form, typedInto).length > 0 && !mayBeAsked.some((known) => known.test(action)) ? [action] : []
  })
}

test('no page asks by address for what somebody types', async () => {
  const found: string[] = []
  let boxes = 0
  for (const { who, path, route } of pagesToVisit) {
    if (who === 'nobody') continue
    const { body, statusCode } = await openPage(house, house.town.people[who], path(there))
    expect(statusCode, route).toBe(200)
    boxes += all(parse(body) as Node, typedInto).length
    found.push(...askedByAddress(body).map((action) => `${route} asks ${action}`))
  }
  expect(boxes).toBeGreaterThan(100)
  expect(found).toEqual([])
})

describe('a search', () => {
  const name = 'Marguerita'
  test.each([
    ['priya', () => '/children', {}],
    ['priya', () => '/children/new', { _look: 'find' }],
    ['amina', () => `/children/${there.family.kayden}/home`, { _look: 'find' }],
    ['amina', () => `/children/${there.family.kayden}/relationships`, { _look: 'find' }],
    ['ruth', () => `/children/${there.family.kayden}/join`, { _look: 'find' }],
    ['priya', () => `${there.waiting}/move`, { _look: 'find' }],
    ['priya', () => `${there.waiting}/decision`, { _look: 'find' }],
  ] as ['priya' | 'amina' | 'ruth', () => string, Record<string, string>][])(
    'of %s is answered by the page, which no address and no store keeps: %#',
    async (who, path, ask) => {
      const kept = async () => [
        await house.owner.selectFrom('submission').select('key').execute(),
        await house.owner.selectFrom('draft').select(['form', 'at']).execute(),
      ]
      const before = await kept()
      const answer = await sendForm(house, house.town.people[who], path(), { ...ask, find: name })
      expect(answer.statusCode).toBe(200)
      expect(answer.headers.location).toBeUndefined()
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(answer.body, 'what was typed stands in its box').toContain(name)
      const addresses = [...answer.body.matchAll(/(?:href|action|formaction)="([^"]*)"/g)].map((found) => found[1]!)
      expect(addresses.filter((address) => address.includes(name))).toEqual([])
      expect(/name="_page" value="[^"]*Marg/.test(answer.body)).toBe(false)
      expect(await kept()).toEqual(before)
    },
  )

  test('keeps the words of the form that it stands in, and not what was looked for', async () => {
    const answers = { reason: 'Mum wants help with mornings', _look: 'find', find: name }
    const answer = await sendForm(house, house.town.people.priya, `${there.waiting}/decision`, answers)
    expect(answer.body).toContain('Mum wants help with mornings')
    const [draft] = await house.owner
      .selectFrom('draft')
      .select('words')
      .where('form', '=', `${there.waiting}/decision`)
      .execute()
    expect(draft?.words).toMatchObject({ reason: 'Mum wants help with mornings' })
    expect(JSON.stringify(draft?.words)).not.toContain(name)
    const level = await sendForm(house, house.town.people.priya, `${there.waiting}/decision`, { ...answers, _look: 'level=3' })
    expect(level.statusCode).toBe(200)
    for (const _look of ['elsewhere', 'level=33', '/contacts?find=', ''])
      expect((await sendForm(house, house.town.people.priya, `${there.waiting}/decision`, { _look })).statusCode).toBe(404)
    expect((await sendForm(house, house.town.people.priya, '/contacts', { _look: 'find', find: name })).statusCode).toBe(404)
  })

  test('that is asked for by address looks for nobody, and shows the empty page', async () => {
    const before = await house.owner.selectFrom('readEntry').select('termsHash').where('what', '=', 'search').execute()
    const answer = await openPage(house, house.town.people.priya, `/children?find=${name}`)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('<h1')
    const main = answer.body.slice(answer.body.indexOf('<main'))
    expect(main.replaceAll(/name="_page" value="[^"]*"/g, '')).not.toContain(name)
    expect(await house.owner.selectFrom('readEntry').select('termsHash').where('what', '=', 'search').execute()).toEqual(before)
  })
})
