import { expect, test } from 'vitest'
import { gapWords } from './gap-words.ts'
import { emptySince, type Holding, type Post, partnerGaps, peopleWords, postGaps, teamLines } from './post.ts'

const today = '2026-11-24'
const police = { id: 'police', name: 'Police', kind: 'police', phone: '01632 960 144' }
const council = { id: 'council', name: 'Council', kind: 'council', phone: null }
const held = (name: string, from: string, to: string | null = null, deputy = false): Holding => ({
  holdingId: name,
  workerId: name,
  name,
  phone: null,
  deputy,
  from,
  to,
  version: 1,
})
const post = (title: string, more: Partial<Post> = {}): Post => ({
  id: title,
  title,
  role: 'partner',
  leadFor: null,
  from: '2026-01-05',
  agency: police,
  team: null,
  localityId: 'newport',
  holdings: [],
  ...more,
})
const lead = (...holdings: Holding[]) => [post('Inspector', { leadFor: 'police', holdings })]

test.each([
  [[], 'Nobody named', null, 'no post leads for the police'],
  [lead(), 'Nobody named', null, 'a post that nobody ever held is nobody named'],
  [lead(held('Ada Byrne', '2026-02-01')), null, null, 'somebody holds it'],
  [lead(held('Ada Byrne', '2026-02-01', today)), null, null, 'a last day is still held'],
  [lead(held('Ada Byrne', '2026-02-01', '2026-11-23')), 'Nobody since Tue 24 Nov', null, 'the day after the last day'],
  [lead(held('Ada Byrne', '2026-02-01', '2026-09-01')), 'Nobody since Wed 2 Sept', null, 'since September'],
  [
    lead(held('Ada Byrne', '2026-02-01', '2026-03-31'), held('Bo Finch', '2026-05-01', '2026-09-01')),
    'Nobody since Wed 2 Sept',
    null,
    'the latest of two who left',
  ],
  [lead(held('Ada Byrne', '2026-12-01')), 'Nobody named', null, 'somebody who comes next month is not here'],
  [
    lead(held('Ada Byrne', '2026-02-01', '2026-09-01'), held('Cal Dunne', '2026-09-02', '2026-12-18', true)),
    'Nobody since Wed 2 Sept',
    'Cal Dunne',
    'a deputy covers a gap and does not close it',
  ],
  [
    [...lead(), post('Sergeant', { leadFor: 'police', holdings: [held('Eve Marsh', '2026-01-05')] })],
    null,
    null,
    'one of two lead posts is enough',
  ],
  [
    [post('Inspector', { holdings: [held('Ada Byrne', '2026-02-01')] })],
    'Nobody named',
    null,
    'a constable who leads for nobody is not a named lead',
  ],
  [lead(held('Ada Byrne', '2026-02-01', '2026-01-31')), 'Nobody named', null, 'a holding taken back was never held'],
] as [Post[], string | null, string | null, string][])('the police: %# says %s, cover %s: %s', (posts, say, cover, _why) => {
  const gap = partnerGaps(posts, today).find(({ partner }) => partner === 'police')
  expect(gap ? gapWords(gap, today).say : null).toBe(say)
  expect(gap?.cover?.name ?? null).toBe(cover)
})

test('a place with no post is without all six core partners, in the rule book’s order', () => {
  expect(partnerGaps([], today).map(({ partner }) => partner)).toEqual([
    'council',
    'early-help',
    'police',
    'health',
    'school',
    'housing',
  ])
})

test.each([
  [undefined, undefined, 'A statutory partner: ask the neighbourhood manager', 'nobody to name'],
  [
    undefined,
    { name: 'Dale Pickering', phone: '01632 960 120' },
    'A statutory partner: ask Dale Pickering, 01632\u00a0960\u00a0120',
    'whom to ask',
  ],
  [
    held('Cal Dunne', '2026-09-02', '2026-12-18', true),
    { name: 'Dale Pickering', phone: null },
    'Cover: Cal Dunne, until 18 December 2026',
    'who covers, and until when',
  ],
])('a gap covered by %# says who to turn to', (cover, ask, words, _why) => {
  expect(gapWords({ what: 'Police', partner: 'police', postId: null, since: null, cover }, today, ask).ask).toBe(words)
})

test('an empty post that leads for a partner is one gap, not two', () => {
  const posts = [...lead(), post('Neighbourhood manager', { role: 'neighbourhood-manager' })]
  expect(postGaps(posts, today).map(({ what }) => what)).toEqual(['Neighbourhood manager'])
  expect(emptySince(posts[1]!, today)).toEqual({ day: '2026-01-05', never: true })
})

test('the team reads: who runs the place, each lead with the team, then the others', () => {
  const team = { id: 'help', name: 'Newport early help' }
  const posts = [
    post('Worker 1', { agency: council, team, holdings: [held('Una', '2026-01-05')] }),
    post('Worker 2', { agency: council, team, holdings: [held('Vic', '2026-01-05')] }),
    post('Senior', { agency: council, team, leadFor: 'early-help', holdings: [held('Tom Hesketh', '2026-01-05')] }),
    post('Constable', { holdings: [held('Jas Gill', '2026-01-05')] }),
    post('Empty desk', { holdings: [] }),
    post('Manager', { agency: council, role: 'neighbourhood-manager', holdings: [held('Dale', '2026-01-05')] }),
  ]
  expect(teamLines(posts, today).map(({ what, people }) => `${what}: ${peopleWords(people)}`)).toEqual([
    'Manager: Dale',
    'Early help: Tom Hesketh and 2 others',
    'Constable: Jas Gill',
  ])
})

test('somebody who leads and also holds a post in a team is named once, with the team', () => {
  const team = { id: 'police', name: 'Neighbourhood policing' }
  const jas = held('Jas Gill', '2026-01-05')
  const posts = [
    post('Lead for the police', { leadFor: 'police', holdings: [jas] }),
    post('Constable', { team, holdings: [jas] }),
    post('Constable, nights', { team, holdings: [held('Ada Byrne', '2026-01-05')] }),
    post('Lead for housing', { leadFor: 'housing', holdings: [jas] }),
  ]
  const lines = teamLines(posts, today).map(({ what, people }) => `${what}: ${peopleWords(people)}`)
  expect(lines, 'but each partner that somebody leads for has a line').toEqual([
    'Police: Jas Gill and Ada Byrne',
    'Housing: Jas Gill',
  ])
})
