import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'

export interface SparklineProps {
  /** Oldest first. */
  values: readonly number[]
  /** The picture in a sentence: what it counts, from what to what, and whether it changed. */
  label: string
}

const frame = { width: 120, height: 32, margin: 3 }

/** A small line from nought, its last point dotted. Its figure stands beside it; the sentence is its text. */
export function Sparkline({ values, label }: SparklineProps) {
  const { width, height, margin } = frame
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [margin, width - margin])
  const y = scaleLinear([0, Math.max(1, ...values)], [height - margin, margin + 1])
  const path = line<number>((_, index) => x(index), y).digits(1)(values)
  const last = values.at(-1)
  return (
    <svg class="ds-spark" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <line x1="0" x2={width} y1={height - margin} y2={height - margin} />
      {path && values.length > 1 && <path d={path} />}
      {last !== undefined && <circle cx={x(values.length - 1).toFixed(1)} cy={y(last).toFixed(1)} r="3.2" />}
    </svg>
  )
}
