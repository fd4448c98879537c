import type { Position } from './shape.ts'

/**
 * Leaves out the points that matter least to the eye (Visvalingam and Whyatt, 1993): each time the one whose triangle
 * with its neighbours is smallest, until none is under `least` square units. Ends stay, so stretches still meet.
 */
export function simplify(points: readonly Position[], least: number, keepAtLeast = 2): Position[] {
  const kept = thinned(points, Math.sqrt(least) / 4).map((point, index) => ({
    point,
    before: index - 1,
    after: index + 1,
    weight: Infinity,
    gone: false,
  }))
  const weigh = (index: number) => {
    const [here, before, after] = [kept[index], kept[kept[index]?.before ?? -1], kept[kept[index]?.after ?? -1]]
    if (here && before && after) here.weight = triangle(before.point, here.point, after.point)
  }
  for (let index = 1; index < kept.length - 1; index++) weigh(index)

  for (let left = kept.length; left > keepAtLeast; left--) {
    let lightest = -1
    let weight = least
    for (const [index, each] of kept.entries()) {
      if (!each.gone && each.weight < weight) {
        weight = each.weight
        lightest = index
      }
    }
    const going = kept[lightest]
    if (!going) break
    going.gone = true
    const [before, after] = [kept[going.before], kept[going.after]]
    if (before) before.after = going.after
    if (after) after.before = going.before
    // A neighbour never weighs less than what went before it, or a long curve would be eaten from one end.
    for (const index of [going.before, going.after]) {
      weigh(index)
      const each = kept[index]
      if (each && each.weight < weight) each.weight = weight
    }
  }
  return kept.filter((each) => !each.gone).map((each) => each.point)
}

/** Points closer together than the eye can part; a full-resolution coast has ten for every one worth weighing. */
function thinned(points: readonly Position[], nearest: number): readonly Position[] {
  const kept: Position[] = []
  for (const [index, point] of points.entries()) {
    const last = kept.at(-1)
    const end = index === points.length - 1
    if (!last || end || Math.hypot(point[0] - last[0], point[1] - last[1]) >= nearest) kept.push(point)
  }
  return kept.length >= 4 ? kept : points
}

function triangle([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position): number {
  return Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2
}
