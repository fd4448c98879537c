import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../src/config.ts'
import { commandsOf } from '../src/doors/commands.ts'
import { rooms as listed } from '../src/rooms.ts'
import { codeSets, outcomes } from '../src/rulebook/index.ts'

// What the documents name must be there, and what is there must be named. Each list below is of sentences: an empty one is right.

const skipped = ['node_modules', 'var', '.git', '.installing']
const files: string[] = list('')
function list(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    if (skipped.includes(name)) return []
    const path = join(folder, name)
    return statSync(join(root, path)).isDirectory() ? list(path) : [path]
  })
}
const textFiles = files.filter((file) => !/\.(png|ico|woff2?|xlsx|zip)$/.test(file))
const read = (file: string) => readFileSync(join(root, file), 'utf8')

const documents = files.filter((file) => file.endsWith('.md')).map((file) => ({ file, text: read(file) }))
const document = (file: string) => documents.find((each) => each.file === file)?.text ?? ''
const readme = document('README.md')
const architecture = document('ARCHITECTURE.md')
const glossary = document('GLOSSARY.md')

/** Text in backticks outside fences, and the lines inside fences, each with the document it stands in. */
const fence = /^ *```\w*\n([\s\S]*?)^ *```/gm
const inline = documents.flatMap(({ file, text }) =>
  [...text.replace(fence, '').matchAll(/`([^`\n]+)`/g)].map((found) => ({ file, words: found[1]! })),
)
const fenced = documents.flatMap(({ file, text }) =>
  [...text.matchAll(fence)].flatMap((found) =>
    found[1]!.split('\n').map((line) => ({ file, words: line.replace(/\s+#.*$/, '').trim() })),
  ),
)
const indented = documents.flatMap(({ file, text }) =>
  [...text.replace(fence, '').matchAll(/^ {4}(doorstep .+)$/gm)].map((found) => ({ file, words: found[1]! })),
)
const spoken = [...inline, ...fenced, ...indented]

test('the documents are read at all', () => {
  expect(documents.length).toBeGreaterThan(20)
  expect(inline.length).toBeGreaterThan(400)
  expect(fenced.length).toBeGreaterThan(20)
})

describe('rooms', () => {
  const rooms = readdirSync(join(root, 'src')).filter((name) => statSync(join(root, 'src', name)).isDirectory())
  test.each([
    ['README.md', readme],
    ['ARCHITECTURE.md', architecture],
  ])('%s names every room', (_file, text) => {
    expect(rooms.filter((room) => !text.includes(`\`${room}\``))).toEqual([])
  })
  test('every room in the map of the README is there', () => {
    const map = [...readme.matchAll(/^\|[ \w]*\| \[`([\w-]+)`\]/gm)].map((found) => found[1]!)
    expect(map.length).toBeGreaterThan(15)
    expect(map.filter((room) => !rooms.includes(room))).toEqual([])
  })
})

test('every link leads somewhere', () => {
  const links = documents.flatMap(({ file, text }) =>
    [...text.replace(fence, '').matchAll(/\]\(([^)\s]+)\)/g)].map((found) => ({ file, target: found[1]! })),
  )
  expect(links.length).toBeGreaterThan(40)
  const bad = links.filter(({ file, target }) => {
    if (/^[a-z]+:/.test(target)) return false
    const [path = '', anchor] = target.split('#')
    const whole = path ? join(dirname(file), path) : file
    if (!existsSync(join(root, whole))) return true
    return anchor !== undefined && !headings(read(whole)).includes(anchor)
  })
  expect(bad.map(({ file, target }) => `${file} links to ${target}`)).toEqual([])
})

const headings = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map((found) =>
    found[1]!
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/\s/g, '-'),
  )

describe('files', () => {
  const top = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]))
  const there = (pattern: string) =>
    pattern.includes('*') ? globSync(pattern, { cwd: root }).length > 0 : existsSync(join(root, pattern))

  test('every path in a document is there', () => {
    const paths = spoken.flatMap(({ file, words }) =>
      words
        .split(/[\s"'=:(),]+/)
        .filter((word) => /^[\w.*-]+\/[\w./*-]*$/.test(word) && top.has(word.split('/')[0]!))
        .map((path) => ({ file, path: path.replace(/[.]$/, '') })),
    )
    expect(paths.length).toBeGreaterThan(50)
    expect(paths.filter(({ path }) => !there(path)).map(({ file, path }) => `${file} names ${path}`)).toEqual([])
  })

  test('every file named by its last part is there, beside the document that names it', () => {
    const named = inline.filter(({ words }) => /^(?:[\w-]+\/)*[\w.-]+\.(tsx?|mjs|css|sql)$/.test(words))
    expect(named.length).toBeGreaterThan(100)
    const bad = named.filter(({ file, words }) => {
      const folder = dirname(file)
      const near = folder.startsWith('src/') ? files.filter((each) => each.startsWith(`${folder}/`)) : files
      return !near.some((each) => each === words || each.endsWith(`/${words}`)) && !there(words)
    })
    expect(bad.map(({ file, words }) => `${file} names ${words}`)).toEqual([])
  })
})

describe('commands', () => {
  test('every npm script named is in package.json', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = spoken.flatMap(({ file, words }) =>
      [...words.matchAll(/\bnpm (?:run ([\w-]+)|(start|test))\b/g)].map((found) => ({ file, name: found[1] ?? found[2]! })),
    )
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter(({ name }) => !scripts[name]).map(({ file, name }) => `${file}: npm run ${name}`)).toEqual([])
  })

  // "bin/doorstep places import x.csv", "doorstep migrate"
  const verb = /^(?:npx |\.\/)?(?:bin\/)?doorstep ((?:[a-z][a-z-]*)(?: [a-z][a-z-]*)?)/
  const known = new Set(commandsOf(listed).map(({ name }) => name))
  const isCommand = (words: string) => known.has(words) || known.has(words.split(' ')[0]!) || words.split(' ')[0] === 'help'

  test('every command named is one that doorstep knows', () => {
    const named = spoken.flatMap(({ file, words }) => {
      const found = verb.exec(words)
      return found ? [{ file, name: found[1]! }] : []
    })
    expect(named.length).toBeGreaterThan(10)
    const missing = named.filter(({ name }) => !isCommand(name))
    expect(missing.map(({ file, name }) => `${file}: doorstep ${name}`)).toEqual([])
  })

  test('the README names every command', () => {
    const missing = [...known].filter((name) => !readme.includes(`\`doorstep ${name}\``) && !readme.includes(`\`${name}\``))
    expect(missing).toEqual([])
  })
})

describe('settings', () => {
  const code = files.filter((file) => /^(src|bin|bench|tests)\/.*\.(tsx?|mjs)$/.test(file))
  const settings = new Set(
    code.flatMap((file) => [...read(file).matchAll(/\benv(?:\.|\[')([A-Z][A-Z_]+)/g)].map((found) => found[1]!)),
  )
  // what a system or a runner sets, not us
  const others = ['CI', 'INIT_CWD', 'LC_ALL', 'PATH', 'TZ']

  test('the README names every setting that the code reads', () => {
    expect(settings.size).toBeGreaterThan(10)
    expect([...settings].filter((name) => !others.includes(name) && !readme.includes(`\`${name}\``))).toEqual([])
  })

  test('every setting named in a document is read', () => {
    const named = documents.flatMap(({ file, text }) =>
      [...text.matchAll(/\b(DOORSTEP_[A-Z_]+|DATABASE_[A-Z_]+|PORT|HOST)\b/g)].map((found) => ({ file, name: found[1]! })),
    )
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter(({ name }) => !settings.has(name)).map(({ file, name }) => `${file} names ${name}`)).toEqual([])
  })

  test('the defaults in the table are those of the code', async () => {
    const { readConfig } = await import('../src/config.ts')
    const { port, host, data, databaseUrl, demo, secretFile } = readConfig({})
    const row = (name: string) => readme.split('\n').find((line) => line.startsWith(`| \`${name}\``)) ?? ''
    expect(row('PORT')).toContain(`\`${port}\``)
    expect(row('HOST')).toContain(`\`${host}\``)
    expect(row('DOORSTEP_DATA')).toContain(`\`${relative(root, data)}\``)
    expect(row('DOORSTEP_SECRET_FILE')).toContain(`\`${basename(secretFile)}\``)
    expect([demo, databaseUrl]).toEqual([true, undefined])
    expect(readConfig({ DATABASE_URL: 'postgres://x/y' }).demo).toBe(false)
  })
})

test('the README says of every dependency what it is for', () => {
  const { dependencies, optionalDependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
    string,
    Record<string, string>
  >
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies })
  expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
  const stands = readme.slice(readme.indexOf('## What it stands on'))
  const packages = [...stands.matchAll(/`((?:@[\w-]+\/)?[a-z][\w-]*)`/g)].map((found) => found[1]!)
  expect(packages.filter((name) => !names.includes(name) && !existsSync(join(root, name)))).toEqual([])
})

/** All of our code and SQL as one text. */
const source = textFiles
  .filter((file) => /^(src|db|tests|bin)\/.*\.(tsx?|sql|json)$/.test(file) && file !== 'tests/docs.test.ts')
  .map(read)
  .join('\n')

test('every name in camel case is a name in the code', () => {
  const names = inline
    .filter(({ words }) => /^(?:[a-z]\w*\.)?[a-z]+(?:[A-Z][a-z]*)+(?:\(.*)?$/.test(words))
    .map(({ file, words }) => ({ file, name: /^(?:\w+\.)?(\w+)/.exec(words)![1]! }))
  expect(names.length).toBeGreaterThan(80)
  const bad = names.filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(source))
  expect(bad.map(({ file, name }) => `${file} names ${name}`)).toEqual([])
})

describe('glossary', () => {
  // | **contact** | what it is | `contact`, `recordContact` |
  const entries = [...glossary.matchAll(/^\| \*\*(.+?)\*\* \| (.+) \| (.*) \|$/gm)].map((found) => ({
    word: found[1]!,
    inCode: [...found[3]!.matchAll(/`([^`]+)`/g)].map((name) => name[1]!),
  }))

  test('each word stands once, in the order of the alphabet within its part', () => {
    expect(entries.length).toBeGreaterThan(50)
    const words = entries.map(({ word }) => word.toLowerCase())
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([])
    for (const part of glossary.split(/^## /m)) {
      const inPart = [...part.matchAll(/^\| \*\*(.+?)\*\* \|/gm)].map((found) => found[1]!.toLowerCase())
      expect(inPart).toEqual([...inPart].sort())
    }
  })

  test('what it says is in the code is in the code', () => {
    const bad = entries.flatMap(({ word, inCode }) =>
      inCode
        .filter((name) => !new RegExp(`(?<![\\w-])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`).test(source))
        .map((name) => `${word}: ${name}`),
    )
    expect(bad).toEqual([])
  })

  test('it has every list that people choose from, and every end that a contact may come to', () => {
    const wanted = [...codeSets.map(({ name }) => name), ...outcomes.map(({ name }) => name)]
    const kinds = codeSets.find(({ id }) => id === 'contact kind')!.codes.map(({ name }) => name)
    const roles = codeSets.find(({ id }) => id === 'role')!.codes.map(({ name }) => name)
    const has = (name: string) => glossary.toLowerCase().includes(name.toLowerCase())
    expect([...wanted, ...kinds, ...roles].filter((name) => !has(name))).toEqual([])
  })
})

describe('every file', () => {
  // Words that belong to how something was made and not to what it is. Written so that this list is not found by itself.
  const foreign = [
    /\bcl[a]ude\b/i,
    /\banthr[o]pic\b/i,
    /\bopen ?[a]i\b/i,
    /\bchat ?g[p]t\b/i,
    /\bco[-]?p[i]lot\b/i,
    /\bl[l]ms?\b/i,
    /\blanguage m[o]dels?\b/i,
    /\bsub-?[a]gents?\b/i,
    /\b(?:coding|ai) [a]gents?\b/i,
    /\bpr[o]mpt(?:s|ed|ing)?\b(?! [a-z]+ly)/i,
    /\bw[o]rktrees?\b/i,
    /\bissue #?\d+\b/i,
    /\bintegrat[o]r\b/i,
    /\bthis sessi[o]n of\b/i,
  ]
  // A folder of somebody's machine: the root of a path that no clone has.
  const machine = /(?<![\w.:/-])[/](?:work|root|home|Users|mnt|media)[/][\w.-]/

  test('speaks of itself alone', () => {
    const found = textFiles
      .filter((file) => file !== 'package-lock.json')
      .flatMap((file) =>
        read(file)
          .split('\n')
          .flatMap((line, at) => foreign.filter((word) => word.test(line)).map((word) => `${file}:${at + 1} ${word.source}`)),
      )
    expect(found).toEqual([])
  })

  test('names no folder of the machine it was written on', () => {
    const found = textFiles.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, at) => (machine.test(line) ? [`${file}:${at + 1} ${line.trim().slice(0, 80)}`] : [])),
    )
    expect(found).toEqual([])
  })

  test.each([
    ['a path of a home folder', `see /${'home'}/someone/file`, machine],
    ['a worker’s own tree', `in the work${'tree'}`, foreign[10]!],
  ])('would find %s', (_what, line, word) => expect(word.test(line)).toBe(true))
})
