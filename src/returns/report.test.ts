import { expect, test } from 'vitest'
import { type Problem, problemLine, ReadingReport } from './report.ts'

const problem: Problem = {
  kind: 'problem',
  code: 'date not understood',
  place: { sheet: 'List 1', row: 3, column: 'Date of Contact' },
  value: '31/02/2024',
  why: 'there is no such day',
  kept: 'row kept without it',
}

test('a problem is one plain line that says where, what, why and what became of it', () => {
  expect(problemLine(problem)).toBe('List 1, row 3, Date of Contact: "31/02/2024": there is no such day (row kept without it)')
})

test('a hopeless file fills no memory: later problems are counted and said to be more', () => {
  const report = new ReadingReport({ keep: 2 })
  for (let count = 0; count < 5; count++) report.hear(problem)
  expect(report.problems).toHaveLength(2)
  expect(report.byCode).toEqual({ 'date not understood': 5 })
  expect(report.lines().at(-1)).toContain('3 more')
})

test('the summary, which a log may hold, quotes no value', () => {
  const report = new ReadingReport()
  report.hear(problem)
  expect(JSON.stringify(report.summary())).not.toContain('31/02/2024')
})
