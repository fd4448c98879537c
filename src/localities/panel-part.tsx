import { placesFor, reaches } from '../agencies/index.ts'
import type { Room } from '../room.ts'
import type { Work } from '../work.ts'
import type { PanelShown } from './panel.ts'
import type { PlaceView } from './view.ts'

/** The panels of all rooms for a place, for those whom the permission table shows them. */
export async function panelsOf(
  work: Work,
  rooms: readonly Room[],
  { id, slug, name }: PlaceView,
  most: number,
): Promise<PanelShown[]> {
  const panels = rooms.flatMap(({ panels = [] }) => panels)
  const shown = await Promise.all(
    panels.map(async ({ sight, read }) =>
      reaches(await placesFor(work, sight), id) ? [await read(work, { id, slug, name, most })] : [],
    ),
  )
  return shown.flat()
}

type PanelPartProps = { place: PlaceView; panel: PanelShown; level?: 2 | 3 }

export function PanelPart({ place, panel: { id, title, all, body }, level = 3 }: PanelPartProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section aria-labelledby={`${id}-${place.slug}`}>
      <div class="ds-head">
        <Heading class={level === 2 ? 'ds-h2' : 'ds-h3'} id={`${id}-${place.slug}`}>
          {title}
          <span class="govuk-visually-hidden"> in {place.name}</span>
        </Heading>
        {all && (
          <a class="govuk-link govuk-link--no-visited-state" href={all.href}>
            {all.text}
            <span class="govuk-visually-hidden"> in {place.name}</span>
          </a>
        )}
      </div>
      {body}
    </section>
  )
}
