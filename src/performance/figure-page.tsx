import type { Visit } from '../access/index.ts'
import { refuse } from '../errors.ts'
import { Details, Facts, Section, Side, SidePanel, Sparkline, Stack, Title, Two } from '../govuk/index.ts'
import { markWords } from '../rulebook/index.ts'
import type { Work } from '../work.ts'
import { maySeeRows, scopeWords, type Wanted, WantedFilters, wanted } from './asked.tsx'
import { ruleOfChange } from './change.ts'
import { type Cell, cellWords, changeWords, figureValue, ofWords, sentenceOf } from './figure.ts'
import { type Indicator, indicatorOf, indicatorsFor, type Split } from './indicator.ts'
import { asAtWords, monthWords } from './period.ts'
import { isPublished, keptBackWords, noteFor, type Shown, withhold } from './published.ts'
import { cellsOf, isWhole, partsToldTo, placesOfFigures, type Readable, readBeside, readFigure, spanOf } from './reading.ts'
import { countBy, enterFigures, sqlOf } from './store.ts'
import { betterWords, codeWords, type PlaceName, splitNames, withQuery } from './words.ts'

/** The figure that an address names, for those who have it. */
export function figureAsked(visit: Visit): Indicator {
  const indicator = indicatorOf(visit.params.code!)
  if (!indicator || !indicatorsFor(visit.actor.role).includes(indicator)) refuse('not-found', undefined, { kind: 'figure' })
  return indicator
}

type Parted = { split: Split; cells: ReadonlyMap<string, Shown> }

/** One figure: what it means, how it moved, and how it parts by kind, by who brought it and by place. */
export async function showFigure(visit: Visit) {
  const indicator = figureAsked(visit)
  const asked = wanted(visit)
  const splits = indicator.splitBy.filter((split) => !(split === 'place' && asked.place))
  const counting = <Found,>(run: (work: Work) => Promise<Found>) =>
    visit.withActor('see how it goes', async (work) => {
      await enterFigures(work)
      return run(work)
    })
  // each reads a year of rows, so they are read beside each other
  const [figure, parts, { beside, places }] = await Promise.all([
    counting((work) => readFigure(work, indicator, asked)),
    counting((work) => countBy(work, indicator, splits, spanOf(indicator, asked))),
    counting(async (work) => ({ beside: await readBeside(work, indicator, asked), places: await placesOfFigures(work) })),
  ])
  const parted = splits.map((split): Parted => {
    const cells = partsToldTo(visit.actor.role, cellsOf(parts.filter((part) => part.split === split)))
    const below = split === 'place' || asked.place !== undefined
    return { split, cells: isPublished(visit.actor.role) && below ? withhold(cells).shown : asTheyAre(cells) }
  })
  const { shown, change, months } = figure
  const query = { period: visit.query.period, place: asked.place }
  const where = places.find(({ id }) => id === asked.place)?.name ?? scopeWords(visit, places)
  const rows = maySeeRows(visit)
  const note = noteFor(visit.actor.role)
  return {
    page: {
      title: indicator.name,
      section: 'figures' as const,
      back: { href: withQuery('/figures', query), text: 'Figures' },
      body: (
        <>
          <Title say={`${indicator.over === 'now' ? 'Now' : asked.period.words}, ${where}. ${asAtWords(visit.now)}.`}>
            {indicator.name}
          </Title>
          <WantedFilters action={`/figures/${indicator.code}`} {...asked} places={places} now={visit.now} />
          <Two>
            <Stack>
              <Section
                title={shown.is === 'figure' ? cellWords(indicator, shown.cell) : 'Not shown'}
                id="figure"
                end={
                  rows &&
                  shown.is === 'figure' && (
                    <a class="govuk-link" href={withQuery(`/figures/${indicator.code}/rows`, query)}>
                      The rows behind it
                    </a>
                  )
                }
              >
                <p class="ds-p">{shown.is === 'figure' ? `${sentenceOf(indicator, shown.cell)}.` : keptBackWords(shown.words)}</p>
                <Line figure={figure} />
                {change && isWhole(figure) && <p class="ds-p">{changeWords(indicator, change, months.at(-1)!.month)}.</p>}
                {months.length > 0 && <MonthTable figure={figure} />}
              </Section>
              {parted.map((part) => (
                <PartTable indicator={indicator} part={part} places={places} asked={asked} query={query} rows={rows} />
              ))}
              {rows && (
                <Details summaryText="The rows as SQL, to paste into psql">
                  <div class="ds-scroll" tabindex={0} role="region" aria-label="SQL">
                    <pre>{sqlOf(indicator.code)}</pre>
                  </div>
                </Details>
              )}
            </Stack>
            <Side label="About this figure">
              <SidePanel title="What it means">
                <p class="ds-p">{indicator.definition}</p>
                <Facts
                  down
                  items={[
                    { term: 'Code', value: indicator.code },
                    { term: 'Direction', value: betterWords[indicator.better] },
                    { term: 'Source', value: `${indicator.source}, ${indicator.edition} (${markWords[indicator.mark]})` },
                  ]}
                />
              </SidePanel>
              {beside.length > 0 && <BesidePanel beside={beside} query={query} />}
              <SidePanel title="When we call it a change">
                <p class="ds-meta">{ruleOfChange}</p>
              </SidePanel>
              {note && <p class="ds-meta">{note}</p>}
            </Side>
          </Two>
        </>
      ),
    },
  }
}

const asTheyAre = (cells: ReadonlyMap<string, Cell>): Map<string, Shown> =>
  new Map([...cells].map(([key, cell]) => [key, { is: 'figure', cell }]))

function Line({ figure: { indicator, shownMonths } }: { figure: Readable }) {
  if (!isWhole({ shownMonths })) return <p class="ds-meta">Some months are too small to show.</p>
  const values = shownMonths.flatMap(({ shown }) => (shown.is === 'figure' ? (figureValue(indicator, shown.cell) ?? []) : []))
  return values.length > 1 ? (
    <Sparkline values={values} label={`${indicator.name} over twelve months; the table has each`} />
  ) : null
}

function MonthTable({ figure: { indicator, shownMonths } }: { figure: Readable }) {
  return (
    <Details summaryText="Month by month">
      <table class="ds-t">
        <caption class="govuk-visually-hidden">{indicator.name} by month, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col" class="ds-r">
              Figure
            </th>
            {indicator.measure !== 'count' && (
              <th scope="col" class="ds-r">
                Of {indicator.of[1]}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {shownMonths.toReversed().map(({ month, shown }) => (
            <tr>
              <th scope="row">{monthWords(month)}</th>
              <td class="ds-r" data-of="Figure">
                {shown.is === 'figure' ? cellWords(indicator, shown.cell) : shown.words}
              </td>
              {indicator.measure !== 'count' && (
                <td class="ds-r" data-of={`Of ${indicator.of[1]}`}>
                  {shown.is === 'figure' ? ofWords(shown.cell) : ''}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Details>
  )
}

interface PartTableProps {
  indicator: Indicator
  part: Parted
  places: readonly PlaceName[]
  asked: Wanted
  query: Record<string, string | undefined>
  rows: boolean
}

function PartTable({ indicator, part: { split, cells }, places, query, rows }: PartTableProps) {
  if (cells.size === 0) return null
  const link = (code: string) => withQuery(`/figures/${indicator.code}/rows`, { ...query, split, code: code || undefined })
  return (
    <Section title={splitNames[split]} id={`by-${split}`}>
      <table class="ds-t">
        <caption class="govuk-visually-hidden">
          {indicator.name}, {splitNames[split].toLowerCase()}
        </caption>
        <thead>
          <tr>
            <th scope="col">{splitNames[split].replace('By ', '').replace(/^./, (letter) => letter.toUpperCase())}</th>
            <th scope="col" class="ds-r">
              Figure
            </th>
            {indicator.measure !== 'count' && (
              <th scope="col" class="ds-r">
                Of {indicator.of[1]}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {[...cells].map(([code, shown]) => (
            <tr>
              <th scope="row">
                {rows && code && shown.is === 'figure' ? (
                  <a class="govuk-link govuk-link--no-visited-state" href={link(code)}>
                    {codeWords(split, code, places)}
                  </a>
                ) : (
                  codeWords(split, code || null, places)
                )}
              </th>
              <td class="ds-r" data-of="Figure">
                {shown.is === 'figure' ? cellWords(indicator, shown.cell) : shown.words}
              </td>
              {indicator.measure !== 'count' && (
                <td class="ds-r" data-of={`Of ${indicator.of[1]}`}>
                  {shown.is === 'figure' ? ofWords(shown.cell) : ''}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function BesidePanel({ beside, query }: { beside: readonly Readable[]; query: Record<string, string | undefined> }) {
  return (
    <SidePanel title="Read beside it" look="filled">
      <p class="ds-meta">A figure can be bettered at the cost of these.</p>
      <ul class="ds-list">
        {beside.map(({ indicator, shown }) => (
          <li class="ds-row">
            <p>
              <a class="govuk-link govuk-link--no-visited-state" href={withQuery(`/figures/${indicator.code}`, query)}>
                {indicator.name}
              </a>
              <span class="ds-b">
                <b>{shown.is === 'figure' ? cellWords(indicator, shown.cell) : 'Not shown'}</b>{' '}
                <span class="ds-meta">{shown.is === 'figure' ? sentenceOf(indicator, shown.cell) : shown.words}</span>
              </span>
            </p>
          </li>
        ))}
      </ul>
    </SidePanel>
  )
}
