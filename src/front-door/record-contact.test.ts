import { expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import { type NewContact, recordConversation } from './record-contact.ts'

// The rule is the act's, whoever calls it: a page, the command line, or what comes later.
const house = useHouse()

const given = (more: Partial<NewContact>): NewContact => ({
  kind: 'support',
  sourceCode: '2A',
  agencyId: house.town.agencies.school,
  bringer: { name: 'Daniel Osei', anonymous: false },
  children: [],
  receivedAt: house.clock.now,
  danger: 'no',
  familyKnows: 'yes',
  words: { worry: 'Hungry at school' },
  ...more,
})
const record = (more: Partial<NewContact>) =>
  house.as(house.town.people.priya, 'record a contact', (work) => recordConversation(work, given(more)))

test.each<[string, Partial<NewContact>, string[]]>([
  ['of a kind that there is not', { kind: 'nonsense' as NewContact['kind'] }, ['kind']],
  ['without a worry', { words: {} }, ['worry']],
  ['of blanks', { words: { worry: '  ' } }, ['worry']],
  ['by nobody', { bringer: { name: '', anonymous: false } }, ['who']],
  ['from a source that is not counted', { sourceCode: 'X9' }, ['from']],
  ['without saying whether the family knows', { familyKnows: '' as NewContact['familyKnows'] }, ['knows']],
  ['without saying whether anybody is in danger', { danger: '' as NewContact['danger'] }, ['danger']],
  [
    'of more children than one conversation names',
    { unsettled: { place: '', children: Array.from({ length: 21 }, () => ({ name: 'A child', born: '' })) } },
    ['child-0-name'],
  ],
])('a conversation %s is not kept, and what to put right is said', async (_what, more, fields) => {
  const before = await house.owner.selectFrom('contact').select('id').execute()
  const { problems } = await record(more)
  expect(problems?.map(({ field }) => field)).toEqual(fields)
  expect(await house.owner.selectFrom('contact').select('id').execute()).toHaveLength(before.length)
})

test('what is whole is kept, also where nobody gave a name', async () => {
  expect(await record({ bringer: { name: '', anonymous: true }, sourceCode: '9' })).toMatchObject({
    reference: expect.any(String),
  })
})
