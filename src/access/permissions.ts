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
