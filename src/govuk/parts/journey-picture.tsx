import { labelsOf } from './journey-labels.ts'
import type { ContactMark, Day, Episode, Frame, MarkGroup } from './journey-scale.ts'
import { marksOf, scaleFor, stepsOf, ticksOf } from './journey-scale.ts'

export interface PictureProps {
  frame: Frame
  from: Day
  to: Day
  /** Under the left end of the picture, and under the right. */
  start: string
  end: string
  levels: readonly string[]
  episodes: readonly Episode[]
  contacts: readonly ContactMark[]
  label: string
}

const fills = ['#eef4f4', '#c9dfe2', '#8fbcc3', '#0d4a57']

/** Help as steps over time, contacts as marks above them. */
export function JourneyPicture({ frame, from, to, start, end, levels, episodes, contacts, label }: PictureProps) {
  const scale = scaleFor(frame, from, to, levels.length)
  const steps = stepsOf(episodes, from, to)
  const across = steps.map((step) => `V${at(scale.y(step.level))}H${at(scale.x(step.to))}`)
  const first = steps[0]
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={label}>
      {levels.map((name, index) => (
        <>
          <path d={`M${frame.left} ${at(scale.y(index + 1))}H${frame.right}`} stroke="#d3cabb" stroke-dasharray="2 4" />
          <text class="q" x={frame.left - (frame.named ? 10 : 6)} y={at(scale.y(index + 1) + 5)} text-anchor="end">
            {frame.named ? `${index + 1} ${name}` : index + 1}
          </text>
        </>
      ))}
      {steps.map((step) => (
        <path
          d={`M${at(scale.x(step.from))} ${frame.floor}V${at(scale.y(step.level))}H${at(scale.x(step.to))}V${frame.floor}z`}
          fill={fills[Math.min(fills.length, step.level) - 1]}
        />
      ))}
      {first && (
        <path
          d={`M${at(scale.x(first.from))} ${at(scale.y(first.level))}${across.join('')}`}
          fill="none"
          stroke="#07323b"
          stroke-width="2.5"
          stroke-linejoin="round"
        />
      )}
      <path d={`M${frame.left} ${frame.floor + 0.5}H${frame.right}`} stroke="#17201f" />
      <Ticks frame={frame} from={from} to={to} start={start} end={end} x={scale.x} />
      {labelsOf(episodes, frame, scale, to, fills.length).map((words) => (
        <>
          <text class={words.light ? 'b w' : 'b'} x={at(words.x)} y={at(words.y)}>
            {words.name}
          </text>
          {words.who && (
            <text class={words.light ? 'w' : undefined} x={at(words.x)} y={at(words.y + 17)}>
              {words.who}
            </text>
          )}
        </>
      ))}
      <text
        class="q"
        x={frame.named ? frame.left - 10 : frame.left}
        y={frame.named ? 31 : 14}
        text-anchor={frame.named ? 'end' : 'start'}
      >
        Contacts
      </text>
      {marksOf(contacts, scale, from, to).map((group) => (
        <Mark group={group} />
      ))}
    </svg>
  )
}

function Ticks({
  frame,
  from,
  to,
  start,
  end,
  x,
}: Pick<PictureProps, 'frame' | 'from' | 'to' | 'start' | 'end'> & { x: (day: Day) => number }) {
  const y = frame.floor + 22
  // a tick too near an end would write over its words
  const clear = Math.max(70, 7.4 * start.length + 26)
  const ticks = ticksOf(from, to).filter(({ day }) => x(day) > frame.left + clear && x(day) < frame.right - 55)
  return (
    <>
      {ticks.map(({ day, words }) => (
        <>
          <path d={`M${at(x(day))} ${frame.floor}v6`} stroke="#17201f" />
          <text x={at(x(day))} y={y} text-anchor="middle">
            {words}
          </text>
        </>
      ))}
      <text class="q" x={frame.left} y={y}>
        {start}
      </text>
      <text class="q" x={frame.right} y={y} text-anchor="end">
        {end}
      </text>
    </>
  )
}

function Mark({ group: { x, mark, count } }: { group: MarkGroup }) {
  const many = count > 1
  const reach = many ? 13 : 8
  return (
    <>
      {mark === 'referral' && (
        <path d={`M${at(x)} ${26 - reach}l${reach} ${reach}-${reach} ${reach}-${reach}-${reach}z`} fill="#07323b" />
      )}
      {mark === 'open' && <circle cx={at(x)} cy="26" r={many ? 11 : 6} fill="#0d4a57" />}
      {mark === 'closed' && <circle cx={at(x)} cy="26" r={many ? 10 : 6} fill="#fff" stroke="#0d4a57" stroke-width="2" />}
      {many && (
        <text class={mark === 'closed' ? 'b' : 'b w'} x={at(x)} y="31" text-anchor="middle">
          {count}
        </text>
      )}
      {mark === 'open' && (
        <text class="b" x={at(x - (many ? 17 : 11))} y="31" text-anchor="end">
          waiting
        </text>
      )}
    </>
  )
}

function at(value: number): string {
  return value.toFixed(1)
}
