export type { Actor } from './actor.ts'
export { eventRow, recordEvent } from './events.ts'
export { type Explanation, explain, type Question, recordMeant, whoIsMeant } from './explain.ts'
export { accessPages } from './pages.ts'
export {
  type Action,
  actions,
  type Permission,
  type Purpose,
  permissionFor,
  permissions,
  purposes,
  type Reach,
  type Role,
  roles,
} from './permissions.ts'
export { may, requirePermission, seesRowsAlone } from './require.ts'
export { isSamePerson, ownAmong } from './same-person-store.ts'
export { type Swept, sweep } from './session.ts'
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
