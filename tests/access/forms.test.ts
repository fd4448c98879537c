import { beforeAll, expect, test } from 'vitest'
import { rooms } from '../../src/rooms.ts'
import { openPage, sendForm, useHouse } from '../house.ts'

// Whoever is shown a form may send it: one that is refused as it is sent has cost somebody their words.

const house = useHouse()
let reference: string
let child: string

beforeAll(async () => {
  const { daniel } = house.town.people
  const told = {
    danger: 'no',
    'child.0.name': 'Alfie Dunning',
    'child.0.born': '11',
    worry: 'Quiet',
    knows: 'not-yet',
    kind: 'support',
  }
  reference = String((await sendForm(house, daniel, '/contacts', told)).headers.location).split('=')[1]!
  child = (await house.owner.selectFrom('person').select('id').where('givenName', '=', 'Alfie').executeTakeFirstOrThrow()).id
})

/** Enough to come as far as the question who may: whatever a form asks for first is there. */
const filledIn = {
  who: 'A neighbour',
  from: '1B',
  danger: 'no',
  'child.0.name': 'Robin Vale',
  'child.0.born': '7',
  worry: 'Quiet',
  knows: 'not-yet',
  kind: 'support',
  words: 'Our words',
  why: 'Our reasons',
  reason: 'Our reasons',
  way: 'written',
  of: 'School',
  title: 'A title',
  name: 'A name',
}

/** What a browser sends: each name of the form, with what stands hidden in it, or what we fill in. */
function answersTo(form: string): Record<string, string> {
  const inputs = [...form.matchAll(/<(?:input|select|textarea|button)[^>]*\bname="([^"]+)"[^>]*>/g)]
  const answers: Record<string, string> = {}
  for (const [tag, name = ''] of inputs) {
    if (name.startsWith('_') || /another|draft/.test(name)) continue
    const hidden = /type="hidden"/.test(tag) ? (/value="([^"]*)"/.exec(tag)?.[1] ?? '') : undefined
    const said = hidden ?? filledIn[name as keyof typeof filledIn]
    if (said !== undefined) answers[name] = said
  }
  return answers
}

const roles = ['priya', 'ruth', 'amina', 'tom', 'dale', 'daniel', 'jas', 'ines', 'howard', 'wen'] as const

/** The address of every page that one contact, one child, one place and one version have. */
function addresses(): string[] {
  const filled = rooms
    .flatMap(({ pages = [] }) => pages)
    .filter(({ method }) => method === 'GET')
    .map(({ path }) =>
      path
        .replace(/^\/contacts\/:reference/, `/contacts/${reference}`)
        .replace(/^\/children\/:id/, `/children/${child}`)
        .replace(/^\/places\/:\w+/, '/places/newport')
        .replace(/^\/threshold\/versions\/:version/, '/threshold/versions/1')
        .replace(/^\/access\/accounts\/:id/, `/access/accounts/${house.town.people.tom.membershipId}`),
    )
  return [...new Set(filled)].filter((path) => !path.includes(':'))
}

test.each(roles)(
  '%s may send every form that a page shows them',
  async (who) => {
    const actor = house.town.people[who]
    const refused: string[] = []
    let forms = 0
    for (const path of addresses()) {
      const page = await openPage(house, actor, path)
      if (page.statusCode !== 200) continue
      for (const [, attributes = '', within = ''] of page.body.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)) {
        const action = /action="([^"]*)"/.exec(attributes)?.[1]?.replaceAll('&amp;', '&')
        if (!/method="post"/.test(attributes) || !action || action === '/sign-out' || /multipart/.test(attributes)) continue
        forms++
        const answer = await sendForm(house, actor, action, answersTo(within), { version: 99 })
        if (answer.statusCode === 403 || answer.statusCode === 404) refused.push(`${path}: ${action} ${answer.statusCode}`)
      }
    }
    expect(forms).toBeGreaterThan(0)
    expect(refused).toEqual([])
  },
  120_000,
)

test.each(['howard', 'ines', 'wen'] as const)('%s may not record a contact, and has the words that they sent', async (who) => {
  const sent = { ...filledIn, worry: 'He was alone on the landing again' }
  const refused = await sendForm(house, house.town.people[who], '/contacts', sent)
  expect(refused.statusCode).toBe(403)
  expect(refused.body).toContain('He was alone on the landing again')
  expect(refused.body, 'nothing to be refused again').not.toContain('action="/contacts"')
})

test('words sent to what is not there any more stand in the page that says so', async () => {
  const answer = await sendForm(house, house.town.people.priya, '/contacts/ZZZ-ZZZ/change', { worry: 'He has come back' })
  expect(answer.statusCode).toBe(404)
  expect(answer.body).toContain('He has come back')
})
