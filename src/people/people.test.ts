import { expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import { findPeople, likelyMatches, personLabel, recordPerson } from './index.ts'

const house = useHouse()

test('smoke', async () => {
  const { priya } = house.town.people
  await house.as(priya, 'record a contact', (work) =>
    recordPerson(work, {
      kind: 'child',
      givenName: 'Alfie',
      familyName: 'Dunning',
      bornOn: '2015-02-09',
      address: { lines: '11 Larch Street', postcode: 'TS1 4AB' },
      identifiers: [{ scheme: 'nhs', value: '999 000 0018', source: 'GP' }],
    }),
  )
  for (const text of [
    'alfi duning',
    'dunning alfred',
    'dunning larch street',
    'alfie dunning 11',
    '9/2/15',
    '02/09/2015 dunning',
    'TS1 4AB',
    '11 larch st',
  ])
    expect(
      (await house.as(priya, 'decide contacts', (work) => findPeople(work, { text }))).map(({ person, why }) => [
        personLabel(person, '2026-11-24'),
        why,
      ]),
      text,
    ).toEqual([])
  expect(
    await house.as(priya, 'decide contacts', (work) =>
      likelyMatches(work, { givenName: 'Dunning', familyName: 'Alfie', bornOn: '2015-09-02' }),
    ),
  ).toEqual([])
})
