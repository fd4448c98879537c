import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import { ended, sendFile, takeIn, waitingIdOf } from '../../tests/importing.ts'
import { wholeDatabase } from '../../tests/whole-database.ts'
import { type Marsh, marshFamily } from '../children/samples/marsh-family.ts'
import { newId } from '../database/ids.ts'
import { restrict } from '../people/index.ts'
import { indicators } from '../performance/indicator.ts'
import { importsOf } from './import-file.ts'
import { hold } from './store.ts'
import { refuseWaiting, settledFiles, waitingFiles, waitingRows } from './waiting-store.ts'

const house = useHouse()
let family: Marsh
const give = (personId: string, scheme: string, value: string, restriction = 'none') => {
  const { authorityId, places, agencies } = house.town
  const scope = { authorityId, localityId: places.newport, agencyId: agencies.council, recordedAt: house.clock.now, restriction }
  return house.owner
    .insertInto('personIdentifier')
    .values({ ...scope, id: newId(), personId, scheme, value, source: 'x' })
    .execute()
}
const headings = 'Child Unique ID,Date of Contact,Contact Source,Gender,Ethnicity,Date of Birth'
let files = 0
/** A file of one row, and where its run is. */
async function bring(who: 'ines' | 'ruth', number: string, born: string, again = false) {
  files += again ? 0 : 1
  const actor = house.town.people[who]
  const content = Buffer.from(`${headings}\r\n${number},05/11/2026,1A,Male,WBRI,${born}\r\n`)
  const sent = await sendFile(house, actor, { kind: 'annex-a' }, { name: `probe-${files}.csv`, content })
  const address = String(sent.headers.location)
  await ended(house, actor, address)
  return address
}

const mainOf = (body: string) => body.slice(body.indexOf('<main'), body.indexOf('</main>'))
const look = async (who: 'ines' | 'ruth', path: string) => mainOf((await openPage(house, house.town.people[who], path)).body)
const listOf = async (who: 'ines' | 'ruth', address: string) =>
  (await openPage(house, house.town.people[who], `${address}/problems.csv`)).body
const figures = ['/figures', ...indicators.flatMap(({ code }) => [`/figures/${code}`, `/figures/${code}/rows`])]

/** Everything that an analyst can open after they brought a row, without what the file itself says. */
async function seenAfter(number: string, born: string) {
  const address = await bring('ines', number, born)
  const plain = (html: string) =>
    html
      .replaceAll(`probe-${files}`, 'probe')
      .replaceAll(address, '')
      .replace(/name="_(key|csrf)" value="[^"]*"/g, '')
  const imports = plain(await look('ines', '/imports'))
  const seen: Record<string, string> = {
    // the newest alone: others were brought before
    imports: imports.slice(0, imports.indexOf('</tr>', imports.indexOf('probe.csv'))),
    run: plain(await look('ines', address)),
    list: await listOf('ines', address),
  }
  for (const path of figures) seen[path] = await look('ines', `${path}?period=so-far`)
  return seen
}

beforeAll(async () => {
  house.building.config.data = await mkdtemp(join(tmpdir(), 'doorstep-data-'))
  family = await marshFamily(house)
  await give(family.lacey, 'local', '7001')
  await give(family.kayden, 'local', '5550', 'restricted')
  // two records with one number: a doubt of every day
  await give(family.lacey, 'local', '7002')
  await give(family.danielle, 'local', '7002')
  await house.as(house.town.people.ruth, 'decide contacts', (work) => restrict(work, family.kayden, { why: 'Moved' }))
})
afterAll(() => rm(house.building.config.data, { recursive: true, force: true }))

const changed = (before: Record<string, unknown>, after: Record<string, unknown>) =>
  Object.keys(after).filter((table) => JSON.stringify(after[table]) !== JSON.stringify(before[table]))

describe('an analyst, who may not look people up', () => {
  let unknown: Awaited<ReturnType<typeof seenAfter>> | undefined
  test.each([
    ['5550', '03/05/2019', 'somebody restricted, by the right birth date'],
    ['5550', '04/05/2019', 'and by a wrong one'],
    ['7002', '01/02/2024', 'a number of two records, which is a doubt of every day'],
    ['7001', '01/02/2024', 'somebody known, by the right birth date'],
    ['7001', '09/09/2023', 'and by a wrong one'],
  ])('sees after %s, born %s, what is seen after a number that nobody has: %s', async (number, born, _why) => {
    unknown ??= await seenAfter('9001', '01/01/2020')
    expect(await seenAfter(number, born)).toEqual(unknown)
    expect(unknown.run).toContain('waits until the front door’s manager')
  })

  test.each(['5550', '7001', '9001'])('changes nothing of the record by %s: the row waits, once', async (number) => {
    const before = await wholeDatabase(house.owner)
    await bring('ines', number, '05/05/2019')
    const after = await wholeDatabase(house.owner)
    // that the file was read is written down there
    expect(changed(before, after)).toEqual(['import_waiting', 'imported_row'])
    await bring('ines', number, '05/05/2019')
    expect(changed(after, await wholeDatabase(house.owner)), 'the same row in another file').toEqual(['imported_row'])
  })

  test('is shown no row that waits, cannot take any, and reads none in the database', async () => {
    const { ines } = house.town.people
    expect((await openPage(house, ines, '/imports')).body).not.toContain('wait for you')
    const [{ fileName } = { fileName: '' }] = await house.as(house.town.people.ruth, 'import', waitingFiles)
    const id = await waitingIdOf(house, fileName)
    expect((await sendForm(house, ines, `/imports/waiting/${id}/taking`, {})).statusCode).toBe(403)
    expect(await house.as(ines, 'import', waitingRows)).toEqual([])
    const reading = house.as(ines, 'import', (work) => sql`select place from import_waiting`.execute(work.db))
    await expect(reading).rejects.toThrow(/permission denied/)
  })
})

describe('whoever sees restricted records', () => {
  test('refuses a file with a reason, which whoever sent it reads; nothing of it comes in, and it may be brought again', async () => {
    const { ruth, ines, priya, service } = house.town.people
    const address = await bring('ines', '8123', '05/05/2019')
    const name = `probe-${files}.csv`
    const rows = () => house.owner.selectFrom('importWaiting').selectAll().where('fileName', '=', name).execute()
    const [{ id } = { id: '' }] = await rows()
    const path = `/imports/waiting/${id}/refusal`
    expect(await look('ruth', '/imports')).toContain(path)
    expect(await look('ines', '/')).toMatch(new RegExp(`href="${address}">${name}</a>[^<]*it waits for the front door’s manager`))
    for (const actor of [ines, priya]) {
      expect((await openPage(house, actor, path)).statusCode, actor.name).toBe(403)
      expect((await sendForm(house, actor, path, { why: 'x' })).statusCode, actor.name).toBe(403)
    }
    const by = (actor: typeof ines) => house.as(actor, 'import', (work) => refuseWaiting(work, id, 'x', 'x'))
    for (const actor of [ines, service]) await expect(by(actor)).rejects.toMatchObject({ code: '42501' })
    expect(await look('ruth', path)).toContain('Ines Duarte')
    const empty = await sendForm(house, ruth, path, { why: ' ' })
    expect([empty.statusCode, empty.body.includes('Say why you refuse this file')]).toEqual([422, true])
    expect((await rows()).every(({ refusedAt }) => refusedAt === null)).toBe(true)

    const why = 'We did not ask for this list: ring me before you send it again'
    expect((await sendForm(house, ruth, path, { why })).headers.location).toBe(`/imports?refused=${id}`)
    expect(await rows()).toMatchObject([{ refusedBy: ruth.workerId, refusedBecause: why, takenAt: null }])
    const after = await look('ruth', `/imports?refused=${id}`)
    expect(after.match(/role="status">[^<]*/)![0]).toContain(`You refused ${name}`)
    const [still, refused] = after.split('Refused in the last four weeks')
    expect(still).not.toContain(path)
    for (const words of [name, 'Ines Duarte', why]) expect(refused).toContain(words)
    expect((await sendForm(house, ruth, path, { why: 'Otherwise' })).headers.location, 'refused once').toBe(path)
    expect(await look('ruth', path), 'what became of it').toContain(`The reason: ${why}`)
    for (const actor of [ines, priya]) expect((await openPage(house, actor, path)).statusCode, actor.name).toBe(403)
    expect(await house.as(ines, 'import', (work) => settledFiles(work, { id })), 'nor by the database').toEqual([])
    const hers = (await look('ines', '/')).split('id="your-files"')[1]
    expect(hers, 'on the first page of whoever sent it').toContain(why)
    for (const page of ['/imports', address]) {
      expect(await look('ines', page)).toContain(why)
      expect(await look('ines', page)).toContain('Ruth Calvert refused this file')
    }
    const event = await house.owner.selectFrom('event').selectAll().where('act', '=', 'waiting file refused').execute()
    expect(event).toMatchObject([{ workerId: ruth.workerId, subjectId: address.split('/').at(-1), facts: { rows: 1 } }])

    await house.as(ruth, 'import', async (work) => expect((await waitingRows(work)).map((row) => row.id)).not.toContain(id))
    await bring('ines', '8123', '05/05/2019', true)
    expect(await rows(), 'it waits anew').toHaveLength(2)
    const [again] = (await rows()).filter((row) => row.refusedAt === null)
    await sendForm(house, ruth, `/imports/waiting/${again!.id}/refusal`, { why })
  })

  test('refuses no file while an import goes on, which may be taking it in', async () => {
    const { ruth } = house.town.people
    await bring('ines', '8124', '05/05/2019')
    const { id } = await house.owner
      .selectFrom('importWaiting')
      .select('id')
      .where('fileName', '=', `probe-${files}.csv`)
      .executeTakeFirstOrThrow()
    await house.as(ruth, 'import', async (work) => {
      await hold(work, importsOf(ruth.authorityId))
      const sent = await sendForm(house, ruth, `/imports/waiting/${id}/refusal`, { why: 'Not asked for' })
      expect([sent.statusCode, sent.body.includes('An import is going on')]).toEqual([422, true])
    })
    expect((await sendForm(house, ruth, `/imports/waiting/${id}/refusal`, { why: 'Not asked for' })).statusCode).toBe(303)
  })

  test('finds the rows that wait, takes them in, and is told what differs', async () => {
    const { ruth } = house.town.people
    const named = () => house.owner.selectFrom('contactChild').select('id').where('personId', '=', family.kayden).execute()
    const before = (await named()).length
    expect(await look('ruth', '/'), 'on the first page').toMatch(/\d+ files wait/)
    const page = await look('ruth', '/imports')
    expect(page).toContain('Files that wait for you')
    expect(page).toContain('Ines Duarte')
    expect(page, 'which file, and not whom').not.toContain('5550')
    const waits = await house.as(ruth, 'import', waitingFiles)
    let list = ''
    for (const { fileName } of waits) list += await listOf('ruth', (await takeIn(house, ruth, fileName)).address)
    expect(list).toContain('the record here says otherwise')
    expect(list).toContain('more than one record here has this number')
    expect((await named()).length, 'their contacts are in the record').toBeGreaterThan(before)
    expect(await look('ruth', '/imports')).not.toContain('Files that wait for you')
    expect(await look('ruth', '/')).not.toContain('for you to take in')
    const kept = await house.owner.selectFrom('contact').select('restriction').where('imported', '=', true).execute()
    expect(kept.map(({ restriction }) => restriction)).toContain('restricted')
  })

  test('is told what differs of a file that an analyst brought before', async () => {
    await bring('ines', '5550', '08/05/2019')
    const address = await bring('ruth', '5550', '08/05/2019', true)
    expect(await listOf('ruth', address)).toContain('the record here says otherwise')
  })

  test('brings a file that goes in at once', async () => {
    const rows = async () => (await look('ruth', '/figures/FD2/rows?period=so-far')).match(/<tr>/g)!.length
    const before = await rows()
    await bring('ruth', '9009', '01/01/2020')
    expect(await rows()).toBe(before + 1)
  })
})

describe('after the rows were taken in', () => {
  test('an analyst tells no restricted one among them: by their month, without a page', async () => {
    const rows = (await look('ines', '/figures/FD2/rows?period=so-far')).match(/<tbody>(.*?)<\/tbody>/s)![1]!.split('</tr>')
    const fromFile = rows.filter((row) => row.includes('<tr>') && !row.includes('href="/contacts/'))
    const came = await house.owner
      .selectFrom('contact')
      .select(['reference', 'restriction', 'localityId'])
      .where('imported', '=', true)
      .where('receivedAt', '>=', new Date('2026-11-01T00:00:00Z'))
      .execute()
    expect(new Set(came.map(({ restriction }) => restriction))).toEqual(new Set(['none', 'restricted']))
    expect(fromFile).toHaveLength(came.length)
    expect(new Set(fromFile.map((row) => row.replace(/<td>[^<]*<\/td>(?=<td>[^<]*<\/td>$)/, '')))).toHaveProperty('size', 1)
    for (const { reference } of came)
      expect((await openPage(house, house.town.people.ines, `/contacts/${reference}`)).statusCode).toBe(404)
  })
})
