import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import { ended, sendFile, takeIn, waitingIdOf } from '../../tests/importing.ts'
import { newId } from '../database/ids.ts'
import { recordPerson } from '../people/index.ts'
import { generateCin } from '../returns/index.ts'
import { writeBatch } from './batch.ts'
import { batchSize } from './import-file.ts'
import { createRun } from './runs-store.ts'
import { takeWaiting } from './take-waiting.ts'
import { waitingFiles } from './waiting-store.ts'

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
  await takeIn(house, ruth, file.name)
  expect(vi.mocked(writeBatch).mock.calls.map(([, told]) => told.length)).toEqual([batchSize, 10])
  const named = await house.owner.selectFrom('contactChild').select('id').where('personId', '=', personId).execute()
  expect(named).toHaveLength(batchSize + 10)
  const counted = await sql<{ n: number }>`select reltuples::int as n from pg_class where relname = 'contact'`.execute(
    house.owner,
  )
  expect(counted.rows[0]!.n).toBeGreaterThanOrEqual(batchSize)
})

const contactOf = (number: string) =>
  Buffer.from(
    `Child Unique ID,Date of Contact,Contact Source,Gender,Ethnicity,Date of Birth\r\n${number},05/11/2026,1A,Male,WBRI,03/05/2019\r\n`,
  )

async function send(name: string, content: Buffer) {
  const { ines } = house.town.people
  const sent = await sendFile(house, ines, { kind: 'annex-a' }, { name, content })
  await ended(house, ines, String(sent.headers.location))
}

test('one file is taken in by its id: what was sent beside it and meanwhile waits on, and each is an act of its own', async () => {
  const { ruth } = house.town.people
  await send('looked-at.csv', contactOf('6501'))
  await send('beside.csv', contactOf('6502'))
  const { body } = await openPage(house, ruth, '/imports')
  const id = await waitingIdOf(house, 'looked-at.csv')
  expect(body).toContain(`action="/imports/waiting/${id}/taking"`)
  expect(new Set(body.match(/name="_key" value="[^"]*"/g)).size, 'a key for each form').toBe(
    body.match(/name="_key" value="[^"]*"/g)!.length,
  )
  await send('meanwhile.csv', contactOf('6503'))
  const first = await takeIn(house, ruth, 'looked-at.csv')
  expect(first.body).toContain('Import of looked-at.csv')
  const waits = () => house.as(ruth, 'import', async (work) => (await waitingFiles(work)).map(({ fileName }) => fileName))
  expect(await waits()).toEqual(['beside.csv', 'meanwhile.csv'])

  const again = await sendForm(house, ruth, `/imports/waiting/${id}/taking`, {})
  expect(again.headers.location, 'taken in before').toBe(`/imports/waiting/${id}/refusal`)
  expect((await openPage(house, ruth, `/imports/waiting/${id}/refusal`)).body).toContain('took this file into the record')

  await takeIn(house, ruth, 'beside.csv')
  await takeIn(house, ruth, 'meanwhile.csv')
  const events = house.owner.selectFrom('event').select('facts').where('act', '=', 'waiting file taken')
  expect(await events.where('subjectId', '=', first.address.split('/').at(-1)!).execute()).toEqual([{ facts: { rows: 1 } }])
})

test('a file that somebody else was quicker with is not written again, and its run says so', async () => {
  const { ruth, service } = house.town.people
  await send('raced.csv', contactOf('6504'))
  const fileId = await waitingIdOf(house, 'raced.csv')
  await takeIn(house, ruth, 'raced.csv')
  const runId = newId()
  await house.as(ruth, 'import', (work) => createRun(work, { id: runId, kind: 'waiting', fileName: 'raced.csv' }))
  await takeWaiting(house.as, { runId, fileId, asker: ruth, service })
  expect((await openPage(house, ruth, `/imports/${runId}`)).body).toContain('Nothing of this file waited any more')
})

test('a row that was taken and comes again waits again, because what was written between may differ', async () => {
  for (const [name, outcome] of [
    ['first.csv', 'new'],
    ['second.csv', 'the same'],
  ] as const) {
    await send(name, contactOf('6600'))
    expect((await takeIn(house, house.town.people.ruth, name)).body).toMatch(
      new RegExp(`Contacts</th>.*?data-of="${outcome}">1<`),
    )
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
  await takeIn(house, ruth, 'census-2025.xml')
  expect(await born(), 'born a year earlier by the older one').toEqual(before)
})
