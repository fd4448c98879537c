import { percent, signed, type Waterfall } from './waterfall.ts'

const ink = '#17201f'
const slate = '#4b5653'
const forIt = '#0d4a57'
const against = '#d3cabb'
const rowHeight = 34
const left = 400
const width = 960

/** A picture of the waterfall: solid bars speak for one person, outlined ones against. Presentation attributes only. */
export function waterfallSvg({ steps, weight, probability, summary }: Waterfall): string {
  const lowest = Math.min(0, ...steps.map((step) => Math.min(step.total, step.total - step.bits)))
  const highest = Math.max(0, ...steps.map((step) => Math.max(step.total, step.total - step.bits)))
  const scale = (width - left - 90) / Math.max(1, highest - lowest)
  const x = (bits: number) => left + (bits - lowest) * scale
  const height = rowHeight * (steps.length + 1) + 30
  const bars = steps.map((step, i) => {
    const y = 10 + i * rowHeight
    const from = x(Math.min(step.total, step.total - step.bits))
    const size = Math.max(1, Math.abs(step.bits) * scale)
    const paint = step.bits >= 0 ? `fill="${forIt}"` : `fill="${against}" stroke="${slate}" stroke-dasharray="4 3"`
    return `<text x="${left - 10}" y="${y + 20}" text-anchor="end" fill="${ink}">${escaped(shortened(step.words))}</text>
<rect x="${from.toFixed(1)}" y="${y + 4}" width="${size.toFixed(1)}" height="${rowHeight - 12}" ${paint}/>
<text x="${(from + size + 6).toFixed(1)}" y="${y + 20}" fill="${slate}">${signed(step.bits)}</text>`
  })
  const zero = x(0).toFixed(1)
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" font-family="Atkinson Hyperlegible Next, sans-serif" font-size="15">
<title>Why these two records weigh ${signed(weight)} bits</title>
<desc>${escaped(summary)}</desc>
<line x1="${zero}" y1="4" x2="${zero}" y2="${height - 34}" stroke="${slate}" stroke-width="1"/>
${bars.join('\n')}
<text x="${left - 10}" y="${height - 14}" text-anchor="end" font-weight="700" fill="${ink}">Together</text>
<text x="${x(weight).toFixed(1)}" y="${height - 14}" font-weight="700" fill="${ink}">${signed(weight)} bits, ${percent(probability)}</text>
</svg>
`
}

/** The same as a table, for those who read rather than look. */
export function waterfallTable({ steps, weight, probability }: Waterfall): string {
  const rows = steps.map(
    (step) =>
      `<tr><th scope="row">${escaped(step.words)}</th><td>${escaped(step.values?.map(({ a, b }) => `${a || '(missing)'} / ${b || '(missing)'}`).join('; ') ?? '')}</td><td>${signed(step.bits)}</td><td>${signed(step.total)}</td></tr>`,
  )
  return `<table>
<caption>What each comparison adds, in bits</caption>
<thead><tr><th scope="col">What was found</th><th scope="col">Values</th><th scope="col">Adds</th><th scope="col">Total</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
<tfoot><tr><th scope="row">Together</th><td></td><td></td><td>${signed(weight)} (${percent(probability)})</td></tr></tfoot>
</table>
`
}

function shortened(words: string): string {
  return words.length > 52 ? `${words.slice(0, 50)}…` : words
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
