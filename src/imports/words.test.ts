import { expect, test } from 'vitest'
import { problemsCsv } from './words.ts'

const written = (value: string) => problemsCsv([{ number: 1, place: 'row 2', value, why: 'why', kept: 'kept' }])

test.each([
  ['=1', 'a formula'],
  ['+1', 'a sum is one'],
  ['-1', 'and a difference'],
  ['@now', 'and a function of old'],
  [' =1', 'a space before it is passed over'],
  ['\n=1', 'so is a new line'],
  ['\u00A0=1', 'a space that does not break'],
  ['\uFEFF=1', 'a byte order mark'],
  ['\u200B=1', 'a space of no width'],
  ['\uFF1D1', 'the full-width signs are the same to it: ='],
  ['\uFF0B1', '+'],
  ['\uFF0D1', '-'],
  ['\uFF20now', '@'],
  ['\t1', 'a tab may begin another cell'],
])('%j is kept as text for a spreadsheet: %s', (value, _why) => {
  expect(written(value)).toContain(`,"'${value}",`)
})

test.each([
  ['Hall-Moor', 'a hyphen inside a word'],
  ['a = b', 'a sign that comes later'],
  ['5550', 'a number'],
])('%j stays as it is: %s', (value, _why) => {
  expect(written(value)).toContain(`,"${value}",`)
})
