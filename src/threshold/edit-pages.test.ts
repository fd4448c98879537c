import { expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'

const house = useHouse()
const base = '/threshold/versions/2'

test('the manager writes a new version clause by clause, and a second person publishes it', async () => {
  const { ruth, priya, wen } = house.town.people
  const begun = await sendForm(house, ruth, '/threshold/versions', {})
  expect(begun.headers.location).toBe(base)
  const writing = await openPage(house, ruth, `${base}/writing`)
  expect(writing.body).toContain('Writing version 2')

  const empty = await sendForm(house, ruth, `${base}/clauses/3.4`, { heading: '', words: 'Still here.' }, { version: 1 })
  expect(empty.statusCode).toBe(422)
  expect(empty.body).toContain('Give the clause a heading of a few words')
  expect(empty.body, 'what was typed stays').toContain('Still here.')

  const saved = await sendForm(
    house,
    ruth,
    `${base}/clauses/3.4`,
    { heading: 'Drink', words: 'A parent drinks.' },
    { version: 1 },
  )
  expect(saved.headers.location).toBe(`${base}/writing`)
  expect((await openPage(house, ruth, `${base}/writing`)).body).toContain('Reworded: 3.4')
  await sendForm(house, ruth, `${base}/levels/2/clauses`, { heading: 'Added', words: 'One more.' })
  await sendForm(
    house,
    ruth,
    `${base}/title`,
    { title: 'Threshold of need, Middlesbrough', note: 'Agreed by partners.' },
    { version: 1 },
  )

  const past = await sendForm(house, ruth, `${base}/publication`, { 'from-day': '1', 'from-month': '1', 'from-year': '2026' })
  expect(past.body).toContain('The first day must be today or later')
  const published = await sendForm(house, ruth, `${base}/publication`, {
    'from-day': '24',
    'from-month': '11',
    'from-year': '2026',
  })
  expect(published.headers.location).toBe(`${base}/publication`)
  expect((await openPage(house, priya, '/threshold')).body, 'one person alone publishes nothing').not.toContain('Version 2')
  const own = await openPage(house, ruth, `${base}/publication`)
  expect(own.body).not.toContain('value="publish"')
  expect(own.body).toContain('value="back"')
  expect((await sendForm(house, ruth, `${base}/publication`, { do: 'publish' })).statusCode).toBe(403)
  expect((await openPage(house, priya, `${base}/publication`)).statusCode).toBe(403)
  expect((await openPage(house, wen, '/threshold/versions')).body).toContain(`href="${base}/publication"`)
  expect((await openPage(house, wen, base)).body).toContain('A parent drinks.')
  expect((await openPage(house, wen, `${base}/publication`)).body).toContain('Ruth Calvert asks')
  const yes = await sendForm(house, wen, `${base}/publication`, { do: 'publish' })
  expect(yes.headers.location).toBe('/threshold/versions')
  const page = await openPage(house, priya, '/threshold')
  expect(page.body).toContain('Version 2, in force since 24 November 2026')
  expect(page.body).toContain('A parent drinks.')
  expect(page.body).not.toContain('claims no council’s wording')
  const old = await openPage(house, priya, '/threshold/versions/1/3.4')
  expect(old.body, 'an older version keeps its words and its address').toContain('Drink, drugs or mental ill health')
  expect(old.body).toContain('was in force from 1 January 2020 until 24 November 2026')
})

test('a second editor is shown both sets of words and may save theirs', async () => {
  const { ruth } = house.town.people
  await sendForm(house, ruth, '/threshold/versions', {})
  const path = '/threshold/versions/3/clauses/2.1'
  await sendForm(house, ruth, path, { heading: 'First', words: 'Words of the first.' }, { version: 1 })
  const second = await sendForm(house, ruth, path, { heading: 'Second', words: 'Words of the second.' }, { version: 1 })
  expect(second.statusCode).toBe(409)
  expect(second.body).toContain('Words of the first.')
  expect(second.body).toContain('Words of the second.')
  expect(second.body, 'saving again is saving knowingly').toContain('name="_version" value="2"')
})

test.each([
  ['priya', 'decides by it and does not write it'],
  ['daniel', 'a partner reads what is published'],
  ['howard', 'an elected member reads what is published'],
] as const)('%s sees no version that is being written: %s', async (who, _why) => {
  const actor = house.town.people[who]
  expect((await openPage(house, actor, '/threshold/versions')).body).not.toContain('Being written')
  expect((await openPage(house, actor, '/threshold/versions/3')).statusCode).toBe(404)
  expect((await openPage(house, actor, '/threshold/versions/3/writing')).statusCode).toBe(403)
  expect(
    (await sendForm(house, actor, '/threshold/versions/3/clauses/2.1', { heading: 'x', words: 'y' }, { version: 2 })).statusCode,
  ).toBe(403)
})
