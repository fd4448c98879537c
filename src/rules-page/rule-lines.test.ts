import { expect, test } from 'vitest'
import { rules } from '../rulebook/index.ts'
import { ruleLines } from './rule-lines.ts'

test('without a filter, every rule of the book in its order', () => {
  expect(ruleLines().map(({ id }) => id)).toEqual(rules().map(({ id }) => id))
})

test('every line has an address of its own', () => {
  const anchors = ruleLines().map(({ anchor }) => anchor)
  expect(new Set(anchors).size).toBe(anchors.length)
  for (const anchor of anchors) expect(anchor).toMatch(/^[a-z][a-z0-9.-]*$/)
})

test.each([
  [{ find: 'pupil number' }, ['upn'], 'words of the rule'],
  [{ find: 'PUPIL  Number' }, ['upn'], 'capitals and spaces do not matter'],
  [{ find: 'zebra' }, [], 'nothing'],
  [{ find: 'hungry', group: 'Levels of need' }, ['4.2'], 'words within a part'],
  [{ find: 'hungry', group: 'Timescales' }, [], 'the same words in another part'],
] as const)('%o finds %s: %s', (filter, ids, _why) => {
  expect(ruleLines(filter).map(({ id }) => id)).toEqual(ids)
})

test('a mark alone keeps what is so marked, and each mark has rules', () => {
  for (const mark of ['check', 'local'] as const) {
    const lines = ruleLines({ mark })
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.every((line) => line.mark === mark)).toBe(true)
  }
})
