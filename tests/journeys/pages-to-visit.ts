import { makeLink } from '../../src/access/sign-in.ts'
import { bring, decide, type Marsh } from '../../src/children/samples/marsh-family.ts'
import { newId } from '../../src/database/ids.ts'
import { raiseDisagreement } from '../../src/front-door/disagreement.ts'
import { recordContact } from '../../src/front-door/index.ts'
import { createRun, importFiles } from '../../src/imports/index.ts'
import { sendForm, type TestHouse } from '../house.ts'
import { bringIn, inFile } from '../importing.ts'
import type { Town } from '../town.ts'
import { aContact, marshFamily } from './arrange.ts'

/** What the addresses of the pages name, each with something in it. */
export type There = Awaited<ReturnType<typeof somethingOnEveryPage>>

/** A page of the product, and who opens it. */
export type PageToVisit = {
  /** As the rooms write it: /contacts/:reference */
  route: string
  who: keyof Town['people'] | 'nobody'
  path: (there: There) => string
  /** What makes this visit another than the plain one. */
  as?: string
  /** What is typed into the page's own search and sent, before anything is looked at. */
  find?: string
}

const page = (
  route: string,
  who: PageToVisit['who'],
  path: PageToVisit['path'] = () => route,
  as?: string,
  find?: string,
): PageToVisit => ({
  route,
  who,
  path,
  ...(as ? { as } : {}),
  ...(find ? { find } : {}),
})

const contact =
  (rest = '') =>
  (there: There) =>
    `${there.waiting}${rest}`
const child =
  (rest = '') =>
  (there: There) =>
    `/children/${there.family.kayden}${rest}`
const post =
  (rest = '') =>
  (there: There) =>
    `/places/newport/posts/${there.post}${rest}`
const account =
  (rest = '') =>
  (there: There) =>
    `/access/accounts/${there.account}${rest}`
const writing = '/threshold/versions/2'

/** Every page, for somebody who can open it. */
export const pagesToVisit: readonly PageToVisit[] = [
  page('/sign-in', 'nobody'),
  page('/welcome/:token', 'nobody', ({ link }) => `/welcome/${link}`),
  page('/', 'priya', () => '/', 'at the front door'),
  page('/', 'daniel', () => '/', 'a partner'),
  page('/', 'amina', () => '/', 'a social worker'),
  page('/contacts', 'priya'),
  page('/contacts', 'priya', () => '/contacts?kind=advice', 'with nothing in it'),
  page('/contacts', 'dale', () => '/contacts', 'a neighbourhood manager'),
  page('/contacts/new', 'priya'),
  page('/contacts/new', 'daniel', () => '/contacts/new', 'a partner'),
  page('/contacts/new/danger', 'daniel', ({ decided }) => `/contacts/new/danger?recorded=${decided.split('/').at(-1)}`),
  page('/contacts/:reference', 'priya', contact('?level=3')),
  page('/contacts/:reference', 'priya', ({ decided }) => decided, 'decided'),
  page('/contacts/:reference', 'daniel', contact(), 'a partner'),
  page('/contacts/:reference/change', 'priya', contact('/change')),
  page('/contacts/:reference/move', 'priya', contact('/move'), 'somebody found', 'marsh'),
  page('/contacts/:reference/answer', 'priya', contact('/answer')),
  page('/contacts/:reference/children', 'priya', ({ unsettled }) => `${unsettled}/children`),
  page('/children/nobody-has', 'ruth'),
  page('/contacts/:reference/disagreements', 'priya', ({ decided }) => `${decided}/disagreements`),
  page(
    '/contacts/:reference/disagreements/:id',
    'ruth',
    ({ decided, disagreement }) => `${decided}/disagreements/${disagreement}`,
  ),
  page('/disagreements', 'ruth'),
  page('/letters', 'ruth'),
  page('/openings', 'ruth'),
  page('/children/:id', 'colin', child(), 'asked why they open it'),
  page('/referrals/:reference', 'amina', ({ referral }) => `/referrals/${referral}`),
  page('/children/:id', 'amina', child()),
  page('/children/:id', 'grace', child(), 'who is involved alone'),
  page('/children/:id/:page', 'amina', child('/contacts')),
  page('/children/:id/household', 'amina', child('/household')),
  page('/children/:id/looked', 'amina', child('/looked')),
  page('/children', 'priya', () => '/children', 'somebody found', 'Kaden Marsh'),
  page('/children', 'daniel', () => '/children', 'nothing asked yet'),
  page('/children/new', 'priya'),
  page('/children/:id/change', 'amina', child('/change')),
  page('/children/:id/names', 'amina', child('/names')),
  page('/children/:id/birth', 'amina', child('/birth')),
  page('/children/:id/addresses', 'amina', child('/addresses')),
  page('/children/:id/home', 'amina', child('/home')),
  page('/children/:id/identifiers', 'amina', child('/identifiers')),
  page('/children/:id/facts', 'amina', child('/facts')),
  page('/children/:id/relationships', 'amina', child('/relationships')),
  page('/children/:id/involvements', 'amina', child('/involvements')),
  page('/children/:id/restriction', 'ruth', child('/restriction')),
  page('/children/:id/restriction', 'ruth', (there) => `/children/${there.hidden}/restriction`, 'restricted'),
  page('/children/:id/allocation', 'ruth', child('/allocation')),
  page('/children/:id/join', 'ruth', child('/join'), 'somebody found', 'Lacey Marsh'),
  page('/places', 'priya'),
  page('/places/:slug', 'priya', () => '/places/newport'),
  page('/places/:slug/beside/:other', 'priya', () => '/places/newport/beside/north-ormesby'),
  page('/places/:slug/posts', 'dale', () => '/places/newport/posts'),
  page('/places/:slug/posts/new', 'dale', () => '/places/newport/posts/new?leadFor=police'),
  page('/places/:slug/posts/:post', 'dale', post()),
  page('/places/:slug/posts/:post/holder', 'dale', post('/holder')),
  page('/places/:slug/posts/:post/deputy', 'dale', post('/deputy')),
  page('/places/:slug/posts/:post/holdings/:holding/end', 'dale', (there) => post(`/holdings/${there.holding}/end`)(there)),
  page('/threshold', 'daniel'),
  page('/threshold', 'daniel', () => '/threshold?find=sleep', 'searched'),
  page('/threshold/:clause', 'daniel', () => '/threshold/3.3'),
  page('/threshold/versions', 'ruth'),
  page('/threshold/versions/:version', 'ruth', () => '/threshold/versions/1'),
  page('/threshold/versions/:version/:clause', 'ruth', () => '/threshold/versions/1/2.6'),
  page('/threshold/versions/:version/writing', 'ruth', () => `${writing}/writing`),
  page('/threshold/versions/:version/title', 'ruth', () => `${writing}/title`),
  page('/threshold/versions/:version/levels/:level', 'ruth', () => `${writing}/levels/2`),
  page('/threshold/versions/:version/levels/:level/clauses', 'ruth', () => `${writing}/levels/2/clauses`),
  page('/threshold/versions/:version/clauses/:number', 'ruth', () => `${writing}/clauses/3.4`),
  page('/threshold/versions/:version/publication', 'ruth', () => `${writing}/publication`),
  page('/figures', 'ines'),
  page('/figures', 'howard', () => '/figures', 'an elected member'),
  page('/figures/:code', 'ines', () => '/figures/FD1'),
  page('/figures/:code/rows', 'ines', () => '/figures/FD1/rows'),
  page('/imports', 'ruth'),
  page('/imports', 'ines', () => '/imports', 'nothing imported yet'),
  page('/imports/:id', 'ruth', ({ imported }) => `/imports/${imported}`),
  page('/imports/waiting/:file/refusal', 'ruth', ({ file }) => `/imports/waiting/${file}/refusal`),
  page('/imports/:id', 'ruth', ({ refused }) => `/imports/${refused}`, 'refused'),
  page('/rulebook', 'howard'),
  page('/accessibility', 'howard'),
  page('/permissions', 'priya'),
  page('/', 'wen', () => '/', 'setting up'),
  page('/authority', 'wen'),
  page('/agencies', 'wen'),
  page('/agencies/new', 'wen'),
  page('/agencies/:agency', 'wen', ({ agency }) => `/agencies/${agency}`),
  page('/agencies/:agency/teams/new', 'wen', ({ agency }) => `/agencies/${agency}/teams/new`),
  page('/agencies/:agency/teams/:team', 'wen', ({ agency, team }) => `/agencies/${agency}/teams/${team}`),
  page('/places/new', 'wen'),
  page('/places/:slug/change', 'wen', () => '/places/newport/change'),
  page('/places/:slug/areas', 'wen', () => '/places/newport/areas'),
  page('/access', 'wen'),
  page('/access/explain', 'wen'),
  page('/access/accounts/new', 'wen'),
  page('/access/requests', 'wen'),
  page('/access/own-link', 'priya'),
  page('/access/accounts/:id', 'wen', account()),
  page('/access/accounts/:id/closing', 'wen', account('/closing')),
  page('/access/accounts/:id/memberships/new', 'wen', account('/memberships/new')),
  page('/access/accounts/:id/memberships/:membership', 'wen', (there) => account(`/memberships/${there.membership}`)(there)),
]

/** Addresses that show no page of their own, with where they lead. */
export const leadElsewhere: Readonly<Record<string, string>> = {
  '/contacts/:reference/decision': 'to the contact, on which the decision is written',
  '/imports/:id/problems.csv': 'to a file',
  '/places/beside': 'to the address of the two places that were chosen',
}

/** A family with contacts waiting and decided, a referral, a disagreement, a threshold that is being written, posts, accounts. */
export async function somethingOnEveryPage(house: TestHouse) {
  const family: Marsh = await marshFamily(house)
  const { priya, ruth, daniel, tom } = house.town.people
  const decidedId = await bring(house, [family.kayden, family.lacey], { receivedAt: new Date('2026-11-19T10:00:00Z') })
  await decide(house, decidedId, 'referral-to-assessment', [family.kayden])
  await house.as(daniel, 'take part', (work) =>
    raiseDisagreement(work, decidedId, 'We think that this was worth a visit this week'),
  )
  const waiting = await aContact(house, [family.kayden], {
    kind: 'domestic-abuse',
    danger: 'today',
    receivedAt: new Date('2026-11-20T10:00:00Z'),
    bringer: { name: 'Daniel Osei', role: 'Teacher', phone: '01632 960 266', workerId: daniel.workerId, anonymous: false },
  })
  await aContact(house, [family.lacey])
  const unsettled = await aContact(house, [], {
    danger: 'now',
    unsettled: { children: [{ name: 'Kaydan Marsh', born: '7' }], place: '' },
  })
  await house.as(priya, 'record a contact', (work) =>
    recordContact(work, {
      kind: 'support',
      sourceCode: '1A',
      agencyId: house.town.agencies.public,
      bringer: { name: 'Rosa Marsh', role: 'Aunt', anonymous: false },
      children: [family.lacey],
      receivedAt: house.clock.now,
      danger: 'no',
      familyKnows: 'yes',
      words: { worry: 'Lacey sleeps at her house most nights' },
    }),
  )
  await sendForm(house, priya, `/children/${family.lacey}/opening`, { why: 'To see who has care of her' })
  await sendForm(house, priya, `${waiting.path}/with`, { do: 'take', from: '' })
  await sendForm(house, priya, `${waiting.path}/information`, { of: 'The health visitor, about sleep' })
  await sendForm(house, ruth, '/threshold/versions', {})
  await house.owner
    .insertInto('areaEdition')
    .values({ id: 'wards', name: 'Wards, May 2019', kind: 'ward', validFrom: '2019-05-02', source: 'test' })
    .execute()
  const wards = [
    ['E05009999', 'Newport'],
    ['E05009998', 'North Ormesby'],
    ['E05009996', 'Central'],
  ] as const
  await house.owner
    .insertInto('area')
    .values(wards.map(([code, name]) => ({ code, name, editionId: 'wards', kind: 'ward', authorityCode: 'E06000002' })))
    .execute()
  const one = <Row>(rows: readonly Row[]): Row => {
    if (!rows[0]) throw new Error('Nothing was arranged')
    return rows[0]
  }
  const { owner } = house
  const holding = one(
    await owner.selectFrom('postHolding').select(['id', 'postId']).where('workerId', '=', tom.workerId).execute(),
  )
  await sendForm(house, ruth, `/children/${family.danielle}/restriction`, { do: 'restrict', why: 'She is a witness' })
  await aFileThatWaits(house)
  return {
    family,
    hidden: family.danielle,
    waiting: waiting.path,
    unsettled: unsettled.path,
    decided: `/contacts/${one(await owner.selectFrom('contact').select('reference').where('id', '=', decidedId).execute()).reference}`,
    referral: one(await owner.selectFrom('referral').select('reference').execute()).reference,
    disagreement: one(await owner.selectFrom('disagreement').select('id').execute()).id,
    post: holding.postId,
    holding: holding.id,
    account: tom.accountId,
    agency: house.town.agencies.council,
    team: house.town.teams.assessment,
    membership: tom.membershipId,
    imported: await anImport(house, 'Child Unique ID,Date of Contact,Contact Source\n70001,05/11/2026,1A\n70002,some day,1A\n'),
    refused: await anImport(house, 'Name,Colour\nx,y\n'),
    file: one(await owner.selectFrom('importWaiting').select('id').execute()).id,
    link: await makeLink(owner, tom.accountId, house.clock.now),
  }
}

/** Sent by an analyst, so that it waits for the front door's manager. */
async function aFileThatWaits(house: TestHouse) {
  const { ines, service } = house.town.people
  const id = newId()
  await house.as(ines, 'import', (work) => createRun(work, { id, kind: 'annex-a', fileName: 'october.csv' }))
  const list = 'Child Unique ID,Date of Contact,Contact Source\n70009,05/10/2026,1A\n'
  await inFile('october.csv', list, (file) =>
    importFiles(house.as, { runId: id, kind: 'annex-a', files: [file], asker: ines, service }),
  )
}

const anImport = async (house: TestHouse, list: string) =>
  (await inFile('contacts.csv', list, (file) => bringIn(house, house.town, 'annex-a', file))).id
