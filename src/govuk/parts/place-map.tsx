import type { ComponentChildren } from 'preact'

/** The five tints, light to dark, and 0 where a figure is not shown. */
export type Tint = 0 | 1 | 2 | 3 | 4 | 5
const tints = ['#fff', '#eef4f4', '#c9dfe2', '#8fbcc3', '#4a8692', '#0d4a57'] as const

export interface MapArea {
  /** The drawing, already projected. */
  path: string
  tint: Tint
  /** What stands here, said on pointing at it: "Acklam: 12". */
  title: string
}

export interface MapOutline {
  path: string
  name: string
  /** Where the name stands, and the point its line leads to. */
  label: { x: number; y: number; anchor?: 'start' | 'middle' | 'end' | undefined; to?: { x: number; y: number } | undefined }
}

export interface PlaceMapProps {
  viewBox: string
  areas: readonly MapArea[]
  /** The places that the page is about. */
  outlines?: readonly MapOutline[] | undefined
  /** The map in a sentence: what is highest, what is lowest. */
  label: string
  /** What each tint stands for, in words: "15 to 24". */
  classes: readonly { tint: Tint; words: string }[]
  /** What is counted, as at when, from whom, with the link to the same figures as a table. */
  caption: ComponentChildren
}

/** Areas in five tints, the chosen places outlined, and a key in words under them. */
export function PlaceMap({ viewBox, areas, outlines = [], label, classes, caption }: PlaceMapProps) {
  return (
    <figure class="ds-fig">
      <svg viewBox={viewBox} role="img" aria-label={label}>
        {areas.map(({ path, tint, title }) => (
          <path d={path} fill={tints[tint]} stroke={tint === 0 ? '#d3cabb' : '#fff'} stroke-width="1.5">
            <title>{title}</title>
          </path>
        ))}
        {outlines.map(({ path }) => (
          <path d={path} fill="none" stroke="#17201f" stroke-width="3" stroke-linejoin="round" />
        ))}
        {outlines.map(({ name, label: at }) => (
          <>
            {at.to && <path d={`M${at.x} ${at.y - 5}L${at.to.x} ${at.to.y}`} fill="none" stroke="#17201f" />}
            <text class="b" x={at.x} y={at.y} text-anchor={at.anchor ?? 'start'}>
              {name}
            </text>
          </>
        ))}
      </svg>
      <ul class="ds-key">
        {classes.map(({ tint, words }) => (
          <li>
            <svg viewBox="0 0 80 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <path d="M0 0h80v12H0z" fill={tints[tint]} stroke="#d3cabb" />
            </svg>
            {words}
          </li>
        ))}
      </ul>
      <figcaption>{caption}</figcaption>
    </figure>
  )
}
