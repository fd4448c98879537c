import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import { bringIn, ended, formWithFile, inFile, sendFile } from '../../tests/importing.ts'
import { wholeDatabase } from '../../tests/whole-database.ts'
import { newId } from '../database/ids.ts'
import { createRun, importFiles } from './index.ts'
import { findRun } from './runs-store.ts'
import { hold } from './store.ts'

const house = useHouse()
beforeAll(async () => {
  house.building.config.data = await mkdtemp(join(tmpdir(), 'doorstep-data-'))
})
afterAll(() => rm(house.building.config.data, { recursive: true, force: true }))

const uploads = () => readdir(join(house.building.config.data, 'uploads')).catch(() => [])
/** The file goes right after the end of its run was written down. */
const noUploads = () => vi.waitFor(async () => expect(await uploads()).toEqual([]))
const runs = () => house.owner.selectFrom('importRun').select('id').execute()
const headings = 'Child Unique ID,Date of Contact,Contact Source,Gender,Ethnicity,Date of Birth'
/** List 1 with these rows: number, day, source. What is left out is filled in. */
const csv = (...rows: string[]) =>
  Buffer.from([headings, ...rows.map((row) => `${row},Female,WBRI,01/02/2019`)].map((row) => `${row}\r\n`).join(''))
const annexA = { kind: 'annex-a' }
const ruth = () => house.town.people.ruth

describe('a file from the page', () => {
  test('the browser is sent to the run, which ends with its counts, and the file is gone', async () => {
    const content = csv('4001,05/11/2026,1A', '4002,06/11/2026,2B')
    const sent = await sendFile(house, ruth(), annexA, { name: 'C:\\Lists\\contacts.csv', content })
    expect(sent.statusCode, sent.body).toBe(303)
    const page = await ended(house, ruth(), sent.headers.location as string)
    expect(page.body).toContain('<h1 class="ds-h1">contacts.csv</h1>')
    expect(page.body).toMatch(/Children<\/th><td[^>]*>2<\/td>/)
    expect(page.body).toMatch(/Contacts<\/th><td[^>]*>2<\/td>/)
    expect(page.body).toContain('Everything was understood.')
    expect(page.headers.refresh).toBeUndefined()
    await noUploads()
    expect((await openPage(house, ruth(), '/imports')).body).toContain('Children: 2 new. Contacts: 2 new.')
    const first = await house.owner.selectFrom('event').select(['workerId', 'act']).where('act', '=', 'file imported').execute()
    expect(first, 'written down as the act of whoever brought the file').toEqual([
      { workerId: ruth().workerId, act: 'file imported' },
    ])
  })

  test('the same file a second time changes nothing', async () => {
    const content = csv('4101,05/11/2026,1A')
    const first = await sendFile(house, ruth(), annexA, { name: 'one.csv', content })
    await ended(house, ruth(), first.headers.location as string)
    const before = await wholeDatabase(house.owner)
    const again = await sendFile(house, ruth(), annexA, { name: 'one.csv', content })
    const page = await ended(house, ruth(), again.headers.location as string)
    expect(page.body).toContain('This very file was imported before, so nothing changed.')
    expect(await wholeDatabase(house.owner)).toEqual(before)
  })

  test('a form sent twice begins one run; with another file it begins another', async () => {
    const same = { key: newId(), ...(await house.session(ruth())) }
    const one = { name: 'twice.csv', content: csv('4201,05/11/2026,1A') }
    const two = { name: 'other.csv', content: csv('4202,05/11/2026,1A') }
    const send = async (answers: Record<string, string>, file: typeof one) => {
      const { headers } = await sendFile(house, ruth(), answers, file, same)
      await ended(house, ruth(), headers.location as string)
      return headers.location
    }
    const first = await send(annexA, one)
    expect(await send(annexA, one), 'the same').toBe(first)
    const others = [await send(annexA, two), await send({ kind: 'cin' }, one)]
    expect(new Set([first, ...others]).size, 'another file, and the same as another kind').toBe(3)
    await noUploads()
  })

  test('while it runs the page shows how far it is and asks for itself again', async () => {
    const id = newId()
    await house.as(ruth(), 'import', (work) => createRun(work, { id, kind: 'cin', fileName: 'census.xml' }))
    const counts = { done: 250, whole: 1000, problems: 3 }
    const row = house.owner.updateTable('importRun').where('id', '=', id)
    await row.set({ state: 'writing', counts: JSON.stringify(counts) }).execute()
    // whoever imports holds this until the end
    await house.as(ruth(), 'import', async (work) => {
      await hold(work, `import ${id}`)
      const page = await openPage(house, ruth(), `/imports/${id}`)
      expect(page.headers.refresh).toBe('2')
      expect(page.body).toMatch(/<progress[^>]* max="100" value="25"/)
      expect(page.body).toContain('3 to look at so far.')
      expect((await openPage(house, ruth(), '/imports')).body).toContain('25% so far')
    })
    const stopped = await openPage(house, ruth(), `/imports/${id}`)
    expect(stopped.body).toContain('The import was stopped before it ended, so nothing of the file was kept. Import it again.')
    expect(stopped.headers.refresh).toBeUndefined()
  })

  test('a run that ends while somebody looks is shown as it ended', async () => {
    const id = newId()
    await house.as(ruth(), 'import', (work) => createRun(work, { id, kind: 'cin', fileName: 'census.xml' }))
    const row = house.owner.updateTable('importRun').where('id', '=', id)
    await row.set({ state: 'reading' }).execute()
    const found = await house.as(ruth(), 'import', async (work) => {
      // the look at the lock comes after the look at the row: the run ends between them
      const database = work.db.withPlugin({
        transformQuery: ({ node }) => node,
        transformResult: async ({ result }) => {
          if ((result.rows[0] as { state?: string } | undefined)?.state === 'reading')
            await row.set({ state: 'refused', sentence: 'It was refused.' }).execute()
          return result
        },
      })
      return findRun({ ...work, db: database as typeof work.db }, id)
    })
    expect(found).toMatchObject({ state: 'refused', sentence: 'It was refused.' })
    expect((await openPage(house, ruth(), `/imports/${id}`)).body).toContain('It was refused.')
  })

  test('a house that closes stops it, and nothing of the file is kept', async () => {
    const { service } = house.town.people
    const id = newId()
    await house.as(ruth(), 'import', (work) => createRun(work, { id, kind: 'annex-a', fileName: 'late.csv' }))
    const before = await wholeDatabase(house.owner)
    await inFile('late.csv', csv('4301,05/11/2026,1A'), (file) =>
      importFiles(house.as, { runId: id, kind: 'annex-a', files: [file], asker: ruth(), service, closing: AbortSignal.abort() }),
    )
    expect(await house.as(ruth(), 'import', (work) => findRun(work, id))).toMatchObject({ state: 'stopped' })
    expect(await wholeDatabase(house.owner)).toEqual(before)
  })

  test('a third of one person waits until one of the two has ended', async () => {
    const ids = [newId(), newId()]
    for (const id of ids) await house.as(ruth(), 'import', (work) => createRun(work, { id, kind: 'cin', fileName: 'census.xml' }))
    const third = { name: 'third.csv', content: csv('4401,05/11/2026,1A') }
    const refused = await sendFile(house, ruth(), annexA, third)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Two of your imports are under way.')
    await noUploads()
    await house.owner.updateTable('importRun').set({ state: 'stopped' }).where('id', 'in', ids).execute()
    const sent = await sendFile(house, ruth(), annexA, third)
    expect(sent.statusCode).toBe(303)
    await ended(house, ruth(), sent.headers.location as string)
  })

  test('of several sent at once no more than two begin', async () => {
    // held, so that none of them ends while the others come in
    const sent = await house.as(ruth(), 'import', async (work) => {
      await hold(work, `imports of ${ruth().authorityId}`)
      const files = [0, 1, 2, 3].map((at) => ({ name: `at-once-${at}.csv`, content: csv(`45${at},05/11/2026,1A`) }))
      return Promise.all(files.map((file) => sendFile(house, ruth(), annexA, file)))
    })
    expect(sent.map(({ statusCode }) => statusCode).sort()).toEqual([303, 303, 422, 422])
    for (const { statusCode, headers } of sent) if (statusCode === 303) await ended(house, ruth(), headers.location as string)
  })
})

describe('what is refused changes nothing and says what to do', () => {
  const text = (content: string) => Buffer.from(content)
  test.each([
    ['no kind', {}, csv('1,05/11/2026,1A'), 'Choose what kind of file this is'],
    ['a kind that is not here', { kind: 'ssda903' }, csv('1,05/11/2026,1A'), 'Choose what kind of file this is'],
    ['no file', annexA, undefined, 'Choose the file to import'],
    ['nothing in the file', annexA, text(''), 'The file is empty: export it again and choose the new file'],
  ])('a form with %s', async (_what, answers, content, sentence) => {
    const before = (await runs()).length
    const sent = await sendFile(house, ruth(), answers, content && { name: 'list.csv', content })
    expect(sent.statusCode).toBe(422)
    expect(sent.body).toContain(sentence)
    expect(sent.body).toContain('There is a problem')
    expect((await runs()).length).toBe(before)
    await noUploads()
  })

  const large = Buffer.concat([text('PK\u0003\u0004'), Buffer.alloc(21_000_000)])
  const begun = text('<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>')
  const other = text('Name,Colour\r\nx,y\r\n')
  const quoted = csv('1,05/11/2026,"1A')
  test.each([
    ['a workbook above 20 MB', 'annex-a', 'a.xlsx', large, 'larger than 20 MB. Save List 1 and List 3 as CSV files'],
    ['a workbook cut short', 'annex-a', 'a.xlsx', text('PK\u0003\u0004'), 'The workbook is broken or was cut short'],
    ['a list of something else', 'annex-a', 'a.csv', other, 'No Annex A list was found'],
    ['a list with a quote left open', 'annex-a', 'a.csv', quoted, 'The CSV file breaks at line 2'],
    ['a census cut short', 'cin', 'a.xml', begun, 'The XML is broken or cut short at line 1, column'],
    ['a list chosen as a census', 'cin', 'a.csv', csv('1,05/11/2026,1A'), 'This is not an XML file'],
  ])('%s', async (_what, kind, name, content, sentence) => {
    const before = await wholeDatabase(house.owner)
    const sent = await sendFile(house, ruth(), { kind }, { name, content })
    const page = await ended(house, ruth(), sent.headers.location as string)
    expect(page.body).toContain(sentence)
    expect(page.body).toContain('The record is as it was before.')
    expect(await wholeDatabase(house.owner)).toEqual(before)
    await noUploads()
  })
})

describe('what was not understood', () => {
  const rows = Array.from({ length: 250 }, (_, at) => `${5000 + at},some day ${at},1A`)
  let address = ''
  beforeAll(async () => {
    const content = csv(...rows, '5999,05/11/2026,"=1+1"')
    const sent = await sendFile(house, ruth(), annexA, { name: 'odd.csv', content })
    address = sent.headers.location as string
    await ended(house, ruth(), address)
  })

  test('stands with its place and what was read, some at a time', async () => {
    const first = await openPage(house, ruth(), address)
    expect(first.body).toMatch(/odd\.csv, line 2, Date of Contact/)
    expect(first.body).toContain('some day 0')
    const pages = [first.body]
    for (let next: string | undefined = address; next; ) {
      next = /href="(\/imports\/[^"]+\?after=\d+)" rel="next"/.exec(pages.at(-1)!)?.[1]
      if (next) pages.push((await openPage(house, ruth(), next)).body)
    }
    expect(pages).toHaveLength(3)
    const shown = (day: string) => pages.filter((body) => body.includes(`${day}<`)).length
    for (const at of rows.keys()) expect(shown(`some day ${at}`), `row ${at}`).toBe(1)
    expect(pages[2]).toMatch(/href="\/imports\/[^"]+\?after=200" rel="prev"/)
    for (const odd of ['?after=-1', '?after=1e400', '?after=x']) {
      const page = await openPage(house, ruth(), `${address}${odd}`)
      expect([page.statusCode, page.body.includes('some day 0')], odd).toEqual([200, true])
    }
  })

  test('all of it is one CSV file, in which no value is a formula', async () => {
    const { body, headers } = await openPage(house, ruth(), `${address}/problems.csv`)
    expect(headers['content-disposition']).toContain('attachment')
    expect(headers['cache-control']).toBe('no-store')
    for (const at of [0, 100, 249]) expect(body).toContain(`"some day ${at}"`)
    expect(body).toContain(`"'=1+1"`)
    expect(body).not.toContain(`"=1+1"`)
    const kept = await house.owner.selectFrom('importProblem').select('number').where('runId', '=', address.slice(-36)).execute()
    expect(body.trim().split('\r\n')).toHaveLength(kept.length + 1)
    const said = await house.owner.selectFrom('readEntry').select(['what', 'subjects']).where('kind', '=', 'import').execute()
    expect(said, 'written down as an export').toContainEqual({ what: 'export', subjects: [address.slice(-36)] })
  })
})

describe('who may import', () => {
  let address = ''
  beforeAll(async () => {
    const run = await inFile('mine.csv', csv('6001,a day,1A'), (file) => bringIn(house, house.town, 'annex-a', file))
    address = `/imports/${run.id}`
    expect(run.problems.length).toBeGreaterThan(0)
  })
  const mayNot = ['priya', 'amina', 'tom', 'dale', 'daniel', 'howard', 'wen'] as const

  test.each(mayNot)('%s sees no page, no run and no problem, and brings no file', async (who) => {
    const actor = house.town.people[who]
    const before = await runs()
    for (const path of ['/imports', address, `${address}/problems.csv`]) {
      const page = await openPage(house, actor, path)
      expect(page.statusCode, path).toBe(403)
      expect(page.body).not.toMatch(/6001|a day|mine\.csv/)
    }
    const sent = await sendFile(house, actor, annexA, { name: 'list.csv', content: csv('6002,05/11/2026,1A') })
    expect(sent.statusCode).toBe(403)
    await noUploads()
    expect(await runs()).toEqual(before)
    expect((await openPage(house, actor, '/threshold')).body).not.toContain('href="/imports"')
  })

  test('an analyst may, and a run is its beginner’s alone', async () => {
    const { ines } = house.town.people
    expect((await openPage(house, ines, '/imports')).statusCode).toBe(200)
    for (const actor of [ines, house.other.people.ruth])
      for (const path of [address, `${address}/problems.csv`]) expect((await openPage(house, actor, path)).statusCode).toBe(404)
    const sent = await sendFile(house, ines, annexA, { name: 'list.csv', content: csv('6003,05/11/2026,1A') })
    expect((await ended(house, ines, sent.headers.location as string)).body).toContain('Everything was understood.')
  })

  test('whoever may finds the way on the page they start at', async () => {
    expect((await openPage(house, ruth(), '/')).body).toContain('href="/imports">Import a file')
    expect((await openPage(house, house.town.people.ines, '/figures')).body).toContain('href="/imports"')
  })

  const file = { name: 'list.csv', content: csv('6004,05/11/2026,1A') }
  test.each([
    ['a proof that is not ours', { csrf: 'somebody’s own' }, 403],
    ['a proof that stands after the file', { last: true }, 403],
    ['another site', { origin: 'https://elsewhere.example' }, 403],
    ['nobody signed in', { cookie: 'doorstep=nobody' }, 401],
  ])('%s: the file is not stored and nothing begins', async (_what, extra, status) => {
    const before = await runs()
    const sent = await sendFile(house, ruth(), annexA, file, extra)
    expect(sent.statusCode).toBe(status)
    if (status === 401) expect(sent.body).toContain('href="/sign-in?next=%2Fimports"')
    await noUploads()
    expect(await runs()).toEqual(before)
  })

  test('a browser that goes away in the middle leaves nothing behind', async () => {
    const { port } = new URL(await house.listen())
    const { cookie, csrf } = await house.session(ruth())
    const socket = connect(Number(port), '127.0.0.1')
    const part = (name: string, value: string) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const head = ['POST /imports HTTP/1.1', 'host: localhost', `cookie: ${cookie}`, 'content-length: 9000000']
    socket.write(`${head.join('\r\n')}\r\ncontent-type: multipart/form-data; boundary=x\r\n\r\n`)
    socket.write(part('_csrf', csrf) + part('_key', newId()) + part('kind', 'annex-a'))
    socket.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nthe beginning of it')
    await vi.waitFor(async () => expect(await uploads()).toHaveLength(1))
    socket.destroy()
    await noUploads()
  })

  test('a form that was cut short is said to be, and is no bug', async () => {
    const { cookie, csrf } = await house.session(ruth())
    const { body, type } = formWithFile(annexA, file, csrf)
    const headers = { cookie, 'content-type': type }
    const sent = await house.web.inject({ method: 'POST', url: '/imports', headers, payload: body.subarray(0, body.length - 60) })
    expect(sent.statusCode).toBe(400)
    expect(sent.body).toContain('The form did not arrive whole.')
    await noUploads()
  })

  test('a form without a file part is no import', async () => {
    const sent = await sendForm(house, ruth(), '/imports', annexA)
    expect(sent.statusCode).toBe(422)
    expect(sent.body).toContain('Choose the file to import')
  })
})
