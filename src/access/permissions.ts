/**
 * Who may do what, and over which rows. Nothing is open until a row here opens it. Three things read this table:
 * the database (its row policies are given these scopes on entering), the acts (`requirePermission`), and
 * `doorstep explain` with the administrator's page, which name the row that allowed or denied.
 */
export const roles = [
  'front-door-worker',
  'front-door-manager',
  'practitioner',
  'social-worker',
  'neighbourhood-manager',
  'partner',
  'analyst',
  'elected-member',
  'administrator',
  'service',
] as const
export type Role = (typeof roles)[number]

/**
 * How far an action reaches. Whole: the authority, the places of one's posts, one's own agency's rows, rows behind a figure without
 * names or words. By people: those given to oneself by name, or to oneself or one's team ("allocated"); those of one's team and its
 * members, of one's service (local: the agency's teams that do the same work); those one reviews; those with an open contact and
 * those one gave to somebody; those one's agency brought or works with. The database finds them (`scope.people_of`).
 */
export const reaches = [
  'authority',
  'locality',
  'agency',
  'rows',
  'by name',
  'allocated',
  'team',
  'service',
  'reviews',
  'open contacts',
  'agency children',
] as const
export type Reach = (typeof reaches)[number]

/**
 * The kinds of record that people reach, and the action whose rows say how far. The database keeps the same list (`access.sight`);
 * a table is protected as one of them. What is not in lists is looked for only where somebody came to open a record.
 */
export const sights = {
  index: { action: 'see index', inLists: true },
  record: { action: 'open record', inLists: false },
  contact: { action: 'see contacts', inLists: true },
} as const satisfies Record<string, { action: Action; inLists: boolean }>
export type Sight = keyof typeof sights

export const actions = {
  'see index': 'Find a child: name, birth date, area, who knows them',
  'see involved': 'See who is involved with a child',
  'open record': "Open a child's record",
  'review openings': 'Look at why somebody opened the record of a child whom they named in a contact themself',
  'see contacts': 'See contacts, decisions and referrals',
  'read told words': 'Read what was said in a contact',
  'read concern words': 'Read the words of a child protection concern',
  'read deciding words': 'Read why a contact was decided as it was',
  'see restricted': 'See records that are restricted',
  'see figures': 'See figures',
  'see published figures': 'See the figures of every place beside those of their own',
  'record contact': 'Record a conversation or notification',
  'decide contact': 'Decide a contact',
  'confirm decision': 'Confirm a decision as the second person',
  'answer contact': 'Answer whoever brought a contact',
  'work the queue': 'Pick up, take over and hand back contacts',
  'raise disagreement': 'Say that you disagree with a decision',
  'resolve disagreement': 'Settle a disagreement',
  'record person': 'Add a person who is not known yet',
  'change person': 'Add to the record of somebody who is known, and put it right: names, birth date, address, numbers, facts',
  'restrict record': 'Restrict a record, and lift the restriction',
  'merge people': 'Join two records of one person, and part them again',
  allocate: 'Give a child to a worker or a team',
  'be given children': 'Be given a child to work with',
  'take child': "Take a child who waits with one's team and is with nobody by name",
  'edit threshold': 'Write a new version of the threshold of need, and ask for it to be published',
  'publish threshold': 'Publish a version of the threshold of need that somebody else asked for',
  'import files': 'Import a file',
  'refuse files': 'Refuse a file that somebody else sent and that waits, with the reason',
  'manage authority': "Change the authority's name, code and hours",
  'manage places': 'Change localities and areas',
  'manage agencies': 'Change agencies and their teams',
  'manage posts': 'Change posts and who holds them',
  'manage accounts': 'Make and close accounts, and see permissions',
  'approve accounts': 'Approve, as the second person, what an administrator asks for',
} as const
export type FloorAction = keyof typeof actions

/** Actions that rooms bring: a room declares the names of its own here, so that they are typed wherever they are asked for. */
// biome-ignore lint/suspicious/noEmptyInterface: rooms fill it, by declaration
export interface ActionsOfRooms {}
export type Action = FloorAction | Extract<keyof ActionsOfRooms, string>

export type Permission = { id: string; role: Role; action: Action; reach: Reach; purpose?: Purpose; note?: string }

/** Why somebody is here; every entry carries one, and the line on the page says it. */
export const purposes = {
  'work the queue': 'to see what waits at the front door',
  'decide contacts': 'to decide a contact',
  'record a contact': 'to record a contact',
  'work with a child': 'to work with this child',
  'run a place': 'to run a place',
  'take part': 'to take part in the work with a child',
  'rows behind a figure': 'to check the rows behind a figure',
  'see how it goes': 'to see how the work goes',
  'look after the system': 'to look after accounts and permissions',
  'answer a question': 'to answer a question about access',
  import: 'to import a file',
  'keep words': 'to keep words that were not sent',
} as const
export type Purpose = keyof typeof purposes

const row = (
  id: string,
  role: Role,
  action: Action,
  reach: Reach,
  more: { purpose?: Purpose; note?: string } = {},
): Permission => ({ id, role, action, reach, ...more })

const frontDoor = (role: Role, letter: string): Permission[] => [
  row(`${letter}1`, role, 'see index', 'authority'),
  row(`${letter}2`, role, 'see involved', 'authority'),
  row(`${letter}3`, role, 'open record', 'open contacts'),
  row(`${letter}4`, role, 'see contacts', 'authority'),
  row(`${letter}5`, role, 'read told words', 'authority'),
  row(`${letter}6`, role, 'read concern words', 'authority'),
  row(`${letter}7`, role, 'read deciding words', 'authority'),
  row(`${letter}8`, role, 'see figures', 'authority'),
  row(`${letter}9`, role, 'record contact', 'authority'),
  row(`${letter}10`, role, 'decide contact', 'authority'),
  row(`${letter}11`, role, 'answer contact', 'authority'),
  row(`${letter}12`, role, 'work the queue', 'authority'),
  row(`${letter}13`, role, 'raise disagreement', 'authority'),
  row(`${letter}14`, role, 'record person', 'authority'),
  row(`${letter}15`, role, 'allocate', role === 'front-door-manager' ? 'authority' : 'open contacts', {
    note: 'Never to themself',
  }),
]

const ownWorker = 'Whoever works with the child by name goes on; their team does not see what is restricted'

const publishedNote = 'Rounded, on the pages of places: an elected member sees as much'

const practice = (role: Role, letter: string): Permission[] => [
  row(`${letter}1`, role, 'see index', 'authority'),
  row(`${letter}2`, role, 'see involved', 'authority'),
  row(`${letter}3`, role, 'open record', 'allocated'),
  row(`${letter}4`, role, 'see contacts', 'allocated'),
  row(`${letter}5`, role, 'read told words', 'allocated'),
  row(`${letter}6`, role, 'read concern words', 'allocated'),
  row(`${letter}7`, role, 'read deciding words', 'allocated'),
  row(`${letter}8`, role, 'see figures', 'locality'),
  row(`${letter}9`, role, 'record contact', 'authority', {
    note: 'A worry can come to anyone; it joins the queue of the front door',
  }),
  row(`${letter}10`, role, 'record person', 'authority'),
  row(`${letter}11`, role, 'change person', 'authority'),
  row(`${letter}12`, role, 'see restricted', 'by name', { note: ownWorker }),
  row(`${letter}15`, role, 'see published figures', 'authority', { note: publishedNote }),
  row(`${letter}13`, role, 'be given children', 'authority'),
  row(`${letter}14`, role, 'take child', 'allocated'),
]

export const permissions: readonly Permission[] = [
  ...frontDoor('front-door-worker', 'W'),
  row('W16', 'front-door-worker', 'change person', 'authority'),
  ...frontDoor('front-door-manager', 'M'),
  row('M16', 'front-door-manager', 'confirm decision', 'authority', {
    note: 'Local: which outcomes want a second person is set in the rule book',
  }),
  row('M17', 'front-door-manager', 'resolve disagreement', 'authority'),
  row('M18', 'front-door-manager', 'merge people', 'authority'),
  row('M19', 'front-door-manager', 'edit threshold', 'authority'),
  row('M29', 'front-door-manager', 'publish threshold', 'authority', { note: 'Local: never what they asked for themselves' }),
  row('M20', 'front-door-manager', 'import files', 'authority'),
  row('M30', 'front-door-manager', 'refuse files', 'authority', { purpose: 'import' }),
  row('M21', 'front-door-manager', 'see restricted', 'authority'),
  row('M22', 'front-door-manager', 'restrict record', 'authority'),
  row('M23', 'front-door-manager', 'change person', 'authority'),
  row('M26', 'front-door-manager', 'review openings', 'authority', { note: 'Not their own' }),
  row('M24', 'front-door-manager', 'approve accounts', 'authority', {
    note: 'New links for whoever works at the front door, and for their own team. Local: who is whose manager',
  }),

  ...practice('practitioner', 'P'),
  ...practice('social-worker', 'C'),

  row('N1', 'neighbourhood-manager', 'see index', 'locality'),
  row('N2', 'neighbourhood-manager', 'see involved', 'locality'),
  row('N3', 'neighbourhood-manager', 'open record', 'allocated'),
  row('N4', 'neighbourhood-manager', 'see contacts', 'locality'),
  row('N5', 'neighbourhood-manager', 'read told words', 'locality', { note: 'Not the words of child protection concerns' }),
  row('N6', 'neighbourhood-manager', 'see figures', 'locality'),
  row('N7', 'neighbourhood-manager', 'manage posts', 'locality', { note: 'Never a holder of themself' }),
  row('N8', 'neighbourhood-manager', 'record contact', 'locality'),
  row('N10', 'neighbourhood-manager', 'record person', 'locality'),
  row('N11', 'neighbourhood-manager', 'change person', 'locality'),
  row('N12', 'neighbourhood-manager', 'see restricted', 'by name', { note: ownWorker }),
  row('N16', 'neighbourhood-manager', 'see published figures', 'authority', { note: publishedNote }),
  row('N13', 'neighbourhood-manager', 'be given children', 'authority'),
  row('N14', 'neighbourhood-manager', 'take child', 'allocated'),
  row('N15', 'neighbourhood-manager', 'approve accounts', 'locality', {
    note: 'New links for whoever holds a post in their places, and for their own team. Local: who is whose manager',
  }),
  row('N9', 'neighbourhood-manager', 'read deciding words', 'locality', { note: 'Not of child protection concerns' }),

  row('R1', 'partner', 'see index', 'agency children', { note: 'Children they brought or work with' }),
  row('R2', 'partner', 'see involved', 'agency children'),
  row('R3', 'partner', 'open record', 'agency', { note: "Their own agency's entries only" }),
  row('R4', 'partner', 'see contacts', 'agency'),
  row('R5', 'partner', 'read told words', 'agency'),
  row('R6', 'partner', 'read concern words', 'agency'),
  row('R7', 'partner', 'see figures', 'agency'),
  row('R8', 'partner', 'record contact', 'agency'),
  row('R9', 'partner', 'raise disagreement', 'agency'),
  row('R10', 'partner', 'record person', 'agency', {
    note: 'A child they bring who is not known yet. What is known of a child they do not change: they say what is wrong with it',
  }),
  row('R11', 'partner', 'be given children', 'authority'),
  row('R12', 'partner', 'take child', 'allocated'),

  row('Y1', 'analyst', 'see contacts', 'rows', { purpose: 'rows behind a figure', note: 'Codes and days; no name, no words' }),
  row('Y2', 'analyst', 'see figures', 'authority'),
  row('Y3', 'analyst', 'import files', 'authority'),

  row('E1', 'elected-member', 'see figures', 'authority', { note: 'Published and suppressed' }),

  row('A1', 'administrator', 'manage accounts', 'authority'),
  row('A2', 'administrator', 'manage posts', 'authority', { note: 'Never a holder of themself' }),
  row('A3', 'administrator', 'manage places', 'authority'),
  row('A4', 'administrator', 'manage authority', 'authority'),
  row('A5', 'administrator', 'manage agencies', 'authority'),
  row('A9', 'administrator', 'publish threshold', 'authority', {
    note: 'Local: where one manager alone writes it, once the partners have agreed',
  }),
  row('A6', 'administrator', 'approve accounts', 'authority', { note: 'Never what they asked for, nor their own account' }),

  row('S1', 'service', 'see index', 'authority'),
  row('S2', 'service', 'see involved', 'authority'),
  row('S3', 'service', 'see contacts', 'authority'),
  row('S4', 'service', 'record contact', 'authority'),
  row('S5', 'service', 'record person', 'authority'),
  row('S6', 'service', 'manage places', 'authority'),
  row('S7', 'service', 'import files', 'authority'),
  row('S8', 'service', 'see restricted', 'authority'),
  row('S9', 'service', 'manage posts', 'authority'),
  row('S10', 'service', 'edit threshold', 'authority'),
  row('S11', 'service', 'decide contact', 'authority'),
  row('S12', 'service', 'answer contact', 'authority'),
  row('S13', 'service', 'manage accounts', 'authority'),
  row('S14', 'service', 'change person', 'authority'),
  row('S15', 'service', 'restrict record', 'authority', { note: 'Lifts a restriction whose last day is over' }),
]

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

/** An action in words; the sorts of rows that it writes; to which kind of record it is done, for whoever explains. */
export type ActionOfRoom = { say: string; writes?: readonly string[]; about?: 'person' | 'contact' }

/** The table as a house has it: the floor's rows, and what its rooms bring. Nothing of it is kept outside the house. */
export type PermissionTable = { actions: Readonly<Record<string, ActionOfRoom>>; rows: readonly Permission[] }

const floor: PermissionTable = {
  actions: Object.fromEntries(
    (Object.keys(actions) as FloorAction[]).map((action) => [action, { say: actions[action], writes: writesOf[action] ?? [] }]),
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
