import { get, post, type Route } from '../access/index.ts'
import { smallPages } from './fact-pages.tsx'
import { showFind } from './find-page.tsx'
import { joinPages } from './join-page.tsx'
import { saveNew, showNew } from './new-person-page.tsx'
import { openingPages } from './opening-pages.tsx'
import { restrictionPages } from './restriction-page.tsx'

/** Finding somebody, adding somebody, adding to a record, joining and parting. The child's own page is another room's. */
export const peoplePages: Route[] = [
  get('/children', showFind),
  get('/children/new', showNew),
  post('/children', showFind),
  post('/children/new', saveNew, { drafts: true, looks: showNew }),
  ...smallPages,
  ...joinPages,
  ...restrictionPages,
  ...openingPages,
]
