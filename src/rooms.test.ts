import { expect, test } from 'vitest'
import { roles } from './access/index.ts'
import { rooms } from './rooms.ts'

// What one room cannot know of the others.
test.each(roles)('%s begins the day in one room', (role) => {
  expect(rooms.filter(({ firstPages }) => firstPages?.[role]).map(({ name }) => name)).toHaveLength(1)
})

test.each<[string, (room: (typeof rooms)[number]) => string[]]>([
  ['a name', ({ name }) => [name]],
  ['a page', ({ pages = [] }) => pages.map(({ method, path }) => `${method} ${path}`)],
  ['a word of the navigation', ({ word }) => (word ? [word.section, word.href] : [])],
  ['a job', ({ jobs = [] }) => jobs.map(({ name }) => name)],
])('%s is of one room', (_what, of) => {
  const all = rooms.flatMap(of)
  expect(all.length).toBeGreaterThan(1)
  expect(all.filter((each, index) => all.indexOf(each) !== index)).toEqual([])
})
