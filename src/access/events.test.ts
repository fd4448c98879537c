import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import { newId } from '../database/ids.ts'
import { eventRow, recordEvent } from './index.ts'

const house = useHouse()
const own = (id: string) => ({ subject: { kind: 'agency', id }, agencyId: house.town.agencies.council })

test('what has no place of its own stands in "not placed yet" of its authority, and one with a place stands there', async () => {
  const { wen } = house.town.people
  const { newport, notPlaced } = house.town.places
  const [without, within] = [newId(), newId()]
  await house.as(wen, 'run a place', async (work) => {
    await recordEvent(work, 'tried', own(without))
    await recordEvent(work, 'tried', { ...own(within), localityId: newport })
  })
  const placeOf = async (id: string) =>
    (await house.owner.selectFrom('event').select('localityId').where('subjectId', '=', id).executeTakeFirstOrThrow()).localityId
  expect([await placeOf(without), await placeOf(within)]).toEqual([notPlaced, newport])
})

test('an event that has nowhere to stand undoes its act: it is never left out', async () => {
  const work = { actor: { ...house.town.people.wen, authorityId: newId() }, now: house.clock.now, db: house.owner }
  await expect(recordEvent(work, 'tried', own(newId()))).rejects.toThrow('locality_id')
})

test('an act upon several is one event, found from each by whoever may see that one', async () => {
  const { priya, ruth } = house.town.people
  const { newport: localityId } = house.town.places
  const [open, shut] = [newId(), newId()]
  const about = (contactId: string, restriction: string) => ({ ...own(contactId), contactId, localityId, restriction })
  await house.as(ruth, 'decide contacts', (work) =>
    recordEvent(work, 'tried with several', [about(open, 'none'), about(shut, 'restricted')], { one: open }),
  )
  const found = (who: typeof priya, contactId: string) =>
    house.as(who, 'decide contacts', (work) =>
      work.db.selectFrom('event').select(['id', 'act', 'facts']).where('contactId', '=', contactId).execute(),
    )
  const [fromOpen, fromShut] = [await found(ruth, open), await found(ruth, shut)]
  expect(fromOpen).toEqual([{ id: expect.any(String), act: 'tried with several', facts: { one: open } }])
  expect(fromShut).toEqual(fromOpen)
  expect([await found(priya, open), await found(priya, shut)]).toEqual([fromOpen, []])
})

test('a row for a bulk of them is the row of the act, letter for letter', async () => {
  const { wen } = house.town.people
  const about = { ...own(newId()), localityId: house.town.places.rest }
  const made = await house.as(wen, 'run a place', async (work) => {
    await recordEvent(work, 'tried in bulk', about, { rows: 3 })
    return eventRow(work, 'tried in bulk', about, { rows: 3 })
  })
  const { rows } = await sql<Record<string, unknown>>`select * from event where act = 'tried in bulk'`.execute(house.owner)
  const { id: _, ...row } = made
  expect(rows).toMatchObject([row])
})
