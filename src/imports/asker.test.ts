import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPage, useHouse } from '../../tests/house.ts'
import { ended, sendFile } from '../../tests/importing.ts'
import { wholeDatabase } from '../../tests/whole-database.ts'
import { type Marsh, marshFamily } from '../children/samples/marsh-family.ts'
import { newId } from '../database/ids.ts'
import { restrict } from '../people/index.ts'

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
/** What the page of the run and its list say, without what is of every run. */
async function probe(who: 'ines' | 'ruth', number: string, born: string, again = false) {
  files += again ? 0 : 1
  const actor = house.town.people[who]
  const content = Buffer.from(`${headings}\r\n${number},05/11/2026,1A,Male,WBRI,${born}\r\n`)
  const sent = await sendFile(house, actor, { kind: 'annex-a' }, { name: `probe-${files}.csv`, content })
  const address = String(sent.headers.location)
  const { body } = await ended(house, actor, address)
  const list = (await openPage(house, actor, `${address}/problems.csv`)).body
  const words = body
    .slice(body.indexOf('<main'), body.indexOf('</main>'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
  const plain = (text: string) => text.replaceAll(`probe-${files}`, 'probe').replaceAll(address, '')
  return { words: plain(words), list: plain(list) }
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

describe('an analyst, who may not look people up', () => {
  test('learns of somebody restricted neither the birth date nor that there is somebody, and changes nothing', async () => {
    const before = await wholeDatabase(house.owner)
    const [right, wrong] = [await probe('ines', '5550', '03/05/2019'), await probe('ines', '5550', '04/05/2019')]
    expect(right, 'the birth date as it stands, and another').toEqual(wrong)
    expect(right, 'as a number of two records, which is a doubt of every day').toEqual(await probe('ines', '7002', '01/02/2024'))
    expect(right.list).toContain('the front door needs to look at this row')
    expect(right.list).not.toContain('record here')
    const after = await wholeDatabase(house.owner)
    // that the file was read today is written down there
    expect(Object.keys(after).filter((table) => JSON.stringify(after[table]) !== JSON.stringify(before[table]))).toEqual([
      'imported_row',
    ])
  })

  test('learns of anybody else only that the front door needs to look', async () => {
    const { words, list } = await probe('ines', '7001', '09/09/2023')
    expect(words).toContain('the front door needs to look at this row')
    expect(words).not.toMatch(/says otherwise|said otherwise|2023-09-09/)
    expect(list).toContain('"","the front door needs to look at this row","taken as far as it could be"')
    expect(await house.owner.selectFrom('contactChild').select('id').where('personId', '=', family.lacey).execute()).not.toEqual(
      [],
    )
  })
})

test('whoever may look up everybody is told what differs, also of a file that an analyst brought before', async () => {
  await probe('ines', '5550', '04/05/2019')
  expect((await probe('ruth', '5550', '04/05/2019', true)).list).toContain('the record here says otherwise')
})
