import { beforeAll, expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import { newId } from '../database/ids.ts'
import { openWeb } from '../doors/web.tsx'
import { refuse } from '../errors.ts'
import { text } from '../govuk/index.ts'
import { formPage } from './index.ts'
import { requireVersion } from './version.ts'

const house = useHouse()
let web: Awaited<ReturnType<typeof openWeb>>
let as: { cookie: string; csrf: string }

// A page of one box. What stands is version 2, by Ruth; the word sent says what the act comes to.
const routes = formPage<string>(
  '/boxes',
  {
    purpose: 'decide contacts',
    shownAgain: ['answer-first'],
    show: async (_, { kept = {}, problems, clash, refusal }) =>
      text(kept, 'word') === 'gone'
        ? { to: '/' }
        : {
            page: {
              title: 'A box',
              body: `box: ${text(kept, 'word')}; ${problems.map(({ message }) => message)}; ${clash && `${clash.say} ${clash.theirs} ${clash.version}`}; ${refusal?.message}`,
            },
          },
    act: async (work, { form }) => {
      const word = text(form.answers, 'word')
      if (word === 'closed') refuse('contact-closed')
      if (word === 'answer') refuse('answer-first')
      const both = () => ({ mine: word, theirs: 'hers' })
      await requireVersion(Number(form.version), 2, both, `${work.actor.name === 'Ruth' ? 'You' : 'Ruth'} was quicker.`)
      return word ? { to: `/boxes?done=${word}` } : { problems: [{ field: 'word', message: 'Write a word' }] }
    },
  },
  { drafts: true },
)

beforeAll(async () => {
  web = await openWeb({ ...house.building, rooms: [{ name: 'sample', floor: 'work', pages: routes }] })
  as = await house.session(house.town.people.priya)
  return () => web.close()
})

const send = (word: string, version = 2) =>
  web.inject({
    method: 'POST',
    url: '/boxes',
    headers: { cookie: as.cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ _csrf: as.csrf, _key: newId(), _version: String(version), word }).toString(),
  })
const open = () => web.inject({ url: '/boxes', headers: { cookie: as.cookie } })

test('a form that passes leads on', async () => {
  expect((await send('right')).headers.location).toBe('/boxes?done=right')
})

test('what is to be put right stands on the same page', async () => {
  const { statusCode, body } = await send('')
  expect(statusCode).toBe(422)
  expect(body).toContain('Write a word')
})

test('the slower of two sees who was quicker and what stands; the words are in the box, then and later', async () => {
  const { statusCode, body } = await send('mine', 1)
  expect(statusCode).toBe(409)
  expect(body).toContain('box: mine')
  expect(body).toContain('Ruth was quicker. hers 2')
  expect((await open()).body).toContain('box: mine')
  await send('mine', 2)
  expect((await open()).body, 'done, and no longer kept').toContain('box: ;')
})

test('where there is no form any more, the page of the refusal has the words', async () => {
  const { statusCode, body } = await send('gone', 1)
  expect(statusCode).toBe(409)
  expect(body).toContain('Ruth was quicker.')
  expect(body).toContain('gone')
  expect(body).not.toContain('box:')
})

test('a refusal that the page tells of stands on it; another has a page of its own', async () => {
  const told = await send('answer')
  expect(told.statusCode).toBe(409)
  expect(told.body).toContain('box: answer')
  const other = await send('closed')
  expect(other.body).toContain('This contact is closed.')
  expect(other.body).not.toContain('box:')
})
