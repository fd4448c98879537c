import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPage, useHouse } from '../../tests/house.ts'
import { environmentOf } from '../../tests/importing.ts'
import { useLink } from '../access/sign-in.ts'
import { linkAddress } from '../access/sign-in-store.ts'
import { rooms } from '../rooms.ts'
import { runCli } from './cli.ts'
import { commandsOf } from './commands.ts'

const house = useHouse()
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-link-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function typed(...words: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const environment = { ...environmentOf(house, folder), DOORSTEP_URL: 'https://doorstep.example/' }
  Object.assign(process.env, environment)
  try {
    const io = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line), progress: () => {} }
    return { code: await runCli(commandsOf(rooms), ['accounts', 'link', ...words], io), out, err: err.join('\n') }
  } finally {
    for (const name of Object.keys(environment)) delete process.env[name]
  }
}
const standing = () =>
  house.owner
    .selectFrom('authority as a')
    .innerJoin('membership as m', 'm.authorityId', 'a.id')
    .innerJoin('account as k', 'k.id', 'm.accountId')
    .select(['a.code', 'k.email', 'k.id'])
    .where('m.id', '=', house.town.people.wen.membershipId)
    .executeTakeFirstOrThrow()
const links = () => house.owner.selectFrom('signInLink').select(['accountId', 'usedAt']).execute()

test('a locked-out administrator gets one link, is told who made it, and the event names the command', async () => {
  const { wen } = house.town.people
  const { code, email, id } = await standing()
  const first = await typed(email.toUpperCase(), '--as-authority', code)
  expect([first.code, first.out.length], first.err).toEqual([0, 1])
  const [, token] = /^https:\/\/doorstep\.example\/welcome\/(\S+)$/.exec(first.out[0]!)!
  expect(first.err).toContain('administrator')

  const hers = await openPage(house, wen, '/')
  expect(hers.statusCode, 'the session goes on until it is used').toBe(200)
  expect(hers.body).toContain('A new one-time link for your account was asked for')
  expect((await openPage(house, wen, '/access/own-link')).body).toContain('Doorstep itself')
  const events = house.owner.selectFrom('event').select(['act', 'facts', 'membershipId']).where('subjectId', '=', id)
  const [made] = await events.execute()
  expect(made).toMatchObject({ act: 'one-time link made', facts: { command: 'accounts link' } })
  expect(made?.membershipId).toBe(house.town.people.service.membershipId)

  const second = await typed(email, '--as-authority', code, '--json')
  const { link } = JSON.parse(second.out[0]!) as { link: string }
  expect(await linkAddress(house.owner, token!, house.clock.now), 'one works at a time').toBeUndefined()
  expect(await useLink(house.owner, link.split('/').at(-1)!, 'three plain words of hers', house.clock.now)).toBe(id)
  expect((await events.where('act', '=', 'one-time link used').execute()).map(({ facts }) => facts)).toMatchObject([
    { madeBy: house.town.people.service.membershipId },
  ])
})

test.each([
  ['nobody@example.org', 'Nobody who may sign in', 'an address that nobody has'],
  ['service', 'Nobody who may sign in', 'the account that Doorstep uses itself'],
  ['', 'Say the one address', 'no address'],
])('makes none for “%s”: %s', async (address, sentence, _why) => {
  const before = await links()
  const { code } = await standing()
  const said = await typed(...(address ? [address] : []), '--as-authority', code)
  expect(said.code).toBe(2)
  expect(said.err).toContain(sentence)
  expect(await links()).toEqual(before)
})

test('makes none for a closed account, nor for one whose days are over', async () => {
  const { code, email, id } = await standing()
  const before = await links()
  const account = house.owner.updateTable('account').where('id', '=', id)
  await account.set({ closedAt: new Date('2026-01-01T00:00:00Z') }).execute()
  expect((await typed(email, '--as-authority', code)).code).toBe(2)
  await account.set({ closedAt: null }).execute()
  await house.owner.updateTable('membership').set({ validTo: '2026-01-01' }).where('accountId', '=', id).execute()
  expect((await typed(email, '--as-authority', code)).code).toBe(2)
  expect(await links()).toEqual(before)
})
