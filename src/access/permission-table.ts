import {
  type Action,
  actions,
  type FloorAction,
  type Permission,
  type Purpose,
  permissions,
  type Reach,
  type Role,
  type Sight,
  sights,
} from './permissions.ts'

/** Every row that opens an action to a role for a purpose; none: deny by default. Several rows reach further together. */
export function permissionsFor(
  role: Role,
  action: Action,
  purpose?: Purpose,
  { rows }: Pick<PermissionTable, 'rows'> = floor,
): Permission[] {
  return rows.filter((p) => p.role === role && p.action === action && (!p.purpose || p.purpose === purpose))
}

/** The first row that opens an action of the floor to a role for a purpose, or nothing. */
export function permissionFor(role: Role, action: FloorAction, purpose?: Purpose): Permission | undefined {
  return permissionsFor(role, action, purpose)[0]
}

/**
 * Which sorts of rows an action adds or changes. The database refuses all others (`access.protected.writes`), so that a page
 * which forgets `requirePermission` still cannot write what no row of the table opens. Every one of these writes an event.
 * 'new record' is what is known of somebody who is added in the same transaction, 'record' of anybody.
 */
const writesOf: Partial<Record<FloorAction, readonly string[]>> = {
  'record contact': ['contact', 'words', 'household', 'index', 'new record'],
  'decide contact': ['contact', 'words', 'deciding', 'answer', 'household', 'index', 'new record', 'allocation'],
  'confirm decision': ['contact', 'deciding', 'confirming', 'answer'],
  'answer contact': ['contact', 'answer'],
  'work the queue': ['contact', 'opening'],
  'review openings': ['review'],
  'raise disagreement': ['disagreement'],
  'resolve disagreement': ['disagreement'],
  'record person': ['household', 'index', 'new record'],
  'change person': ['household', 'identity', 'index', 'record'],
  'restrict record': ['restriction', 'identity'],
  'merge people': ['household', 'identity', 'index', 'record', 'merge'],
  allocate: ['allocation', 'identity'],
  // by scope.take_waiting alone: no row of theirs gives a child to anybody else
  'take child': ['taking'],
  'edit threshold': ['threshold', 'publication'],
  'publish threshold': ['publication'],
  'import files': ['import'],
  // by imports.refuse_waiting alone
  'refuse files': ['refusal'],
  'manage places': ['places', 'posts'],
  'manage agencies': ['agencies'],
  'manage posts': ['posts'],
  'manage authority': ['settings'],
  'manage accounts': ['accounts', 'posts'],
  'approve accounts': ['approvals'],
}
// An import writes what it carries, and only when that is what somebody came for.
const importing = ['contact', 'words', 'deciding', 'imported', 'answer', 'household', 'index', 'identity', 'record', 'allocation']

/** Lists and forms open no record: who is here for one of these is given none, and entering costs no look for them. */
const withoutRecords: readonly Purpose[] = ['work the queue', 'record a contact', 'see how it goes']

/** Which marks of restriction are open to somebody, in the database's words. */
const restrictions: Readonly<Record<string, string[]>> = { authority: ['none', 'restricted'], 'by name': ['none', 'by name'] }

/** What a room adds to the table: actions of its own (`ActionsOfRooms`), and the rows that open them. */
export type RoomPermissions = { actions: Readonly<Record<string, ActionOfRoom>>; rows: readonly Permission[] }

/** An action in words; the sorts of rows that it writes; and which sight must reach a record for it to be done to it. */
export type ActionOfRoom = { say: string; writes?: readonly string[] | undefined; about?: Sight | undefined }

/** The table as a house has it: the floor's rows, and what its rooms bring. Nothing of it is kept outside the house. */
export type PermissionTable = { actions: Readonly<Record<string, ActionOfRoom>>; rows: readonly Permission[] }

/** Which sight must reach a record for an action of the floor to be done to it; the others are done to no one record. */
const doneTo: Partial<Record<FloorAction, Sight>> = {
  ...among('index', [
    'see index',
    'see involved',
    'record person',
    'change person',
    'restrict record',
    'merge people',
    'allocate',
    'take child',
  ]),
  ...among('record', ['open record']),
  ...among('contact', [
    'see contacts',
    'read told words',
    'read concern words',
    'read deciding words',
    'decide contact',
    'confirm decision',
    'answer contact',
    'work the queue',
    'raise disagreement',
    'resolve disagreement',
  ]),
}

function among(sight: Sight, actions: readonly FloorAction[]): Partial<Record<FloorAction, Sight>> {
  return Object.fromEntries(actions.map((action) => [action, sight]))
}

const floor: PermissionTable = {
  actions: Object.fromEntries(
    (Object.keys(actions) as FloorAction[]).map((action) => [
      action,
      { say: actions[action], writes: writesOf[action], about: doneTo[action] },
    ]),
  ),
  rows: permissions,
}

/** One table of the floor's and the rooms' rows; an action or a row of one name twice is a fault of whoever wrote the second. */
export function tableOf(rooms: readonly RoomPermissions[]): PermissionTable {
  const all = [floor, ...rooms]
  const names = all.flatMap((each) => Object.keys(each.actions))
  const ids = all.flatMap(({ rows }) => rows.map(({ id }) => id))
  for (const list of [names, ids]) {
    const twice = list.find((each, index) => list.indexOf(each) !== index)
    if (twice) throw new Error(`The table of permissions has "${twice}" twice`)
  }
  return { actions: Object.assign({}, ...all.map((each) => each.actions)), rows: all.flatMap(({ rows }) => rows) }
}

/** What the database is told on entering: how far each sight reaches, which words may be read, which rows written. */
export function scopeFor(role: Role, purpose: Purpose, table: PermissionTable = floor) {
  const reach = (action: Action) =>
    purpose === 'keep words' ? [] : permissionsFor(role, action, purpose, table).map((permission) => permission.reach)
  const may = (action: Action) => reach(action).length > 0
  const isList = withoutRecords.includes(purpose)
  const words: string[] = []
  if (may('read told words')) words.push('told')
  if (may('read concern words')) words.push('concern')
  if (may('read deciding words')) words.push('deciding')
  if (may('read deciding words') && may('read concern words')) words.push('deciding concern')
  const acts = (Object.keys(table.actions) as Action[]).filter((action) => table.actions[action]!.writes?.length && may(action))
  const writes = new Set(acts.flatMap((action) => table.actions[action]!.writes ?? []))
  if (acts.length > 0) writes.add('event')
  // any child, whether or not their record is open
  if (reach('allocate').includes('authority')) writes.add('any allocation')
  // a post of any place or of none, and in any team
  if (reach('manage posts').includes('authority')) writes.add('any post')
  if (may('import files') && purpose === 'import') for (const kind of importing) writes.add(kind)
  return {
    sights: Object.fromEntries(
      Object.entries(sights).map(([sight, { action, inLists }]) => [sight, isList && !inLists ? [] : reach(action)]),
    ) as Record<Sight, Reach[]>,
    words,
    restrictions: restrictions[reach('see restricted')[0] ?? 'none'] ?? ['none'],
    writes: [...writes],
    // which counts of every place the functions give that count without rows
    figures: reach('see figures').includes('authority')
      ? 'authority'
      : reach('see published figures').includes('authority')
        ? 'published'
        : 'none',
  }
}
