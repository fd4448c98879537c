/**
 * Tables without row security, each with why none is needed. All others carry `authority_id` and stand in `access.protected`;
 * tests/access/policies.test.ts reads this list and the database's own catalogue, and fails on a table that is in neither.
 */
export const exempt: Readonly<Record<string, { why: string; app: 'reads' | 'nothing' }>> = {
  area_edition: { why: 'Places, the same for every authority; no person in them', app: 'reads' },
  area: { why: 'Places, the same for every authority; no person in them', app: 'reads' },
  area_drawing: { why: 'Boundaries drawn once, the same for every authority; no person in them', app: 'reads' },
  area_successor: { why: 'Which area came after which, the same for every authority', app: 'reads' },
  postcode: { why: 'Places, the same for every authority; a postcode alone is no person', app: 'reads' },
  population: { why: 'Published counts, the same for every authority', app: 'reads' },
  bank_holiday: { why: "England's, the same for every authority", app: 'reads' },
  installation: { why: 'What this database is; no person in it', app: 'reads' },
  account: { why: 'Global: a person may work for two authorities. Reached by definer functions only', app: 'nothing' },
  membership: { why: 'Read before any authority is entered. Reached by definer functions only', app: 'nothing' },
  session: { why: 'Read before any authority is entered. Reached by definer functions only', app: 'nothing' },
  sign_in_link: { why: 'Read before any authority is entered. Reached by definer functions only', app: 'nothing' },
  used_choice: { why: 'Kept before anybody has a session, by a hash. Reached by definer functions only', app: 'nothing' },
  sign_in_try: { why: 'Counted before anybody is known, by hashes. Reached by definer functions only', app: 'nothing' },
  account_request: {
    why: 'Who asked for accounts and links, and who approved them. Reached by definer functions only',
    app: 'nothing',
  },
  administrator_seen: { why: 'Written as a session begins. Reached by definer functions only', app: 'nothing' },
  kysely_migration: { why: "The migrator's own list", app: 'nothing' },
  kysely_migration_lock: { why: "The migrator's own lock", app: 'nothing' },
}

/** Keys that do not begin with `authority_id`, though their table is one authority's. */
export const otherKeys: Readonly<Record<string, string>> = {
  authority_pkey: 'The authority itself: its id is the authority id',
  authority_code_key: 'The national code names an authority among all',
  membership_id_key: 'A session names a membership before any authority is entered',
}
