export type { Actor } from './actor.ts'
export { recordEvent } from './events.ts'
export {
  type Action,
  actions,
  type Purpose,
  permissionFor,
  permissions,
  purposes,
  type Role,
  roles,
  type Scope,
} from './permissions.ts'
export { may, requirePermission } from './require.ts'
export { get, type Outcome, type PageParts, post, type Reply, type Route, type Visit } from './visit.ts'
