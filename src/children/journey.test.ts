import { describe, expect, test } from 'vitest'
import type { Stage } from './chapter.ts'
import { beginningOf, marksOf, stagesOf } from './journey.ts'

const given = (why: string, from: string, to: string | null = null, worker: string | null = null) => ({
  id: `${why} ${from}`,
  why,
  validFrom: from,
  validTo: to,
  corrects: null,
  worker,
  team: 'Assessment',
})
const stage: Stage = { from: '2026-03-02', to: '2026-05-29', level: 4, name: 'Assessment', ended: 'ended', works: ['assessment'] }

describe('stages', () => {
  test.each<[string, Partial<Stage>, string, Partial<Stage> | undefined]>([
    ['is not there before it began', {}, '2026-03-01', undefined],
    ['lasts on a day within it, and has not ended', {}, '2026-04-01', { to: undefined, ended: undefined }],
    ['has ended on its last day', {}, '2026-05-29', { to: '2026-05-29', ended: 'ended' }],
    ['has the usual level where nothing was decided', {}, '2026-06-01', { level: 4 }],
    ['has the level that was decided', { begunBy: { contact: 'decided' } }, '2026-06-01', { level: 2 }],
    [
      'may be of any kind and without an end',
      { name: 'Pond plan', to: undefined, works: [] },
      '2026-06-01',
      { name: 'Pond plan' },
    ],
  ])('one %s', (_what, more, day, expected) => {
    const decided = [{ contact: 'decided', level: 2 }]
    const [found] = stagesOf({ stages: [{ ...stage, ...more }], decided }, [], day)
    if (expected) expect(found).toMatchObject(expected)
    else expect(found).toBeUndefined()
  })

  test('whoever was given the child for the work while it lasted had it, and is no stage beside it', () => {
    const allocations = [
      given('assessment', '2026-03-02', '2026-03-31', 'Tom Hesketh'),
      given('assessment', '2026-04-01', null, 'Amina Yusuf'),
    ]
    const found = stagesOf({ stages: [stage], decided: [] }, allocations, '2026-06-01')
    expect(found).toMatchObject([{ name: 'Assessment', who: 'Amina Yusuf' }])
  })

  test.each([
    ['assessment', 4, 'as the rule book has it'],
    ['strategy discussion', 4, 'as the rule book has it'],
    ['early help', 3, 'as the rule book has it'],
    ['a self-assessment group', 3, 'a work that is in no list is help, whatever its words'],
  ])('what somebody was given alone, %s, stands at level %i: %s', (why, level) => {
    expect(stagesOf({ stages: [], decided: [] }, [given(why, '2026-01-05')], '2026-06-01')).toMatchObject([
      { level, to: undefined },
    ])
  })
})

test('a contact is marked as what it began, else as it stood', () => {
  const marks = [
    { on: '2026-03-02', mark: 'closed' as const, contact: 'first' },
    { on: '2026-04-02', mark: 'open' as const, contact: 'second' },
    { on: '2026-07-02', mark: 'open' as const, contact: 'later' },
  ]
  const stages: Stage[] = [{ ...stage, begunBy: { contact: 'first', mark: 'referral' } }]
  expect(marksOf({ marks, stages }, '2026-06-01')).toEqual([
    { on: '2026-03-02', mark: 'referral' },
    { on: '2026-04-02', mark: 'open' },
  ])
})

test.each([
  ['2026-06-01', '2024-02-01', 'the month in which anything began'],
  ['2024-01-15', '2023-01-01', 'a year before, where all began later'],
])('the picture of %s begins on %s: %s', (day, from) => {
  const told = {
    stages: [stage],
    marks: [{ on: '2025-02-02', mark: 'closed' as const }],
    entries: [{ day: '2024-02-20', words: 'Met' }],
  }
  expect(beginningOf(told, [], day)).toBe(from)
})
