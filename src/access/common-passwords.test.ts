import { expect, test } from 'vitest'
import { passwordProblem } from './sign-in.ts'

test.each([
  ['qwertyuiop123', 'in the list'],
  ['Administrator', 'in the list, whatever its capitals'],
  ['letmein12345', 'a common one with figures behind it'],
  ['!!Liverpool2026!!', 'and with marks round it'],
  ['pass word 2026', 'spaces hide nothing'],
  ['monkeymonkeymonkey', 'a short one again and again'],
  ['aaaaaaaaaaaaaa', 'one letter again and again'],
  ['345678901234', 'along the figures'],
  ['lkjhgfdsapoiuyt', 'back along the keyboard'],
  ['abcdefghijklm', 'along the alphabet'],
])('%j is refused as a common password: %s', (password) => {
  expect(passwordProblem(password)).toMatch(/among the first that are guessed/)
})

test.each([
  ['three words together', 'three words'],
  ['quite another one', 'a short sentence'],
  ['lantern-otter-bicycle', 'three words with marks'],
  ['k7#vQ2!mZp9w', 'what a password keeper makes'],
  ['482916037518', 'figures that are no run'],
])('%j is taken: %s', (password) => expect(passwordProblem(password)).toBeUndefined())
