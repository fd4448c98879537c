import { expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'

const house = useHouse()

const nothingMore = { outcome: 'no-further-action', clause: '1.1', reason: 'Seen by the nurse today' }
const words = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

async function brought(name: string, more: Record<string, string> = {}) {
  const told = { worry: 'A mark on his arm', knows: 'not-yet', kind: 'protection', danger: 'no', ...more }
  const saved = await sendForm(house, house.town.people.daniel, '/contacts', {
    'child.0.name': name,
    'child.0.born': '7',
    ...told,
  })
  return String(saved.headers.location).split('=')[1]!
}
const decide = (reference: string, decision = nothingMore) =>
  sendForm(house, house.town.people.priya, `/contacts/${reference}/decision`, decision, { version: 0 })
const disagree = (reference: string, name: string) =>
  sendForm(house, house.town.people.priya, `/contacts/${reference}/disagreements`, { who: 'other', name, words: 'Look again' })

/** What the manager's first page lists to be done, and how many it says there are. */
async function list() {
  const { body } = await openPage(house, house.town.people.ruth, '/')
  const section = /<section aria-labelledby="manager">.*?<\/section>/s.exec(body)![0]
  const rows = [...section.matchAll(/<li class="ds-row.*?<\/li>/gs)].map(([row]) => words(row))
  const hrefs = [...section.matchAll(/ds-row__name"><a href="\/contacts\/([^#"]+)/g)].map(([, reference]) => reference!)
  return { rows, hrefs, said: Number(/<h2.*?<\/h2>(.*?)<\/div>/s.exec(section)![1]!.replace(/\D/g, '')) }
}

test('a contact stands once on a manager’s list, for its most pressing reason, and says what else is true of it', async () => {
  const free = await brought('Alfie Dunning')
  const confirm = await brought('Zofia Nowicka')
  await decide(confirm)
  const danger = await brought('Robin Quarrie', { danger: 'now' })
  const found = await list()
  expect(found.hrefs, 'danger now first, then what is due soonest, and of what is due at once what to confirm').toEqual([
    danger,
    confirm,
    free,
  ])
  expect(found.said, 'counted once').toBe(3)
  expect(found.rows[0]).toContain('In danger: Robin Quarrie')
  expect(found.rows[1]).toMatch(/Zofia Nowicka.*Nobody is told before\. Nobody has this contact\./)

  await disagree(confirm, 'Her mother')
  const both = await list()
  expect([both.hrefs, both.said]).toEqual([[danger, confirm, free], 3])
  expect(both.rows[1]).toContain('Somebody disagrees with it')
})

test('two disagreements with one decision are one row, led by the child’s name, and nobody having the contact is said there', async () => {
  const before = await list()
  const reference = await brought('Kit Harker', { kind: 'advice' })
  await decide(reference, { outcome: 'information-and-advice', clause: '2.1', reason: 'With advice' })
  await disagree(reference, 'His mother')
  house.clock.now = new Date(house.clock.now.getTime() + 60_000)
  await disagree(reference, 'His aunt')
  const found = await list()
  expect(found.said).toBe(before.said + 1)
  const rows = found.rows.filter((row) => row.includes('Kit Harker'))
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatch(/2 disagreements, the first by His mother.*Nobody has this contact\./)
  // five working days from now: under what is due tomorrow
  expect(found.hrefs.at(-1)).toBe(reference)
  // danger that somebody decided, and nobody has confirmed, is danger still
  const danger = found.hrefs[0]!
  await decide(danger)
  const waits = await list()
  expect(waits.hrefs[0]).toBe(danger)
  expect(waits.rows[0]).toMatch(/In danger: Robin Quarrie.*Nobody is told before/)
})

test('disagreements and letters lead with the child, and are written down as read', async () => {
  const { ruth } = house.town.people
  const letter = await sendForm(house, ruth, '/contacts', {
    ...{ 'child.0.name': 'Ivy Calder', 'child.0.born': '5', who: 'Shannon Wardle', from: '1A', kind: 'advice' },
    ...{ worry: 'Sleeps badly', knows: 'yes', agrees: 'yes', danger: 'no' },
  })
  const reference = String(letter.headers.location).split('=')[1]!
  await sendForm(
    house,
    ruth,
    `/contacts/${reference}/decision`,
    { outcome: 'information-and-advice', clause: '2.1', reason: 'With advice', words: 'Try a bedtime.' },
    { version: 0 },
  )
  const letters = await openPage(house, ruth, '/letters')
  expect(letters.body).toMatch(/ds-row__name"><a[^>]*>Ivy Calder, 5</)
  const log = await openPage(house, ruth, '/disagreements')
  expect(log.body).toMatch(/<th scope="row"><a[^>]*>Kit Harker, 7</)
  expect(log.body, 'every cell says what it is where the table is cards').not.toMatch(/<td>/)
  const { id } = await house.owner.selectFrom('person').select('id').where('givenName', '=', 'Kit').executeTakeFirstOrThrow()
  const read = await house.owner
    .selectFrom('readEntry')
    .select('subjects')
    .where('membershipId', '=', ruth.membershipId)
    .orderBy('number', 'desc')
    .limit(3)
    .execute()
  expect(read.flatMap(({ subjects }) => subjects)).toContain(id)
})
