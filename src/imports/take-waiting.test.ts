import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sendForm, useHouse } from '../../tests/house.ts'
import { ended, sendFile } from '../../tests/importing.ts'
import { newId } from '../database/ids.ts'
import { recordPerson } from '../people/index.ts'
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
