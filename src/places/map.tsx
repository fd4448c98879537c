import type { JSX } from 'preact'
import type { PlacedLabel } from './drawing/labels.ts'
import { letteringWidth } from './drawing/lettering.ts'
import type { Paint, PlaceMap, TileLettering } from './drawing/map-types.ts'
import type { Tint } from './drawing/tints.ts'

const ink = '#17201f'

/** The picture: areas in tints, chosen places outlined and named off the land, the key and the sources under it. */
export function PlaceMapFigure({ map, tableAt }: { map: PlaceMap; tableAt?: string }): JSX.Element {
  const { x, y, width, height } = map.viewBox
  return (
    <figure class="ds-fig">
      <svg
        viewBox={`${x} ${y} ${width} ${height}`}
        role="img"
        aria-labelledby={`${map.id}-title ${map.id}-description`}
        focusable="false"
        font-size="14"
        fill={ink}
      >
        <title id={`${map.id}-title`}>{map.title}</title>
        <desc id={`${map.id}-description`}>{map.description}</desc>
        <Patterns id={map.id} />
        {map.shapes.map((shape) => (
          <path
            key={shape.code}
            d={shape.path}
            fill={fillOf(shape.paint, map.id)}
            stroke="#fff"
            stroke-width="1.25"
            stroke-linejoin="round"
          >
            <title>{`${shape.name}: ${shape.words}`}</title>
          </path>
        ))}
        {map.outlines.map((outline) => (
          <g key={outline.name} fill="none" stroke-linejoin="round" stroke-linecap="round">
            <path d={outline.path} stroke="#fff" stroke-width="5.5" />
            <path d={outline.path} stroke={ink} stroke-width="2.5" />
          </g>
        ))}
        {map.shapes.map(
          ({ code, lettering, paint }) => lettering && <Lettering key={code} lettering={lettering} paint={paint} />,
        )}
        {map.outlines.map((outline) => outline.label && <Label key={outline.name} label={outline.label} />)}
      </svg>
      <Key tints={map.key} />
      <figcaption>
        {map.caption}{' '}
        {tableAt ? (
          <>
            <a class="govuk-link govuk-link--no-visited-state" href={tableAt}>
              As a table
            </a>
            .{' '}
          </>
        ) : null}
        {map.attribution}
      </figcaption>
    </figure>
  )
}

/** The same figures as rows, for reading, copying and checking. `href` makes each name a way into its place. */
export function PlaceMapTable({ map, href }: { map: PlaceMap; href?: (code: string) => string }): JSX.Element {
  const { headings, rows, notes } = map.table
  return (
    <div id={`${map.id}-table`}>
      <table class="ds-t">
        <caption>{map.title}</caption>
        <thead>
          <tr>
            <th scope="col">Area</th>
            {headings.map((heading) => (
              <th key={heading} scope="col" class="ds-r">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">
                {href ? (
                  <a class="govuk-link govuk-link--no-visited-state" href={href(row.code)}>
                    {row.name}
                  </a>
                ) : (
                  row.name
                )}
                {row.locality ? <span class="ds-b ds-meta">{`in ${row.locality} locality`}</span> : null}
              </th>
              {row.cells.map((cell, index) => (
                <td key={headings[index]} class="ds-r" data-of={headings[index]}>
                  <span class="ds-nowrap">{cell}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {notes.map((note) => (
        <p key={note} class="ds-meta">
          {note}
        </p>
      ))}
    </div>
  )
}

/** Picture and table side by side; one above the other on a phone. */
export function PlaceMapWithTable({ map, href }: { map: PlaceMap; href?: (code: string) => string }): JSX.Element {
  return (
    <div class="ds-two ds-two--place">
      <PlaceMapFigure map={map} />
      <PlaceMapTable map={map} {...(href ? { href } : {})} />
    </div>
  )
}

function fillOf(paint: Paint, id: string): string {
  return paint.is === 'tint' ? paint.fill : `url(#${id}-${paint.is})`
}

/** Hatching for a figure kept back, dots for one that there is not: told apart without colour. */
function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-withheld`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0h6v6H0z" fill="#fff" />
        <path d="M0 0v6" stroke="#9aa7a3" stroke-width="2" />
      </pattern>
      <pattern id={`${id}-none`} width="7" height="7" patternUnits="userSpaceOnUse">
        <path d="M0 0h7v7H0z" fill="#faf8f4" />
        <circle cx="3.5" cy="3.5" r=".8" fill="#8b9793" />
      </pattern>
    </defs>
  )
}

function Key({ tints }: { tints: readonly Tint[] }) {
  return tints.length === 0 ? null : (
    <ul class="ds-key">
      {tints.map(({ fill, words }) => (
        <li key={words}>
          <svg viewBox="0 0 80 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <path d="M.5 .5h79v11H.5z" fill={fill} stroke="#d3cabb" stroke-width="1" />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  )
}

function Label({ label }: { label: PlacedLabel }) {
  const [[fromX, fromY], [toX, toY]] = label.leader
  return (
    <g>
      <path d={`M${fromX} ${fromY}L${toX} ${toY}`} fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" />
      <path d={`M${fromX} ${fromY}L${toX} ${toY}`} fill="none" stroke={ink} stroke-width="1.5" stroke-linecap="round" />
      <circle cx={fromX} cy={fromY} r="3" fill={ink} stroke="#fff" stroke-width="1.25" />
      {label.lines.map((line, index) => (
        <text key={line} x={label.box.x} y={label.box.y + 13 + index * 17} class={index === 0 ? 'b' : undefined}>
          {line}
        </text>
      ))}
    </g>
  )
}

/** White lettering on the two darkest tints; the lighter of them is edged, for white alone is too faint on it. */
function Lettering({ lettering, paint }: { lettering: TileLettering; paint: Paint }) {
  const { at, room, lines, figure } = lettering
  const dark = paint.is === 'tint' && paint.dark
  const edge = paint.is === 'tint' ? (dark ? '#0d4a57' : undefined) : '#fff'
  const all = figure === null ? lines : [...lines, figure]
  return (
    <g text-anchor="middle" paint-order="stroke" stroke={edge} stroke-width={edge ? 2.5 : undefined} stroke-linejoin="round">
      {all.map((line, index) => (
        <text
          key={`${index} ${line}`}
          x={at[0]}
          y={at[1] + 5 + (index - (all.length - 1) / 2) * 17}
          {...(letteringWidth(line) > room ? { textLength: room, lengthAdjust: 'spacingAndGlyphs' as const } : {})}
          class={`${index === lines.length ? 'b' : ''}${dark ? ' w' : ''}`.trim() || undefined}
        >
          {line}
        </text>
      ))}
    </g>
  )
}
