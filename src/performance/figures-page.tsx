import type { Visit } from '../access/index.ts'
import { Details, Sparkline, Stack, Title } from '../govuk/index.ts'
import { maySeeRows, scopeWords, type Wanted, WantedFilters, wanted } from './asked.tsx'
import { ruleOfChange } from './change.ts'
import { cellWords, changeWords, figureValue, ofWords, sentenceOf } from './figure.ts'
import { groups, indicatorsFor } from './indicator.ts'
import { asAtWords, monthWords, shortMonth } from './period.ts'
import { keptBackWords, noteFor } from './published.ts'
import { isWhole, placesOfFigures, type Readable, readFigure } from './reading.ts'
import { enterFigures } from './store.ts'
import { type PlaceName, withQuery } from './words.ts'

/** Every figure on one calm page: what it is, whether it changed, and of how many. */
export async function showFigures(visit: Visit) {
  const asked = wanted(visit)
  const { figures, places } = await readFigures(visit, asked)
  const { period, place } = asked
  const where = places.find(({ id }) => id === place)?.name ?? scopeWords(visit, places)
  const query = { period: visit.query.period, place }
  const note = noteFor(visit.actor.role)
  return {
    page: {
      title: 'Figures',
      section: 'figures' as const,
      body: (
        <>
          <Title say={`${period.words}, ${where}. ${changedWords(figures)} ${asAtWords(visit.now)}.`}>
            How the front door is doing
          </Title>
          <WantedFilters action="/figures" {...asked} places={places} now={visit.now} />
          <Stack>
            <table class="ds-t ds-cmp">
              <caption class="govuk-visually-hidden">Figures, {period.words}</caption>
              <thead>
                <tr>
                  <th scope="col">Figure</th>
                  <th scope="col">{period.words}</th>
                  <th scope="col">Month by month to {monthWords(period.months.at(-1)!)}</th>
                </tr>
              </thead>
              {groups.map((group) => {
                const inside = figures.filter(({ indicator }) => indicator.group === group)
                return (
                  inside.length > 0 && (
                    <tbody>
                      <tr>
                        <th scope="rowgroup" colspan={3}>
                          <h2 class="ds-h3 ds-over">{group}</h2>
                        </th>
                      </tr>
                      {inside.map((figure) => (
                        <FigureLine figure={figure} query={query} rows={maySeeRows(visit)} />
                      ))}
                    </tbody>
                  )
                )
              })}
            </table>
            <div>
              <Details summaryText="Every month as a table">
                <Months figures={figures} />
              </Details>
              <Details summaryText="When we call something a change">
                <p>{ruleOfChange}</p>
              </Details>
              {note && <p class="ds-meta">{note}</p>}
            </div>
          </Stack>
        </>
      ),
    },
  }
}

/** Figures are counted some beside each other: each reads a year of rows. Entering costs too, so there are not more lanes than that is worth. */
const figuresToALane = 4

async function readFigures(visit: Visit, asked: Wanted): Promise<{ figures: Readable[]; places: PlaceName[] }> {
  const indicators = indicatorsFor(visit.actor.role)
  const found = new Map<string, Readable>()
  const left = [...indicators]
  const lane = () =>
    visit.withActor('see how it goes', async (work) => {
      await enterFigures(work)
      for (let indicator = left.shift(); indicator; indicator = left.shift())
        found.set(indicator.code, await readFigure(work, indicator, asked))
      return placesOfFigures(work)
    })
  const [places = []] = await Promise.all(Array.from({ length: Math.ceil(indicators.length / figuresToALane) }, lane))
  return { figures: indicators.flatMap(({ code }) => found.get(code) ?? []), places }
}

function changedWords(figures: readonly Readable[]): string {
  const changed = figures.filter(
    (figure) => isWhole(figure) && (figure.change?.is === 'higher' || figure.change?.is === 'lower'),
  ).length
  if (changed === 0) return 'Nothing has clearly changed.'
  return changed === 1
    ? 'One figure has clearly changed; the others have not.'
    : `${changed} figures have clearly changed; the others have not.`
}

interface FigureLineProps {
  figure: Readable
  query: Record<string, string | undefined>
  rows: boolean
}

function FigureLine({ figure: { indicator, shown, shownMonths, change, months }, query, rows }: FigureLineProps) {
  const known = shownMonths.flatMap(({ shown }) => (shown.is === 'figure' ? (figureValue(indicator, shown.cell) ?? []) : []))
  const whole = isWhole({ shownMonths })
  const last = months.at(-1)?.month
  const changed = change && last && whole ? changeWords(indicator, change, last) : undefined
  return (
    <tr>
      <th scope="row">
        <a class="govuk-link govuk-link--no-visited-state" href={withQuery(`/figures/${indicator.code}`, query)}>
          {indicator.name}
        </a>
        <span class="ds-b ds-meta">
          {shown.is === 'figure' ? `${sentenceOf(indicator, shown.cell)}.` : keptBackWords(shown.words)}
        </span>
      </th>
      <td data-of={indicator.over === 'now' ? 'Now' : 'Figure'}>
        <b>{shown.is === 'figure' ? cellWords(indicator, shown.cell) : 'Not shown'}</b>
        {rows && shown.is === 'figure' && (
          <span class="ds-b">
            <a class="govuk-link govuk-link--no-visited-state" href={withQuery(`/figures/${indicator.code}/rows`, query)}>
              Rows<span class="govuk-visually-hidden"> behind {indicator.name}</span>
            </a>
          </span>
        )}
      </td>
      <td data-of="Month by month">
        {months.length === 0 ? (
          <span class="ds-meta">Counted now only</span>
        ) : whole && known.length > 1 ? (
          <>
            <Sparkline values={known} label={`${indicator.name}, twelve months. ${changed ?? ''}`} />
            <span class="ds-b ds-meta">{changed}</span>
          </>
        ) : (
          <span class="ds-meta">{whole ? changed : 'Some months are too small to show'}</span>
        )}
      </td>
    </tr>
  )
}

/** The lines as numbers, with the n of each month for whoever listens or checks. */
function Months({ figures }: { figures: readonly Readable[] }) {
  const dated = figures.filter(({ months }) => months.length > 0)
  const months = dated[0]?.months ?? []
  return (
    <div class="ds-scroll" tabindex={0} role="region" aria-label="Every month as a table">
      <table class="ds-t">
        <caption class="govuk-visually-hidden">Each figure by month</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            {months.map(({ month }) => (
              <th scope="col" class="ds-r ds-nowrap">
                {shortMonth(month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dated.map(({ indicator, shownMonths }) => (
            <tr>
              <th scope="row">{indicator.name}</th>
              {shownMonths.map(({ month, shown }) => (
                <td class="ds-r" data-of={shortMonth(month)}>
                  {shown.is === 'withheld' ? (
                    <span class="ds-meta">{shown.words}</span>
                  ) : (
                    <>
                      {cellWords(indicator, shown.cell).replace(' days', '')}
                      {indicator.measure !== 'count' && <span class="ds-b ds-meta">n {ofWords(shown.cell)}</span>}
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
