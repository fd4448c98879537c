import { get, type Route } from '../access/index.ts'
import type { Room } from '../room.ts'
import { allocationPages } from './allocation-page.tsx'
import { showChild } from './child-page.tsx'
import { showContacts } from './contacts-page.tsx'
import { childrenGiven } from './given-page.tsx'
import { showHousehold } from './household-page.tsx'
import { showLooked } from './looked-page.tsx'
import { newsRoutes } from './news.tsx'
import { nobodyRoutes } from './nobody-page.tsx'
import { referralPages } from './referral-page.tsx'

export { recordCensus } from './record-census.ts'

const pages: Route[] = [
  ...nobodyRoutes,
  ...newsRoutes,
  get('/children/:id', showChild),
  get('/children/:id/contacts', showContacts),
  get('/children/:id/household', showHousehold),
  get('/children/:id/looked', showLooked),
  ...allocationPages,
  ...referralPages,
]

export const children: Room = {
  name: 'children',
  floor: 'work',
  tables: ['seenNews'],

  pages,
  word: { section: 'children', text: 'Children', href: '/children', shownTo: (opens) => opens('see index') },
  firstPages: { practitioner: childrenGiven, 'social-worker': childrenGiven },
  unfinished: (path) => (path.startsWith('/children/') ? { name: 'Words on the record of a child', href: path } : undefined),
}
