import { get, type Route, type Visit } from '../access/index.ts'
import { partnersPage, todayAtTheDoor } from '../front-door/index.ts'
import { waitingFiles } from '../imports/index.ts'
import { administratorsPage } from '../setting-up/index.ts'
import { ownPlace, practitionersPage, WithImports } from './start-pages.tsx'

/** The first page after signing in: what this role comes for. */
async function start(visit: Visit) {
  switch (visit.actor.role) {
    case 'front-door-worker':
      return todayAtTheDoor(visit)
    case 'front-door-manager': {
      const { page } = await todayAtTheDoor(visit)
      const files = (await visit.withActor('import', waitingFiles)).length
      return { page: { ...page, body: <WithImports files={files}>{page.body}</WithImports> } }
    }
    case 'partner':
      return partnersPage(visit)
    case 'practitioner':
    case 'social-worker':
      return practitionersPage(visit)
    case 'neighbourhood-manager':
      return { to: await ownPlace(visit) }
    case 'administrator':
      return administratorsPage(visit)
    case 'analyst':
    case 'elected-member':
      return { to: '/figures' }
    case 'service':
      return { to: '/threshold' }
  }
}

export const startPages: Route[] = [get('/', start)]
