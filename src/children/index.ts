import { get, type Route } from '../access/index.ts'
import type { Room } from '../room.ts'
import { allocationPages } from './allocation-page.tsx'
import { showChapterPage } from './chapter-page.tsx'
import { showChild } from './child-page.tsx'
import { childrenGiven } from './given-page.tsx'
import { showHousehold } from './household-page.tsx'
import { showLooked } from './looked-page.tsx'
import { newsRoutes } from './news.tsx'
import { nobodyRoutes } from './nobody-page.tsx'

export type {
  Chapter,
  ChapterPage,
  ChildAsked,
  Entry,
  InvolvedLine,
  News,
  NewsAsked,
  Next,
  Open,
  Stage,
  Told,
} from './chapter.ts'
export { purposeOf } from './purpose.ts'

const pages: Route[] = [
  ...nobodyRoutes,
  ...newsRoutes,
  get('/children/:id', showChild),
  get('/children/:id/household', showHousehold),
  get('/children/:id/looked', showLooked),
  ...allocationPages,
  get('/children/:id/:page', showChapterPage),
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
