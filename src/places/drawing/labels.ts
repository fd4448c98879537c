import type { Ground } from './draw.ts'
import { letteringWidth } from './lettering.ts'
import { type Box, overlap, type Position } from './shape.ts'

/** A label off the land, and the line that ties it to its place. */
export type PlacedLabel = { box: Box; lines: string[]; leader: [Position, Position] }

const lineHeight = 17
const step = 6
/** Clear space between a label and the land or another label. */
const gap = 4

/**
 * Finds each label the nearest room off the land. When there is none inside the picture the label stands beyond its
 * edge, so the picture must be widened to hold it.
 */
export function placeLabels(
  labels: readonly { lines: string[]; at: Position }[],
  picture: { width: number; height: number; ground: Ground },
): (PlacedLabel | null)[] {
  const placed: PlacedLabel[] = []
  const all: (PlacedLabel | null)[] = []
  for (const { lines, at } of labels) {
    const size = {
      width: Math.max(...lines.map((line, index) => letteringWidth(line, index === 0 ? 'bold' : 'plain'))),
      height: lines.length * lineHeight,
    }
    let best: { label: PlacedLabel; cost: number } | null = null
    for (let y = 2; y + size.height <= picture.height - 2; y += step) {
      for (let x = -size.width - gap - 1; x <= picture.width + gap + step; x += step) {
        const box = { x, y, ...size }
        const outside = Math.max(0, -x) + Math.max(0, x + size.width - picture.width)
        const leader: [Position, Position] = [at, edgeTowards(box, at)]
        const length = Math.hypot(leader[1][0] - at[0], leader[1][1] - at[1])
        // Widening the picture makes everything on it smaller, so it costs more than a longer line does.
        const cost = length + outside * 3
        if (best && cost >= best.cost) continue
        if (onLand(grown(box), picture.ground) || placed.some((other) => clash(other, box, leader))) continue
        best = { label: { box, lines, leader }, cost }
      }
    }
    if (best) placed.push(best.label)
    all.push(best?.label ?? null)
  }
  return all
}

function clash(other: PlacedLabel, box: Box, leader: [Position, Position]): boolean {
  return overlap(grown(other.box), box) || crosses(other.leader, leader) || passes(leader, other.box) || passes(other.leader, box)
}

const grown = ({ x, y, width, height }: Box): Box => ({
  x: x - gap,
  y: y - gap,
  width: width + gap * 2,
  height: height + gap * 2,
})

function onLand({ x, y, width, height }: Box, { cell, rows }: Ground): boolean {
  for (let row = Math.max(0, Math.floor(y / cell)); row <= Math.floor((y + height) / cell); row++) {
    const from = Math.max(0, Math.floor(x / cell))
    if (rows[row]?.slice(from, Math.max(from, Math.floor((x + width) / cell) + 1)).includes('#')) return true
  }
  return false
}

/** Where the line meets the label: the middle of a side or the point straight across, never a corner of a letter. */
function edgeTowards({ x, y, width, height }: Box, [atX, atY]: Position): Position {
  const acrossX = Math.max(x + 8, Math.min(x + width - 8, atX))
  if (atY > y + height) return [acrossX, y + height + 2]
  if (atY < y) return [acrossX, y - 1]
  return [atX > x ? x + width + 2 : x - 3, y + height / 2]
}

function crosses([a, b]: [Position, Position], [c, d]: [Position, Position]): boolean {
  const side = (p: Position, q: Position, r: Position) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

function passes(leader: [Position, Position], { x, y, width, height }: Box): boolean {
  const corners: Position[] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]
  return corners.some((corner, index) => crosses(leader, [corner, corners[(index + 1) % 4] ?? corner]))
}
