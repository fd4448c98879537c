import { expect, test } from 'vitest'
import { alsoAs } from '../../tests/also.ts'
import { useHouse } from '../../tests/house.ts'
import { Refusal } from '../errors.ts'
import type { Work } from '../work.ts'
import {
  addClause,
  beginThresholdVersion,
  changeClause,
  changeLevel,
  changeTitle,
  installThresholdTemplate,
  removeClause,
  thresholdInForce,
} from './actions.ts'
import { changesBetween, clauseByNumber, isTemplate } from './document.ts'
import { proposeThreshold, publishingProblems, publishThreshold, takeBackThreshold } from './publishing.ts'
import { findThreshold } from './store.ts'

const house = useHouse()
const asRuth = <T>(run: (work: Work) => Promise<T>) => house.as(house.town.people.ruth, 'look after the system', run)
const asWen = <T>(run: (work: Work) => Promise<T>) => house.as(house.town.people.wen, 'look after the system', run)
const asPriya = <T>(run: (work: Work) => Promise<T>) => house.as(house.town.people.priya, 'decide contacts', run)
const version = (number: number) => asRuth((work) => findThreshold(work, { version: number })).then((found) => found!)
const codeOf = (run: Promise<unknown>) =>
  run.then(() => 'done').catch((error) => (error instanceof Refusal ? error.code : error.message))

test('a version is written as a copy, published from a day, and decisions cite the one in force on theirs', async () => {
  const number = await asRuth(beginThresholdVersion)
  expect(number).toBe(2)
  expect(await asRuth(beginThresholdVersion), 'one is being written already').toBe(2)
  const [old, copy] = [await version(1), await version(2)]
  expect(copy.validFrom).toBeNull()
  expect(changesBetween(old, copy)).toEqual({ added: [], removed: [], reworded: [], levels: [] })

  expect(
    await asRuth((work) =>
      changeClause(work, 2, '3.4', 1, { heading: 'Drink or drugs', words: 'A parent’s drinking takes up room.' }),
    ),
  ).toEqual({ saved: true })
  expect(
    await asRuth((work) => addClause(work, 2, 3, { heading: 'A new worry', words: 'Something that nobody wrote down.' })),
  ).toEqual({ number: '3.13' })
  expect(await asRuth((work) => removeClause(work, 2, '1.8', 1))).toEqual({ saved: true })
  expect(
    await asRuth((work) => changeLevel(work, 2, 3, 1, { name: 'Several of us', means: 'Needs together.', whoHelps: 'A team.' })),
  ).toEqual({ saved: true })
  expect(await asRuth((work) => changeTitle(work, 2, 1, { title: 'Our threshold', note: 'Agreed.' }))).toEqual({ saved: true })
  const changes = changesBetween(old, await version(2))
  expect(changes.added.map(({ clause }) => clause.number)).toEqual(['3.13'])
  expect(changes.removed.map(({ clause }) => clause.number)).toEqual(['1.8'])
  expect(changes.reworded.map(({ clause }) => clause.number)).toEqual(['3.4'])
  expect(changes.levels.map(({ level }) => level)).toEqual([3])
  expect((await asPriya((work) => thresholdInForce(work)))?.version, 'until it is published').toBe(1)

  expect(isTemplate(old), 'as it is shipped').toBe(true)
  expect(isTemplate(await version(2)), 'words of its own').toBe(false)
  expect(isTemplate({ ...(await version(2)), note: old.note }), 'also under the note that was copied with it').toBe(false)
  expect(isTemplate({ ...old, note: 'Agreed by our partners as it is.' })).toBe(false)

  expect(await codeOf(asRuth((work) => publishThreshold(work, 2))), 'nobody asked').toBe('changed-meanwhile')
  expect(await asRuth((work) => proposeThreshold(work, 2, '2026-12-01'))).toEqual({ saved: true })
  expect(await codeOf(asRuth((work) => publishThreshold(work, 2))), 'by whoever asked').toBe('not-allowed')
  const alsoRuth = await alsoAs(house, house.town.people.ruth, house.town.agencies.health, 'administrator')
  const asAlsoRuth = house.as(alsoRuth, 'look after the system', (work) => publishThreshold(work, 2))
  expect(await codeOf(asAlsoRuth), 'by whoever asked, as the administrator').toBe('not-allowed')
  expect(await codeOf(asPriya((work) => publishThreshold(work, 2))), 'by somebody who may not').toBe('not-allowed')
  const change = (work: Work) => changeTitle(work, 2, 2, { title: 'Another', note: '' })
  expect(await codeOf(asRuth(change)), 'words that somebody is asked about stand still').toBe('changed-meanwhile')
  await asRuth((work) => takeBackThreshold(work, 2))
  expect(await codeOf(asWen((work) => publishThreshold(work, 2))), 'taken back').toBe('changed-meanwhile')
  await asRuth((work) => proposeThreshold(work, 2, '2026-12-01'))
  const alone = house.owner.updateTable('thresholdDocument').set({ publishedBy: house.town.people.ruth.workerId })
  await expect(alone.where('version', '=', 2).execute(), 'nor in the database').rejects.toThrow('published_by_two')
  expect(await asWen((work) => publishThreshold(work, 2))).toEqual({ saved: true })
  const onDays = await asPriya(async (work) => {
    const found = []
    for (const day of ['2026-11-24', '2026-11-30', '2026-12-01', '2027-06-01'])
      found.push((await thresholdInForce(work, day))?.version)
    return found
  })
  expect(onDays).toEqual([1, 1, 2, 2])
  const events = await house.owner
    .selectFrom('event')
    .select('act')
    .where('subjectKind', '=', 'threshold')
    .orderBy('number')
    .execute()
  expect(events.map(({ act }) => act)).toContain('threshold published')
})

test('what is published stands still, in the acts and in the database', async () => {
  expect(await codeOf(asRuth((work) => changeClause(work, 1, '3.4', 1, { heading: 'x', words: 'y' })))).toBe('changed-meanwhile')
  const written = codeOf(
    asRuth((work) =>
      work.db
        .updateTable('thresholdClause')
        .set({ words: 'other' })
        .where('documentId', '=', house.town.threshold)
        .where('number', '=', '3.4')
        .execute(),
    ),
  )
  expect(await written).toContain('does not change')
  expect(clauseByNumber(await version(1), '3.4')?.clause.heading).toBe('Drink, drugs or mental ill health')
})

test('two editors of one clause: the second is told what the first wrote, and nothing is lost', async () => {
  const number = await asRuth(beginThresholdVersion)
  const before = clauseByNumber(await version(number), '2.1')!.clause
  const first = await asRuth((work) => changeClause(work, number, '2.1', before.revision, { heading: 'First', words: 'One.' }))
  const two = { heading: 'Second', words: 'Two.' }
  const second = asRuth((work) => changeClause(work, number, '2.1', before.revision, two))
  expect(first).toEqual({ saved: true })
  const theirs = { heading: 'First', words: 'One.', changedBy: 'Ruth Calvert' }
  await expect(second).rejects.toMatchObject({ code: 'changed-meanwhile', facts: { mine: two, theirs } })
  await expect(
    asRuth((work) => removeClause(work, number, '2.1', before.revision)),
    'nor is it removed by one who has not seen it',
  ).rejects.toMatchObject({ code: 'changed-meanwhile', facts: { theirs } })
})

test.each([
  ['2026-11-23', null, 'must be today or later', 'decisions before were made by the version before'],
  ['2026-11-24', null, null, 'today is soon enough'],
  ['2026-11-30', '2026-12-01', 'Choose that day or a later one', 'it would lie hidden under a newer version'],
  ['2026-12-01', '2026-12-01', null, 'it takes the place of one published by mistake for the same day'],
])('publishing from %s after %s says %s: %s', async (from, after, says, _why) => {
  const problems = publishingProblems(await version(1), from, '2026-11-24', after)
  if (says === null) expect(problems).toEqual([])
  else expect(problems[0]?.message).toContain(says)
})

test('an empty level cannot be published', async () => {
  const old = await version(1)
  const without = { ...old, levels: old.levels.map((level) => (level.level === 2 ? { ...level, clauses: [] } : level)) }
  expect(publishingProblems(without, '2026-11-24', '2026-11-24', null).map(({ message }) => message)).toEqual([
    'Level 2 has no clause. Add one before you publish',
  ])
})

test.each(['priya', 'daniel', 'dale', 'howard', 'wen'] as const)('%s cannot write one', async (who) => {
  const actor = house.town.people[who]
  expect(await codeOf(house.as(actor, 'look after the system', beginThresholdVersion))).toBe('not-allowed')
})

test('the template goes into an authority that has no document, once', async () => {
  const { service } = house.other.people
  const asService = <T>(run: (work: Work) => Promise<T>) => house.as(service, 'look after the system', run)
  expect(await asService((work) => installThresholdTemplate(work)), 'it has one').toBe(false)
  await house.owner.deleteFrom('thresholdClause').where('authorityId', '=', house.other.authorityId).execute()
  await house.owner.deleteFrom('thresholdLevel').where('authorityId', '=', house.other.authorityId).execute()
  await house.owner.deleteFrom('thresholdDocument').where('authorityId', '=', house.other.authorityId).execute()
  expect(await asService((work) => thresholdInForce(work))).toBeUndefined()
  expect(await asService((work) => installThresholdTemplate(work))).toBe(true)
  const installed = await asService((work) => thresholdInForce(work))
  expect(installed).toMatchObject({ version: 1, validFrom: '2026-11-24' })
  expect(installed?.levels.map(({ clauses }) => clauses.length)).toEqual([8, 10, 12, 13])
})

test('another authority sees neither the document nor its clauses', async () => {
  const seen = await house.as(house.other.people.ruth, 'look after the system', (work) =>
    findThreshold(work, { id: house.town.threshold }),
  )
  expect(seen).toBeUndefined()
})
