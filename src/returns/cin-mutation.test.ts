import { Writable } from 'node:stream'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { readWholeCin } from './cin.ts'
import { generateCin } from './generate-cin.ts'
import { Refusal } from './refusal.ts'

async function generated(children: number, year = 2025) {
  const pieces: Buffer[] = []
  const out = new Writable({
    write(piece, _, done) {
      pieces.push(piece)
      done()
    },
  })
  await generateCin(out, { seed: 3, authority: '806', year, size: { children } })
  return Buffer.concat(pieces).toString()
}

test.each([2018, 2021, 2024, 2026])(
  'a generated census of %s reads without a problem, and equal requests give equal bytes',
  async (year) => {
    const text = await generated(200, year)
    expect(await generated(200, year)).toBe(text)
    const { children, report } = await readWholeCin([Buffer.from(text)], { authority: '806', asAt: `${year}-07-31` })
    expect(report.problems).toEqual([])
    expect(children).toHaveLength(200)
  },
)

/** How many Child elements the file has by itself, or nothing when it is not well formed. */
function childElements(text: string): number | undefined {
  let count = 0
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentagstart', ({ name }) => {
    if (name === 'Child') count += 1
  })
  try {
    parser.write(text).close()
    return count
  } catch {
    return undefined
  }
}

/** One way of spoiling a file: each takes a place between 0 and 1. */
const spoilings: ((text: string, at: number) => string)[] = [
  (text, at) => text.slice(0, at * text.length) + text.slice(at * text.length + 1),
  (text, at) => `${text.slice(0, at * text.length)}x${text.slice(at * text.length)}`,
  (text, at) => `${text.slice(0, at * text.length)}&lt;Child&gt;${text.slice(at * text.length)}`,
  (text, at) => text.slice(0, at * text.length),
  (text, at) => onTag(text, at, () => ''),
  (text, at) => onTag(text, at, (tag) => tag + tag),
  (text, at) => onTag(text, at, (tag) => `${tag}<Child/>`),
  (text, at) => onTag(text, at, (tag) => `<Children><Child><LAchildID>7</LAchildID></Child></Children>${tag}`),
  (text, at) => onElement(text, at, () => ''),
  (text, at) => onElement(text, at, (element) => element + element),
  (text, at) => onElement(text, at, (element) => `<Wrong>${element}</Wrong>`),
  (text, at) => onElement(text, at, (element) => element.replace(/>[^<]*</, '>31/02/2024<')),
  (text, at) => onElement(text, at, (element) => element.replace(/\w+/, 'Child').replace(/\w+>$/, 'Child>')),
  (text, at) => onElement(text, at, (element) => `<![CDATA[<Child>]]><!-- <Child> -->${element}`),
]

const nth = <T>(list: T[], at: number) => list[Math.min(Math.floor(at * list.length), list.length - 1)]

function onTag(text: string, at: number, change: (tag: string) => string) {
  const found = nth([...text.matchAll(/<[^>]+>/g)], at)
  return found ? text.slice(0, found.index) + change(found[0]) + text.slice(found.index + found[0].length) : text
}

function onElement(text: string, at: number, change: (element: string) => string) {
  const found = nth([...text.matchAll(/<(\w+)>[^<]*<\/\1>/g)], at)
  return found ? text.slice(0, found.index) + change(found[0]) + text.slice(found.index + found[0].length) : text
}

test('a spoiled census is refused, or every Child of it is read or reported', async () => {
  const text = await generated(4)
  const place = fc.double({ min: 0, max: 1, noNaN: true })
  const spoiling = fc.tuple(fc.nat(spoilings.length - 1), place)
  const outcomes = { refused: 0, read: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(spoiling, { minLength: 1, maxLength: 4 }), async (steps) => {
      const spoiled = steps.reduce((so, [which, at]) => spoilings[which]?.(so, at) ?? so, text)
      const reading = await readWholeCin([Buffer.from(spoiled)], { authority: '806' }).catch((error: unknown) => error)
      if (reading instanceof Error) {
        expect(reading).toBeInstanceOf(Refusal)
        outcomes.refused += 1
        return
      }
      const { children, report } = reading as Awaited<ReturnType<typeof readWholeCin>>
      outcomes.read += 1
      const aside = report.problems.filter((problem) => problem.kept === 'child set aside').length
      expect(children.length + aside).toBe(childElements(spoiled))
      expect(report.totals?.rows.children).toMatchObject({
        read: children.length + aside,
        taken: children.length,
        setAside: aside,
      })
    }),
    { numRuns: 1500, seed: 11 },
  )
  // Both ways out were tried, so neither half of the property is empty.
  expect(outcomes.refused).toBeGreaterThan(100)
  expect(outcomes.read).toBeGreaterThan(100)
})

test('nonsense in any one value of the file is kept, reported, or refuses the file', async () => {
  const text = await generated(3)
  const values = [...text.matchAll(/<(\w+)>([^<\s]+)<\/\1>/g)]
  expect(values.length).toBeGreaterThan(80)
  for (const { 0: element, 1: name, index } of values) {
    const spoiled = `${text.slice(0, index)}<${name}>Q7#</${name}>${text.slice(index + element.length)}`
    const reading = await readWholeCin([Buffer.from(spoiled)], { authority: '806' }).catch((error: unknown) => error)
    if (reading instanceof Refusal) continue
    const { children, header, report } = reading as Awaited<ReturnType<typeof readWholeCin>>
    expect(JSON.stringify([children, header, report.problems]), name).toContain('Q7#')
  }
})
