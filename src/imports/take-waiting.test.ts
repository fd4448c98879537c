import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sendForm, useHouse } from '../../tests/house.ts'
import { ended, sendFile } from '../../tests/importing.ts'
import { newId } from '../database/ids.ts'
import { recordPerson } from '../people/index.ts'
import { generateCin } from '../returns/index.ts'
import { writeBatch } from './batch.ts'
import { batchSize } from './import-file.ts'

vi.mock(import('./batch.ts'), async (original) => {
  const real = await original()
  return { ...real, writeBatch: vi.fn(real.writeBatch) }
})

const house = useHouse()
beforeAll(async () => {
  house.building.config.data = await mkdtemp(join(tmpdir(), 'doorstep-data-'))
})
afterAll(() => rm(house.building.config.data, { recursive: true, force: true }))

test('many rows that wait are written in the batches of an import, the tables are counted, and equal rows stay as many', async () => {
  const { ines, ruth } = house.town.people
  const { authorityId, places, agencies } = house.town
  const child = { givenName: 'Nora', familyName: 'Simpson', bornOn: '2019-05-03', kind: 'child' as const, restricted: true }
  const personId = (await house.as(ruth, 'record a contact', (work) => recordPerson(work, child))).id!
  const scope = { authorityId, localityId: places.newport, agencyId: agencies.council, restriction: 'restricted' }
  const number = { id: newId(), personId, scheme: 'local', value: '5550', source: 'x', recordedAt: house.clock.now }
  await house.owner
    .insertInto('personIdentifier')
    .values({ ...scope, ...number })
    .execute()
  const headings = 'Child Unique ID,Date of Contact,Contact Source,Gender,Ethnicity,Date of Birth\r\n'
  const rows = '5550,05/11/2026,1A,Female,WBRI,03/05/2019\r\n'.repeat(batchSize + 10)
  const file = { name: 'contacts.csv', content: Buffer.from(headings + rows) }
  const brought = await sendFile(house, ines, { kind: 'annex-a' }, file)
  await ended(house, ines, String(brought.headers.location))

  vi.mocked(writeBatch).mockClear()
  const taken = await sendForm(house, ruth, '/imports/waiting', {})
  await ended(house, ruth, String(taken.headers.location))
  expect(vi.mocked(writeBatch).mock.calls.map(([, told]) => told.length)).toEqual([batchSize, 10])
  const named = await house.owner.selectFrom('contactChild').select('id').where('personId', '=', personId).execute()
  expect(named).toHaveLength(batchSize + 10)
  const counted = await sql<{ n: number }>`select reltuples::int as n from pg_class where relname = 'contact'`.execute(
    house.owner,
  )
  expect(counted.rows[0]!.n).toBeGreaterThanOrEqual(batchSize)
})

/** What stands in the list after everything that waits was taken in. */
async function takeAll() {
  const { ruth } = house.town.people
  const taken = await sendForm(house, ruth, '/imports/waiting', {})
  return (await ended(house, ruth, String(taken.headers.location))).body
}

test('a row that was taken and comes again waits again, because what was written between may differ', async () => {
  const row =
    'Child Unique ID,Date of Contact,Contact Source,Gender,Ethnicity,Date of Birth\r\n6600,05/11/2026,1A,Male,WBRI,03/05/2019\r\n'
  for (const [name, outcome] of [
    ['first.csv', 'new'],
    ['second.csv', 'the same'],
  ] as const) {
    const brought = await sendFile(house, house.town.people.ines, { kind: 'annex-a' }, { name, content: Buffer.from(row) })
    await ended(house, house.town.people.ines, String(brought.headers.location))
    expect(await takeAll()).toMatch(new RegExp(`Contacts</th>.*?data-of="${outcome}">1<`))
  }
})

test('a census that waited while a newer one came in fills only what is empty', async () => {
  const { ines, ruth } = house.town.people
  const bring = async (who: typeof ines, year: number) => {
    const out = new PassThrough()
    const read = buffer(out)
    await generateCin(out, { seed: 7, authority: code, year, size: { children: 1 } })
    const sent = await sendFile(house, who, { kind: 'cin' }, { name: `census-${year}.xml`, content: await read })
    return (await ended(house, who, String(sent.headers.location))).body
  }
  const { code } = await house.owner
    .selectFrom('authority')
    .select('code')
    .where('id', '=', house.town.authorityId)
    .executeTakeFirstOrThrow()
  await bring(ines, 2025)
  await bring(ruth, 2026)
  const born = () =>
    house.owner
      .selectFrom('person as p')
      .innerJoin('personIdentifier as i', 'i.personId', 'p.id')
      .select('p.bornOn')
      .where('i.value', '=', 'D000000001')
      .executeTakeFirst()
  const before = await born()
  expect(before?.bornOn).toBeTruthy()
  await takeAll()
  expect(await born(), 'born a year earlier by the older one').toEqual(before)
})
