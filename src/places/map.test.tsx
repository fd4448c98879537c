import { parseFragment } from 'parse5'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { drawAreas } from './drawing/draw.ts'
import type { PlaceMapOptions } from './drawing/map-types.ts'
import { openDataAttribution } from './drawing/map-words.ts'
import { placeMap } from './drawing/place-map.ts'
import type { Shown } from './drawing/small-numbers.ts'
import { drawTiles } from './drawing/tiles.ts'
import { PlaceMapWithTable } from './map.tsx'
import type { Ring } from './reading/outline.ts'

const names = ['Newport', 'Park', 'Kader', 'Nunthorpe']
const square = (x: number): Ring => [
  [x, 54.5],
  [x + 0.02, 54.5],
  [x + 0.02, 54.52],
  [x, 54.52],
  [x, 54.5],
]
const boundaries = names.map((name, index) => ({ code: `w${index}`, name, polygons: [[square(-1.2 + index * 0.02)]] }))
const figures = new Map<string, Shown>([
  ['w0', { is: 'figure', value: 62 }],
  ['w1', { is: 'figure', value: 22 }],
  ['w2', { is: 'withheld', because: 'small', words: 'fewer than 5' }],
])
const options: PlaceMapOptions = {
  id: 'contacts',
  title: 'Contacts <by ward>',
  measure: 'Contacts per 1,000 children',
  heading: 'Per 1,000',
  unit: 'per 1,000',
  edges: [15, 25, 35, 50],
  figures,
  localities: [{ name: 'Newport', codes: ['w0'] }],
  notes: ['Counts of 1 to 4 are not shown below town level.'],
  attribution: openDataAttribution(2025),
}
const byBoundary = render(<PlaceMapWithTable map={placeMap(drawAreas(boundaries), options)} href={(code) => `/places/${code}`} />)
const byTile = render(
  <PlaceMapWithTable
    map={placeMap(drawTiles(names.map((name, index) => ({ code: `w${index}`, name, column: index, row: 0 }))), options)}
  />,
)

test.each([
  ['boundaries', byBoundary],
  ['tiles', byTile],
])('drawn by %s: every area painted, named and in the table', (_how, html) => {
  expect(html.match(/<path [^>]*><title>[^<]*: /g)).toHaveLength(4)
  expect(html).toContain('<title>Newport: 62</title>')
  expect(html).toContain('<title>Kader: fewer than 5</title>')
  expect(html).toContain('<title>Nunthorpe: no figure</title>')
  const rows = [...html.matchAll(/<th scope="row">(.*?)<\/tr>/g)].map((row) =>
    row[1]
      ?.replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  expect(rows).toEqual(['Kader fewer than 5', 'Newport in Newport locality 62', 'Nunthorpe no figure', 'Park 22'])
})

test.each([
  ['boundaries', byBoundary],
  ['tiles', byTile],
])('drawn by %s: it passes a strict policy and is named for those who cannot see it', (_how, html) => {
  expect(html).not.toMatch(/\sstyle=|<style|<script|\son[a-z]+=/)
  expect(html).toContain('role="img" aria-labelledby="contacts-title contacts-description"')
  expect(html).toContain('<title id="contacts-title">Contacts &lt;by ward></title>')
  expect(html).toContain('Newport, 62. Park, 22. For 2 of them no figure is shown. Outlined: Newport.</desc>')
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((found) => found[1])
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, used] of html.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(used)
})

test('key, patterns, outline and sources are said in words under the picture', () => {
  const text = textOf(parseFragment(byBoundary))
  for (const words of ['under 15', '15 to 24', '25 to 34', '35 to 49', '50 or more']) expect(text).toContain(words)
  expect(text).toContain('Outlined: Newport. Hatched: fewer than 5. Dotted: no figure.')
  expect(text).toContain('Royal Mail data © Royal Mail copyright and database right 2025')
  expect(text).toContain('62 per 1,000')
  expect(text).toContain('Counts of 1 to 4 are not shown below town level.')
})

test('names lead into places where a way is given, and only there', () => {
  expect(byBoundary).toContain('href="/places/w0"')
  expect(byTile).not.toContain('href=')
})

type Node = { nodeName: string; value?: string; childNodes?: Node[] }
function textOf(node: unknown): string {
  const { nodeName, value = '', childNodes = [] } = node as Node
  return nodeName === '#text' ? value : childNodes.map(textOf).join('')
}
