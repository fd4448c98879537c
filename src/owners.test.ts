import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './config.ts'
import { openToRead } from './owners.ts'
import { rooms } from './rooms.ts'

// Stores, the room database and the files of indicators alone hold SQL (src/architecture.test.ts): they are read here, function by function.

/** What is laid once with a house, and belongs to no room of it. */
const laidByDemonstration = ['bankHoliday', 'installation', 'vocabulary']

const ownerOf: Readonly<Record<string, string>> = Object.fromEntries([
  ...rooms.flatMap(({ name, tables = [] }) => tables.map((table) => [table, name] as const)),
  ...laidByDemonstration.map((table) => [table, 'demonstration'] as const),
])

/** Functions that write a table of another room, each with why it stands. */
const writesOfOthers: Readonly<Record<string, string>> = {
  'front-door/record-store.ts saveNewContact: event':
    'one statement keeps a conversation and its event, in one trip; the row is from eventRow',
  'imports/bulk-store.ts insertAll: any': 'a file of thousands of rows goes in by one statement for each table',
  'imports/bulk-store.ts updatePeople: person': 'a file of thousands of rows goes in by one statement for each table',
  'imports/bulk-store.ts updateReferrals: referral': 'a file of thousands of rows goes in by one statement for each table',
  'demonstration/bulk-store.ts bulk: any': 'the whole invented authority goes in by a statement for each few thousand rows',
}

const named = 'the children whom its own rows name, joined to them in one statement; it writes down whom it shows'
const open = 'how many are open on the household, in the statement that lists its contacts'
const from = 'a referral shows the contact that it comes from; the front door calls social care, which cannot call back'
const bulk = 'an import holds a whole file against the record by a few statements'
const ground = 'people is on the ground floor and may not call the front door; ids, references and days, no words'

/** Functions that read a table of another room, each with why it stands. */
const readsOfOthers: Readonly<Record<string, string>> = {
  ...of(
    'access/explain-store.ts reachedBy',
    'contact householdMember person personAddress personFact personIdentifier personName relationship',
    'asks the policies themselves whether somebody sees a row, as nobody else may',
  ),
  ...of('front-door/about-store.ts aboutWhom', 'person', named),
  ...of('front-door/begun-store.ts endedOffersOf', 'person', named),
  ...of('front-door/beside-store.ts besides', 'referral', open),
  ...of('front-door/children-store.ts childrenOf', 'person', named),
  ...of('front-door/compare-store.ts childrenToCompare', 'person', named),
  ...of('front-door/compare-store.ts addressOn', 'personAddress', 'a part of the statement of childrenToCompare'),

  ...of('front-door/queue-store.ts queueQuery', 'referral', open),
  ...of(
    'front-door/record-store.ts beforeContact',
    'person',
    'what a new contact needs to know first, in one trip: where its children belong, and no name',
  ),
  ...of('imports/store.ts contactsOf', 'contact contactChild referral', bulk),
  ...of('imports/store.ts familyNumbers', 'household', bulk),
  ...of('imports/store.ts peopleAsTheyStand', 'person', bulk),
  ...of('imports/store.ts referralsOf', 'referral', bulk),
  ...of('people/opening-store.ts openingsToReview', 'contact waiting', ground),
  ...of('people/opening-store.ts ownNamings', 'contactChild waiting', ground),
  ...of('people/search-store.ts whatIsReferredTo', 'contact referral', ground),
  ...of(
    'performance/store.ts childrenOn',
    'person',
    'the names behind a figure, joined to its view; it writes down whom it shows',
  ),
  ...of('social-care/child-store.ts movesAbout', 'contact', from),
  ...of('social-care/forward-store.ts endedReferralsOf', 'person', named),
  ...of(
    'social-care/forward-store.ts familyNumberOf',
    'household',
    'writes the number on new referrals; people hands it out with the record alone',
  ),
  ...of('social-care/referral-store.ts linkedContacts', 'contact', from),
  ...of('social-care/referral-store.ts openReferral', 'contact', from),
  ...of('social-care/referral-store.ts wordsOfContact', 'contactWords', from),
}

function of(where: string, tables: string, why: string) {
  return Object.fromEntries(tables.split(' ').map((table) => [`${where}: ${table}`, why]))
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const tables = new Map(Object.keys(ownerOf).flatMap((name) => [[name, name] as const, [snake(name), name] as const]))

const found = (text: string, ...patterns: RegExp[]) =>
  new Set(patterns.flatMap((pattern) => [...text.matchAll(pattern)].flatMap((match) => tables.get(match[1]!) ?? [])))

/** The tables that a text writes and reads, by Kysely or in SQL; `any`, where it is told which. */
function touched(text: string) {
  const writes = found(
    text,
    /\.(?:insertInto|replaceInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)/g,
    /\b(?:insert into|delete from|merge into)\s+(?:only\s+)?(\w+)/gi,
    /\bupdate\s+(?:only\s+)?(\w+)(?:\s+\w+)?\s+set\b/gi,
  )
  if (/\binsert into\s*\$\{|\bupdate\s*\$\{|\bdelete from\s*\$\{/i.test(text)) writes.add('any')
  const reads = found(
    text,
    /\b(?:selectFrom|\w*[jJ]oin|using|from)\(\s*\[?\s*'(\w+)/g,
    /(?<!delete )\b(?:from|join|using)\s+(?:only\s+)?(\w+)/gi,
    /\bfrom\s+\w+(?:\s+(?:as\s+)?\w+)?\s*,\s*(\w+)/gi,
  )
  // a part of the statement may have a table's name
  for (const [, part] of text.matchAll(/(?:\bwith|,)\s+(\w+) as (?:materialized )?\(/gi)) reads.delete(tables.get(part!) ?? '')
  return { writes: [...writes], reads: [...reads] }
}

test.each([
  ["work.db.insertInto('contact').values(row)", ['contact'], []],
  ["db.updateTable('personName').set({ a: 1 })", ['personName'], []],
  ["db\n  .selectFrom('waiting as w')\n  .leftJoin('person as p', (join) => join)", [], ['waiting', 'person']],
  ['sql`update person_name n set given_name = 1 from contact c`', ['personName'], ['contact']],
  ['sql`insert into event (id) select id from referral`', ['event'], ['referral']],
  ['sql`delete from allocation where id = 1`', ['allocation'], []],
  ['sql`insert into $' + '{name} (id) values (1)`', ['any'], []],
  ['with raised as (select 1), referral as materialized (select 1 from figure_referral) select 1 from referral', [], []],
  ['sql`select 1 from answer a, decision d for no key update of a`', [], ['answer', 'decision']],
])('what a statement touches is seen: %s', (text, writes, reads) => {
  expect(touched(text)).toEqual({ writes, reads })
})

const src = join(root, 'src')
const functions = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /store\.ts$|^database\/(?!.*\.(test|gen)\.).*\.ts$|\.sql$/.test(path))
  .flatMap((path) =>
    readFileSync(join(src, path), 'utf8')
      .replace(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
      .split(/^(?=(?:export )?(?:async )?(?:function|const|class) \w+)/m)
      .map((text) => ({
        where: `${path} ${/^(?:export )?(?:async )?(?:function|const|class) (\w+)/.exec(text)?.[1] ?? ''}`,
        room: path.split('/')[0]!,
        ...touched(text),
      })),
  )

const ofOthers = (kind: 'writes' | 'reads') =>
  functions.flatMap(({ where, room, [kind]: names }) =>
    names
      .filter((name) => ownerOf[name] !== room && !(kind === 'reads' && name in openToRead))
      .map((name) => `${where}: ${name}`),
  )

test('every table of the database has one owner', () => {
  const said = rooms.flatMap(({ tables = [] }) => tables)
  expect(
    said.filter((table, index) => said.indexOf(table) !== index),
    'owned twice',
  ).toEqual([])
  const made = [
    ...readFileSync(join(root, 'src/database/schema.gen.ts'), 'utf8')
      .split('export interface DB {')[1]!
      .matchAll(/^ {2}['"]?([\w.]+)['"]?: \w+;?$/gm),
  ]
    .map((found) => found[1]!)
    .filter((name) => !/^(figure|access\.)/.test(name))
  expect(made.length).toBeGreaterThan(60)
  expect(
    made.filter((table) => !(table in ownerOf)),
    'say in the value of its room that the table is its own',
  ).toEqual([])
  expect(functions.filter(({ writes }) => writes.length > 0).length).toBeGreaterThan(80)
  expect(functions.filter(({ reads }) => reads.length > 0).length).toBeGreaterThan(120)
})

test.each([
  ['writes', writesOfOthers, 'only its own room writes a table: call a function of that room'],
  ['reads', readsOfOthers, 'only its own room, or a view, reads a table: call a function of that room'],
] as const)('one owner for each table: who %s one of another room is here by name with why', (kind, standing, sentence) => {
  const others = ofOthers(kind)
  expect(
    others.filter((where) => !(where in standing)),
    sentence,
  ).toEqual([])
  expect(
    Object.keys(standing).filter((where) => !others.includes(where)),
    'no longer needed here',
  ).toEqual([])
})

test('who is given a child is written by one store', () => {
  const stores = functions.filter(({ writes }) => writes.includes('allocation')).map(({ where }) => where.split(' ')[0])
  expect([...new Set(stores)]).toEqual(['people/allocation-store.ts'])
})
