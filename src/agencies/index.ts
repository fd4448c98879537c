import type { Room } from '../room.ts'
import { agencyPages } from './pages.tsx'

export { endHolding, holdPost, makePost, type NewPost } from './actions.ts'
export { type AgencyRow, readAgencies, readTeams, type TeamRow } from './agency-store.ts'
export { gapWords } from './gap-words.ts'
export { deputyOn, type Gap, type Holding, holderOn, type Person, type Post, peopleWords, type TeamLine } from './post.ts'
export {
  type Agency,
  findPlace,
  listAgencies,
  listPlaces,
  listWorkers,
  ownPlaces,
  type Place,
  readPosts,
} from './store.ts'
export { gapsOf, partnersOf, placesFor, reaches, type Team, teamIn, teamOf } from './team.ts'

export const agencies: Room = {
  name: 'agencies',
  floor: 'ground',
  tables: ['agency', 'post', 'postHolding', 'postHoldingVersion', 'team'],
  pages: agencyPages,
}
