import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { AtThreshold } from '../deciding/truth.ts'

const size = { width: 640, height: 420, left: 64, bottom: 56, top: 24, right: 24 }

/** Precision against recall, one point to a threshold, with the threshold beside it. */
export function truthSvg(points: AtThreshold[]): string {
  const lowest = Math.min(0.9, ...points.map((point) => Math.min(point.precision, point.recall)))
  const from = Math.max(0, Math.floor(lowest * 20) / 20)
  const x = scaleLinear([from, 1], [size.left, size.width - size.right])
  const y = scaleLinear([from, 1], [size.height - size.bottom, size.top])
  const path =
    line<AtThreshold>(
      (point) => x(point.recall),
      (point) => y(point.precision),
    )(points) ?? ''
  const ticks = x.ticks(5)
  const grid = ticks.map(
    (tick) =>
      `<line x1="${x(tick)}" y1="${y(from)}" x2="${x(tick)}" y2="${y(1)}" stroke="#ebe5da"/><text x="${x(tick)}" y="${y(from) + 20}" text-anchor="middle" fill="#4b5653">${percent(tick)}</text>
<line x1="${x(from)}" y1="${y(tick)}" x2="${x(1)}" y2="${y(tick)}" stroke="#ebe5da"/><text x="${x(from) - 8}" y="${y(tick) + 5}" text-anchor="end" fill="#4b5653">${percent(tick)}</text>`,
  )
  const dots = points.map(
    (point) =>
      `<circle cx="${x(point.recall).toFixed(1)}" cy="${y(point.precision).toFixed(1)}" r="4" fill="#0d4a57"><title>at ${point.threshold}: precision ${percent(point.precision)}, recall ${percent(point.recall)}</title></circle>`,
  )
  const best = points.reduce((a, b) => (b.f1 > a.f1 ? b : a))
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${size.width} ${size.height}" font-family="Atkinson Hyperlegible Next, sans-serif" font-size="14">
<title>Precision and recall by threshold</title>
<desc>Best F1 ${best.f1.toFixed(4)} at ${best.threshold}: precision ${percent(best.precision)}, recall ${percent(best.recall)}.</desc>
${grid.join('\n')}
<path d="${path}" fill="none" stroke="#0d4a57" stroke-width="2"/>
${dots.join('\n')}
<text x="${(x(from) + x(1)) / 2}" y="${size.height - 12}" text-anchor="middle" fill="#17201f">Recall: how many of the true pairs are found</text>
<text x="16" y="${size.top + 130}" transform="rotate(-90 16 ${size.top + 130})" text-anchor="middle" fill="#17201f">Precision: how many links are right</text>
</svg>
`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share > 0.995 && share < 1 ? 2 : 1)}%`
}
