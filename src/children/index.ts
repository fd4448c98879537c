import { get, type Route } from '../access/index.ts'
import { allocationPages } from './allocation-page.tsx'
import { showChild } from './child-page.tsx'
import { showContacts } from './contacts-page.tsx'
import { showHousehold } from './household-page.tsx'
import { showLooked } from './looked-page.tsx'
import { newsRoutes } from './news.tsx'
import { nobodyRoutes } from './nobody-page.tsx'
import { referralPages } from './referral-page.tsx'

export { NewsOfChildren } from './news.tsx'
export { newsOf } from './news-store.ts'
export { recordCensus } from './record-census.ts'

export const childrenPages: Route[] = [
  ...nobodyRoutes,
  ...newsRoutes,
  get('/children/:id', showChild),
  get('/children/:id/contacts', showContacts),
  get('/children/:id/household', showHousehold),
  get('/children/:id/looked', showLooked),
  ...allocationPages,
  ...referralPages,
]
