import { expect, test } from 'vitest'
import { mostChildren, problemsWithContact } from './contact.ts'

const told = {
  kind: 'advice',
  bringerName: 'Helen',
  anonymous: false,
  nobodyNamed: false,
  worry: 'Tired',
  familyKnows: 'yes',
  danger: 'no',
}

test.each([
  [1, [], 'one child'],
  [mostChildren, [], 'a large family and their cousins'],
  [mostChildren + 1, ['child-0-name'], 'more than are looked for at once: a form of a thousand would hold the database'],
  [0, ['child-0-name'], 'nobody named, and that was not said'],
])('a conversation that names %i children has problems at %j: %s', (children, fields) => {
  expect(problemsWithContact({ ...told, children }).map(({ field }) => field)).toEqual(fields)
})
