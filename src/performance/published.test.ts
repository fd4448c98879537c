import { expect, test } from 'vitest'
import type { Cell } from './figure.ts'
import { withhold } from './published.ts'

const kept = (cells: Record<string, [number: number, of: number]>) => {
  const given = new Map(Object.entries(cells).map(([key, [number, of]]): [string, Cell] => [key, { number, of }]))
  return [...withhold(given).shown].filter(([, shown]) => shown.is === 'withheld').map(([key]) => key)
}

test.each([
  [{ newport: [60, 60], ormesby: [20, 20], rest: [200, 200] }, [], 'nothing is small'],
  [
    { newport: [3, 3], ormesby: [20, 20], rest: [200, 200] },
    ['newport', 'ormesby'],
    'one alone could be worked out from the total, so the next smallest goes with it',
  ],
  [{ newport: [3, 3], ormesby: [2, 2], rest: [200, 200] }, ['newport', 'ormesby'], 'two hide each other'],
  [
    { newport: [57, 60], ormesby: [10, 20], rest: [100, 200] },
    ['newport', 'ormesby'],
    'three were not on time, and a share would tell',
  ],
  [{ newport: [0, 0], ormesby: [20, 20], rest: [200, 200] }, [], 'nobody is nobody: nothing is given away'],
] as const)('%j keeps back %j: %s', (cells, expected, _why) => {
  expect(kept(cells as unknown as Record<string, [number, number]>).sort()).toEqual([...expected].sort())
})
