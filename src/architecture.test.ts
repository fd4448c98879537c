import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './config.ts'
import type { Floor } from './room.ts'
import { rooms } from './rooms.ts'

// Which way arrows point. Each rule is one sentence; a stray import is answered with the sentence it breaks.
const pure = ['rulebook', 'time']
/** Rooms say which floor they stand on; what is no room of the house stands here. */
const on = (floor: Floor) => rooms.filter((room) => room.floor === floor).map(({ name }) => name)
const ground = [...on('ground'), 'database', 'govuk', 'jobs']
const work = [...on('work'), 'demonstration']
const insight = [...on('insight'), 'returns']
const engines = on('engine')
const doors = ['doors']
/** Files at the root of src that any room may use, and those that put the house together. */
const shared = ['work.ts', 'room.ts', 'errors.ts', 'config.ts', 'command.ts', 'progress.ts', 'owners.ts']
const builders = ['main.ts', 'serve.ts', 'doorstep.ts', 'rooms.ts', 'house.ts', 'filling.ts', 'first-link.ts']

const src = join(root, 'src')
const files = list(src).filter((file) => /\.tsx?$/.test(file) && !/\.gen\.ts$/.test(file))
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || /\/samples\//.test(file) || /(shared-data|browser)\.ts$/.test(file)

function list(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? list(path) : [path]
  })
}

const roomOf = (file: string) => {
  const [first = ''] = relative(src, file).split('/')
  return first
}

type Arrow = { from: string; to: string; file: string; target: string }
const arrows: Arrow[] = files
  .filter((file) => !isTest(file))
  .flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g)].map((found) => {
      const target = resolve(dirname(file), found[1]!)
      return { from: roomOf(file), to: roomOf(target), file: relative(src, file), target: relative(src, target) }
    }),
  )
  .filter(({ from, to }) => from !== to)

test('the arrows are read at all', () => expect(arrows.length).toBeGreaterThan(150))

const say = (bad: Arrow[], sentence: string) => bad.map(({ file, target }) => `${file} imports ${target}: ${sentence}`)

describe('arrows', () => {
  test('every room stands on a floor', () => {
    const known = [...pure, ...ground, ...work, ...insight, ...engines, ...doors, ...shared, ...builders]
    const rooms = [...new Set(files.filter((file) => !isTest(file)).map(roomOf))].filter((room) => !known.includes(room))
    expect(rooms, 'a new room: put it in the list in src/rooms.ts').toEqual([])
  })

  test('rulebook and time import nothing of ours', () => {
    expect(
      say(
        arrows.filter(({ from, to }) => pure.includes(from) && !(from === 'rulebook' && to === 'time')),
        'rules are pure, they import nothing of ours',
      ),
    ).toEqual([])
  })

  test('the ground floor never imports a work room', () => {
    expect(
      say(
        arrows.filter(({ from, to }) => ground.includes(from) && [...work, ...insight, ...doors, ...builders].includes(to)),
        'the ground floor never imports a room above it',
      ),
    ).toEqual([])
  })

  test('work rooms import the ground floor, and another room by its index only', () => {
    const bad = arrows.filter(
      ({ from, to, target }) =>
        work.includes(from) &&
        (insight.includes(to)
          ? to !== 'returns' || !/index\.ts$/.test(target)
          : [...doors, ...builders].includes(to) || (work.includes(to) && !/index\.tsx?$/.test(target))),
    )
    expect(say(bad, 'work rooms talk through an index')).toEqual([])
  })

  test('people, places and agencies are entered by their index', () => {
    const entered = ['people', 'places', 'agencies', 'time', 'rulebook', 'govuk', 'matching']
    expect(
      say(
        arrows.filter(
          ({ from, to, target }) =>
            entered.includes(to) && ![...doors, ...builders].includes(from) && !/index\.tsx?$/.test(target),
        ),
        'this room is entered by its index',
      ),
    ).toEqual([])
  })

  test('children and localities import no work room', () => {
    expect(
      say(
        arrows.filter(({ from, to }) => ['children', 'localities'].includes(from) && work.includes(to)),
        'rooms hand in chapters of a child and panels of a place',
      ),
    ).toEqual([])
  })

  test('insight rooms never import a work room', () => {
    expect(
      say(
        arrows.filter(({ from, to }) => insight.includes(from) && work.includes(to)),
        'insight rooms read the views, and never write to a work room',
      ),
    ).toEqual([])
  })

  test('a door knows no room: what stands on it comes in the list', () => {
    const named = rooms.map(({ name }) => name).filter((name) => !on('ground').includes(name))
    expect(
      say(
        arrows.filter(({ from, to }) => doors.includes(from) && named.includes(to)),
        'the list of rooms is handed to the door',
      ),
    ).toEqual([])
  })

  test('nothing imports a door', () => {
    expect(
      say(
        arrows.filter(({ from, to }) => doors.includes(to) && ![...doors, ...builders].includes(from)),
        'nothing imports a door',
      ),
    ).toEqual([])
  })

  test('matching imports nothing of ours, and only people may use it', () => {
    expect(
      say(
        arrows.filter(({ from }) => from === 'matching'),
        'the engine imports nothing of ours',
      ),
    ).toEqual([])
    expect(
      say(
        arrows.filter(({ from, to }) => to === 'matching' && !['people', 'rooms.ts'].includes(from)),
        'only people (and the list of rooms, for its commands) may use the engine',
      ),
    ).toEqual([])
  })

  test('withActor is the only way to the database', () => {
    // before somebody is here, or as the machine's keeper
    const rooms = ['database', 'doors', 'jobs']
    const allowed = [
      ...['with-actor', 'scope-store', 'read-log-store', 'service-store', 'session-store', 'sign-in', 'sign-in-store'].map(
        (name) => `access/${name}.ts`,
      ),
      ...['serve.ts', 'house.ts', 'filling.ts', 'work.ts'],
      ...['bulk-store', 'installation-store', 'load'].map((name) => `demonstration/${name}.ts`),
    ]
    const bad = arrows.filter(
      ({ from, file, target }) =>
        /^database\/(pool|migrate|launcher)/.test(target) && !rooms.includes(from) && !allowed.includes(file),
    )
    expect(say(bad, 'rows are reached through withActor alone')).toEqual([])
  })

  test('no room goes round in a circle', () => {
    const rooms = [...new Set(arrows.map(({ from }) => from))].filter((room) => !/\.tsx?$/.test(room))
    const next = new Map(
      rooms.map((room) => [
        room,
        new Set(arrows.filter(({ from, to }) => from === room && rooms.includes(to)).map(({ to }) => to)),
      ]),
    )
    const circles: string[] = []
    const walk = (room: string, path: string[]) => {
      if (path.includes(room)) return void circles.push([...path.slice(path.indexOf(room)), room].join(' > '))
      if (path.length < 12) for (const other of next.get(room) ?? []) walk(other, [...path, room])
    }
    for (const room of rooms) walk(room, [])
    expect([...new Set(circles)]).toEqual([])
  })
})

/** The `sql` tag or one of its helpers, Kysely's calls that begin a statement, and what goes to the driver past Kysely. */
const statement =
  /(?<![.\w])sql\s*(<[^`]*?>)?\s*`|(?<![.\w])sql\.(?:id|join|lit|raw|ref|table|val)[(<]|\.(selectFrom|selectNoFrom|insertInto|replaceInto|updateTable|deleteFrom|mergeInto|with|withRecursive|query|executeQuery)\s*[(<]|\bCompiledQuery\.raw\(/g

const statementsIn = (file: string) => [...readFileSync(file, 'utf8').matchAll(statement)].length

test('SQL stands in stores: a file whose name ends in store.ts, or the room database', () => {
  const holding = files
    .filter((file) => !isTest(file))
    .map((file) => ({ file: relative(src, file), statements: statementsIn(file) }))
    .filter(({ statements }) => statements > 0)
  expect(holding.length, 'statements are found at all').toBeGreaterThan(50)
  expect(
    holding
      .filter(({ file }) => !/store\.ts$/.test(file) && !/^database\//.test(file))
      .map(({ file, statements }) => `${file}: ${statements}`),
    'move this SQL to a store of its own room, named by what it reads or writes',
  ).toEqual([])
})
