import { beforeAll, expect, test } from 'vitest'
import { openPage, useHouse } from '../../tests/house.ts'
import type { Town } from '../../tests/town.ts'
import { bring, decide, marshFamily } from '../children/samples/marsh-family.ts'
import { answerContact } from './answer-contact.ts'

const house = useHouse()
let [open, answered] = ['', '']

beforeAll(async () => {
  const { kayden, lacey } = await marshFamily(house)
  const ids = [await bring(house, [kayden]), await bring(house, [lacey])]
  for (const id of ids) await decide(house, id, 'information-and-advice', [], 2)
  await house.as(house.town.people.priya, 'decide contacts', (work) =>
    answerContact(work, ids[1]!, {
      way: 'written',
      toWhom: 'Helen Whitlock',
      toldAt: undefined,
      words: 'Try the breakfast club first.',
    }),
  )
  const rows = await house.owner.selectFrom('contact').select(['id', 'reference']).execute()
  ;[open, answered] = ids.map((id) => rows.find((row) => row.id === id)!.reference) as [string, string]
})

const textOf = async (who: keyof Town['people'], reference: string) =>
  (await openPage(house, house.town.people[who], `/contacts/${reference}`)).body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('who brought it stands among those involved, with how to reach them', async () => {
  expect(await textOf('priya', open)).toMatch(
    /Who is involved.*Helen Whitlock Brought this\. Safeguarding lead, Tees Gate Academy 01632 960 245/,
  )
  expect(await textOf('ines', open), 'not to whom it is no name of').not.toContain('Helen Whitlock')
})

test.each(['priya', 'ines'] as const)('%s reads that an open contact was decided on time, not that it is closed', async (who) => {
  const text = await textOf(who, open)
  expect(text).toContain('Decided on time')
  expect(text).not.toContain('Closed on time')
})

test('an analyst reads that an answer was given where one was, and that none was where none was', async () => {
  expect(await textOf('ines', answered)).toContain('Whoever brought this has an answer. Its words are not yours to read.')
  expect(await textOf('ines', open)).toContain('has not been answered yet')
  expect(await textOf('priya', answered)).toContain('Try the breakfast club first.')
})

test('a child who was named and is not shown to a reader is not called nobody', async () => {
  const text = await textOf('ines', open)
  expect(text).toContain('A child who is not shown to you')
  expect(text).not.toContain('Nobody named')
})
