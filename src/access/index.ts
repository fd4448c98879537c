import type { Room } from '../room.ts'
import { accessPages } from './pages.ts'

export type { Actor } from './actor.ts'
export { draftsOf } from './draft-store.ts'
export { recordEvent } from './event-store.ts'
export { eventRow } from './events.ts'
export { type Explanation, explain, type Question, recordMeant, whoIsMeant } from './explain.ts'
export { type FormPage, formPage, type Start, showForm, submitForm } from './form-page.ts'
export { permissionFor, permissionsFor, type RoomPermissions, scopeFor } from './permission-table.ts'
export {
  type Action,
  actions,
  type FloorAction,
  type Permission,
  type Purpose,
  permissions,
  purposes,
  type Reach,
  type Role,
  roles,
} from './permissions.ts'
export { may, requirePermission, seesRowsAlone } from './require.ts'
export { type RowScope, scopeOf } from './row-scope.ts'
export { isSamePerson, ownAmong } from './same-person-store.ts'
export { type Swept, sweep } from './session-store.ts'
export { type Telling, tellingOf } from './telling.ts'
export {
  get,
  type Labels,
  type Outcome,
  type PageParts,
  post,
  type Reply,
  type Route,
  type UploadedFile,
  type Visit,
} from './visit.ts'

export const access: Room = {
  name: 'access',
  floor: 'ground',
  tables: [
    'account',
    'accountRequest',
    'administratorSeen',
    'draft',
    'event',
    'membership',
    'readEntry',
    'session',
    'signInLink',
    'signInTry',
    'submission',
    'usedChoice',
    'worker',
  ],

  pages: accessPages,
  word: { section: 'access', text: 'Access', href: '/access', shownTo: (opens) => opens('manage accounts') },
  footer: [{ text: 'Who can see what', href: '/permissions' }],
}
