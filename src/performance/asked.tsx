import { permissionFor, type Visit } from '../access/index.ts'
import { isId } from '../database/ids.ts'
import { Filters, Select } from '../govuk/index.ts'
import { type Period, periodAsked, periodsOn } from './period.ts'
import type { PlaceName } from './words.ts'

/** What an address asks of the figures: a period, and a place or all. */
export type Wanted = { period: Period; place: string | undefined }

export function wanted({ query, now }: Visit): Wanted {
  return { period: periodAsked(query.period, now), place: isId(query.place) ? query.place : undefined }
}

/** Whether the rows behind a figure are open to this role at all. */
export const maySeeRows = ({ actor }: Pick<Visit, 'actor'>) =>
  permissionFor(actor.role, 'see contacts', 'rows behind a figure') !== undefined

/** Which rows the figures are of, where they are not of the whole authority. */
export function scopeWords({ actor }: Pick<Visit, 'actor'>, places: readonly PlaceName[]): string {
  const reach = permissionFor(actor.role, 'see figures')?.reach
  if (reach === 'agency') return `what ${actor.agency} brought`
  if (reach === 'locality') return places.length > 0 ? places.map(({ name }) => name).join(' and ') : 'your places'
  return 'the whole town'
}

export interface WantedFiltersProps extends Wanted {
  action: string
  now: Date
  places: readonly PlaceName[]
}

/** Period and place, asked for by address. */
export function WantedFilters({ action, period, place, places, now }: WantedFiltersProps) {
  return (
    <Filters action={action} label="Choose a period and a place">
      <Select
        name="period"
        label={{ text: 'Period' }}
        value={period.id}
        items={periodsOn(now).map(({ id, words }) => ({ text: words, value: id }))}
      />
      {places.length > 1 && (
        <Select
          name="place"
          label={{ text: 'Place' }}
          value={place ?? ''}
          items={[{ text: 'All places', value: '' }, ...places.map(({ id, name }) => ({ text: name, value: id }))]}
        />
      )}
    </Filters>
  )
}
