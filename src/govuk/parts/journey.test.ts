import { describe, expect, test } from 'vitest'
import { labelsOf } from './journey-labels.ts'
import { type ContactMark, type Episode, marksOf, scaleFor, stepsOf, ticksOf, wide } from './journey-scale.ts'

const from = '2025-01-01'
const to = '2026-01-01'
const scale = scaleFor(wide, from, to, 4)
const episode = (start: string, end: string | undefined, level: number): Episode => ({
  from: start,
  to: end,
  level,
  name: 'Early help',
})

describe('the steps of a journey', () => {
  test.each<[Episode[], string, string]>([
    [[], '1', 'no help yet is level 1 all through'],
    [[episode('2025-03-01', '2025-06-01', 3)], '1 3 1', 'up, and down again'],
    [[episode('2025-03-01', undefined, 3)], '1 3', 'still going'],
    [[episode('2024-05-01', '2025-02-01', 2)], '2 1', 'begun before the picture'],
    [
      [episode('2025-03-01', '2025-06-01', 3), episode('2025-06-01', '2025-07-01', 3)],
      '1 3 1',
      'one after the other at a level is one step',
    ],
    [
      [episode('2025-03-01', '2025-09-01', 2), episode('2025-05-01', '2025-06-01', 4)],
      '1 2 4 2 1',
      'where two overlap the higher shows',
    ],
    [[episode('2020-01-01', '2021-01-01', 4)], '1', 'over long ago'],
  ])('%o is %s: %s', (episodes, levels) => {
    const steps = stepsOf(episodes, from, to)
    expect(steps.map((step) => step.level).join(' ')).toBe(levels)
    expect([steps[0]?.from, steps.at(-1)?.to]).toEqual([from, to])
  })
})

describe('contacts above the steps', () => {
  test.each<[ContactMark[], string, string]>([
    [
      [
        { on: '2025-02-01', mark: 'closed' },
        { on: '2025-08-01', mark: 'open' },
      ],
      '1 closed, 1 open',
      'apart',
    ],
    [
      [
        { on: '2025-08-02', mark: 'open' },
        { on: '2025-08-01', mark: 'closed' },
      ],
      '2 open',
      'close together are counted, and what is open leads',
    ],
    [
      [
        { on: '2025-08-01', mark: 'closed' },
        { on: '2025-08-02', mark: 'referral' },
      ],
      '2 referral',
      'a referral leads over what is closed',
    ],
    [[{ on: '2019-08-01', mark: 'closed' }], '', 'before the picture'],
  ])('%o are %s: %s', (contacts, shown) => {
    const groups = marksOf(contacts, scale, from, to)
    expect(groups.map(({ count, mark }) => `${count} ${mark}`).join(', ')).toBe(shown)
  })
})

describe('words in the picture', () => {
  test.each<[Episode[], number, string]>([
    [[episode('2025-03-01', '2025-09-01', 3)], 1, 'a wide step holds its own words'],
    [[episode('2025-03-01', '2025-03-05', 4)], 1, 'a narrow one has them beside it'],
    [[episode('2020-01-01', '2021-01-01', 4)], 0, 'none for what the picture does not show'],
    [
      Array.from({ length: 12 }, (_, n) => episode(`2025-03-${10 + n}`, `2025-03-${11 + n}`, 3)),
      2,
      'a crowd keeps only those that find room',
    ],
  ])('%#: %i of them: %s', (episodes, shown) => {
    expect(labelsOf(episodes, wide, scale, to, 4)).toHaveLength(shown)
  })

  test.each([
    ['2024-06-01', '2026-11-24', '2025 2026', 'years, over a long time'],
    ['2025-11-24', '2026-11-24', '2026 Apr Jul Oct', 'quarters, over a year'],
  ])('from %s to %s the ground is marked %s: %s', (start, end, words) => {
    expect(
      ticksOf(start, end)
        .map((tick) => tick.words)
        .join(' '),
    ).toBe(words)
  })
})
