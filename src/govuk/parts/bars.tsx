import { scaleBand, scaleLinear } from 'd3-scale'
import type { ComponentChildren } from 'preact'

export interface Bar {
  /** Two letters under the bar: "Mo". */
  name: string
  total: number
  /** How many of them were late: the dark foot of the bar. */
  late: number
}

export interface BarsProps {
  bars: readonly Bar[]
  /** The picture in a sentence. */
  label: string
  caption: ComponentChildren
}

const frame = { width: 300, height: 112, floor: 92, top: 8 }

/** Counts side by side, with what was late as the foot of each. */
export function Bars({ bars, label, caption }: BarsProps) {
  const x = scaleBand(
    bars.map((_, index) => String(index)),
    [0, frame.width],
  ).padding(0.24)
  const y = scaleLinear([0, Math.max(1, ...bars.map((bar) => bar.total))], [frame.floor, frame.top])
  return (
    <figure class="ds-fig">
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={label}>
        {bars.map((bar, index) => {
          const left = x(String(index)) ?? 0
          const foot = frame.floor - y(bar.late)
          // a white line parts the foot from the rest, so that grey print keeps them apart
          const gap = bar.late > 0 && bar.late < bar.total ? 1.5 : 0
          return (
            <>
              <rect
                x={round(left)}
                y={round(y(bar.total))}
                width={round(x.bandwidth())}
                height={round(Math.max(0, frame.floor - y(bar.total) - foot - gap))}
                fill="#5f98a3"
              />
              {bar.late > 0 && (
                <rect x={round(left)} y={round(y(bar.late))} width={round(x.bandwidth())} height={round(foot)} fill="#9e2a1f" />
              )}
              <text class="q" x={round(left + x.bandwidth() / 2)} y={frame.height - 4} text-anchor="middle">
                {bar.name}
              </text>
            </>
          )
        })}
        <path d={`M0 ${frame.floor + 0.5}h${frame.width}`} stroke="#17201f" />
      </svg>
      <figcaption>{caption}</figcaption>
    </figure>
  )
}

function round(value: number): string {
  return value.toFixed(1)
}
