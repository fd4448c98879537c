import { expect, test } from 'vitest'
import { thresholdTemplate } from '../rulebook/index.ts'
import type { Threshold } from './document.ts'
import { searchClauses } from './search.ts'

const threshold: Threshold = {
  id: 'x',
  version: 1,
  title: thresholdTemplate.title,
  note: thresholdTemplate.note,
  validFrom: '2026-01-01',
  proposed: null,
  revision: 1,
  levels: thresholdTemplate.levels.map((level) => ({
    ...level,
    revision: 1,
    changedBy: null,
    clauses: level.clauses.map((clause) => ({ ...clause, revision: 1, changedBy: null })),
  })),
}

test.each([
  ['hungry', 'all', ['4.2'], 'a word of one clause'],
  ['HUNGRY', 'all', ['4.2'], 'capitals do not matter'],
  ['tempers', 'all', ['2.4'], 'a plural'],
  ['temper', 'all', ['2.4'], 'and its singular'],
  ['parent prison', 'all', ['4.9'], 'all the words, in any order'],
  ['hungry, prison', 'all', ['4.2', '4.9'], 'a comma means or, and the document keeps its order'],
  ['hungry zebra', 'some', ['4.2'], 'when nothing has both, what has one is offered, and it says so'],
  ['3.7', 'all', ['3.7'], 'a number finds its clause'],
  ['zebra', 'none', [], 'nothing'],
  ['the', 'none', [], 'a word too small to look for finds nothing rather than everything'],
  ['', 'none', [], 'no words'],
] as const)('looking for "%s" finds %s: %s', (text, how, numbers, _why) => {
  const found = searchClauses(threshold, text)
  expect(found.how).toBe(how)
  expect(found.clauses.map(({ clause }) => clause.number)).toEqual(numbers)
})
