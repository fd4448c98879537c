import { expect, test } from 'vitest'
import { placeLabels } from './labels.ts'
import { letteringWidth } from './lettering.ts'
import { overlap } from './shape.ts'

/** A picture 120 wide and 96 high with land where a row has "#", each letter six units. */
const picture = (...rows: string[]) => ({ width: 120, height: 96, ground: { cell: 6, rows } })
const island = picture(
  ...Array.from({ length: 16 }, (_, row) => (row > 8 && row < 14 ? '......########......' : '....................')),
)
const full = picture(...Array.from({ length: 16 }, () => '####################'))

test('a label stands off the land, near its place, and two do not meet', () => {
  const at: [number, number] = [60, 70]
  const [one, two] = placeLabels(
    [
      { lines: ['Newport'], at },
      { lines: ['Park', '22'], at: [50, 70] },
    ],
    island,
  )
  expect(one && one.box.y + one.box.height).toBeLessThan(60)
  expect(one && two && overlap(one.box, two.box)).toBe(false)
  expect(one?.leader[0]).toEqual(at)
})

test('where land fills the picture a label stands beyond its edge', () => {
  const [label] = placeLabels([{ lines: ['Newport'], at: [100, 48] }], full)
  expect(label?.box.x).toBeGreaterThanOrEqual(120)
})

// As the browser measured them in the page's type.
test.each([
  ['Newport', 'plain', 52.2],
  ['Newport', 'bold', 55.4],
  ['North Ormesby', 'bold', 99.9],
  ['62 per 1,000', 'plain', 79.8],
  ['Miles Platting & Newton Heath', 'bold', 203.1],
  ['MMM', 'plain', 34.6],
  ['ill', 'plain', 10.8],
] as const)('%s in %s is %d wide, and the estimate is never less nor a fifth more', (text, weight, measured) => {
  expect(letteringWidth(text, weight)).toBeGreaterThanOrEqual(measured)
  expect(letteringWidth(text, weight)).toBeLessThanOrEqual(measured * 1.2)
})
