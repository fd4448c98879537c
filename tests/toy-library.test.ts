import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CompiledQuery, sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { explain } from '../src/access/explain.ts'
import { tableOf } from '../src/access/permission-table.ts'
import { bring, decide, type Marsh, marshFamily } from '../src/children/samples/marsh-family.ts'
import { commandsOf } from '../src/doors/commands.ts'
import { rooms } from '../src/rooms.ts'
import { openPage, sendForm, useHouse } from './house.ts'
import { toyLibrary } from './toy-library/index.tsx'
import { lendBox, takeBoxBack } from './toy-library/lend.ts'

// One folder, one migration and one line in the list of rooms: nothing of the house is changed for it.
const house = useHouse({ more: [toyLibrary] })
let family: Marsh

beforeAll(async () => {
  const migration = readFileSync(join(import.meta.dirname, 'toy-library/migration.sql'), 'utf8')
  await house.owner.executeQuery(CompiledQuery.raw(migration))
  family = await marshFamily(house)
  await decide(house, await bring(house, [family.kayden]), 'referral-to-assessment', [family.kayden])
})

const words = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const loans = async () =>
  (
    await sql<{ id: string; backOn: string | null }>`select id, back_on from toy_loan where person_id = ${family.kayden}`.execute(
      house.owner,
    )
  ).rows

describe('a room that the house did not know', () => {
  test('has its word in the navigation of whoever may use it, and of nobody else', async () => {
    const { amina, howard } = house.town.people
    const page = await openPage(house, amina, '/toys')
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('<a href="/toys" aria-current="page">Toys')
    expect((await openPage(house, howard, '/figures')).body).not.toContain('href="/toys"')
  })

  test('does its act from a form, once, and says what is missing', async () => {
    const { amina } = house.town.people
    const path = `/toys/${family.kayden}`
    expect((await openPage(house, amina, path)).body).toContain('Which box?')
    const wrong = await sendForm(house, amina, path, { box: 'drum kit' })
    expect([wrong.statusCode, wrong.body.includes('Choose which box')]).toEqual([422, true])
    const sent = await sendForm(house, amina, path, { box: 'sand' })
    expect(sent.headers.location).toBe(`/children/${family.kayden}`)
    expect(await loans()).toHaveLength(1)
    const { act } = await house.owner
      .selectFrom('event')
      .select('act')
      .where('subjectKind', '=', 'toy loan')
      .executeTakeFirstOrThrow()
    expect(act).toBe('box lent')
  })

  test('stands on the page of the child and on the page of the place', async () => {
    const child = words((await openPage(house, house.town.people.amina, `/children/${family.kayden}`)).body)
    for (const said of ['A box of toys: Sand and water', 'a box of toys', 'Bring back Sand and water'])
      expect(child).toContain(said)
    const place = words((await openPage(house, house.town.people.dale, '/places/newport')).body)
    expect(place).toMatch(/Boxes of toys in Newport \d out with families here/)
  })

  test('is refused to whoever has no row for it, on the page and past it', async () => {
    const { priya, amina } = house.town.people
    expect((await sendForm(house, priya, `/toys/${family.kayden}`, { box: 'sound' })).statusCode).toBe(403)
    const past = house.as(priya, 'work with a child', ({ db, actor, now }) =>
      sql`insert into toy_loan select authority_id, gen_random_uuid(), person_id, box, lent_on, back_by, null, ${now}, ${actor.workerId}, locality_id, agency_id, restriction
        from toy_loan limit 1`.execute(db),
    )
    await expect(past).rejects.toMatchObject({ code: '42501' })
    expect(await loans()).toHaveLength(1)
    // and a child whom nobody gave to her is not there
    const stranger = house.as(amina, 'work with a child', (work) => lendBox(work, { personId: family.lacey, box: 'sand' }))
    await expect(stranger).rejects.toMatchObject({ code: 'not-found' })
  })

  test('is explained by the row that opens it', async () => {
    const { wen, amina, priya } = house.town.people
    const ask = (who: string) =>
      house.as(wen, 'answer a question', (work) =>
        explain(work, { who, action: 'lend toys', about: { kind: 'person', id: family.kayden } }),
      )
    expect(await ask(amina.membershipId)).toMatchObject({ allowed: true, row: { id: 'toys2' } })
    expect((await ask(priya.membershipId)).sentences[0]).toContain('lend a box of toys to a child')
    expect((await openPage(house, wen, '/permissions')).body).toContain('Lend a box of toys to a child, and take it back')
  })

  test('names the words that somebody did not send, and has its command and its job', async () => {
    expect(toyLibrary.unfinished!(`/toys/${family.kayden}`)).toMatchObject({ name: 'A box of toys' })
    const all = [...rooms, toyLibrary]
    expect(commandsOf(all).map(({ name }) => name)).toContain('toys boxes')
    expect(() => tableOf([toyLibrary.permissions!, toyLibrary.permissions!])).toThrow('has "lend toys" twice')
  })

  test('stops what it started, once', async () => {
    const { amina } = house.town.people
    const [{ id }] = (await loans()) as [{ id: string; backOn: string | null }]
    const back = () => sendForm(house, amina, `/toys/loans/${id}/back`, {})
    expect((await back()).statusCode).toBe(303)
    expect((await loans())[0]!.backOn).toBe('2026-11-24')
    await expect(house.as(amina, 'work with a child', (work) => takeBoxBack(work, id))).rejects.toMatchObject({
      code: 'already-recorded',
    })
    expect(words((await openPage(house, amina, `/children/${family.kayden}`)).body)).not.toContain('Bring back')
  })
})
