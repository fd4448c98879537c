import type { ComponentChildren } from 'preact'
import { purposes, type Visit } from '../access/index.ts'
import { refuse } from '../errors.ts'
import { Empty, Pagination, Purpose, Title } from '../govuk/index.ts'
import { personLabel } from '../people/index.ts'
import { noteOfRounding } from '../places/index.ts'
import { formatTableDay, londonDay } from '../time/index.ts'
import { maySeeRows, WantedFilters, wanted } from './asked.tsx'
import { numberWords, sentenceOf } from './figure.ts'
import { figureAsked } from './figure-page.tsx'
import type { Indicator, Split } from './indicator.ts'
import { asAtWords, monthWords } from './period.ts'
import { placesOfFigures, readFigure, spanOf } from './reading.ts'
import { enterFigures, type FigureRow, listRows } from './store.ts'
import { codeWords, noteWords, type PlaceName, splitNames, withQuery } from './words.ts'

const most = 50

/**
 * The rows behind a figure, as far as one's own scope of contacts reaches them: codes and references, and names only for those who
 * find children by name. How many there are is said of the list, never against the figure. Written down as a list, for this purpose.
 */
export async function showRows(visit: Visit) {
  const indicator = figureAsked(visit)
  if (!maySeeRows(visit))
    refuse('not-allowed', 'Figures are open to you as they are published. The rows behind them are not.', { kind: 'figure' })
  const asked = wanted(visit)
  const split = indicator.splitBy.find((each): each is Split => each === visit.query.split)
  const code = split && visit.query.code ? visit.query.code : undefined
  const counted = visit.query.counted === 'yes' && indicator.measure === 'share'
  const page = Math.max(1, Math.min(10_000, Number(visit.query.page) || 1))
  const span = spanOf(indicator, asked)

  const { figure, places } = await visit.withActor('see how it goes', async (work) => {
    await enterFigures(work)
    return { figure: await readFigure(work, indicator, asked), places: await placesOfFigures(work) }
  })
  const { rows, whole, children } = await visit.withActor('rows behind a figure', (work) =>
    listRows(work, indicator, { ...span, split: code ? split : undefined, code, counted }, { first: (page - 1) * most, most }),
  )
  const query = { period: visit.query.period, place: asked.place }
  const named = children.length > 0
  const part = code && split ? `${splitNames[split].replace('By ', '')}: ${codeWords(split, code, places)}. ` : ''
  const here = (more: Record<string, string | undefined>) =>
    withQuery(`/figures/${indicator.code}/rows`, {
      ...query,
      split: code ? split : undefined,
      code,
      counted: counted ? 'yes' : undefined,
      ...more,
    })
  return {
    page: {
      title: `Rows: ${indicator.name}`,
      section: 'figures' as const,
      back: { href: withQuery(`/figures/${indicator.code}`, query), text: indicator.name },
      body: (
        <>
          <Purpose why={purposes['rows behind a figure']} whyHref="/permissions" />
          <Title
            say={`${indicator.over === 'now' ? 'Now' : asked.period.words}. ${part}${sentenceOf(indicator, figure.cell)}${code ? ' in all' : ''}. ${asAtWords(visit.now)}.`}
          >
            The rows behind {indicator.name.charAt(0).toLowerCase() + indicator.name.slice(1)}
          </Title>
          <WantedFilters action={`/figures/${indicator.code}/rows`} {...asked} places={places} now={visit.now} />
          {indicator.measure === 'share' && (
            <p class="ds-p">
              {counted ? (
                <a class="govuk-link" href={here({ counted: undefined })}>
                  Show all {indicator.of[1]}
                </a>
              ) : (
                <a class="govuk-link" href={here({ counted: 'yes' })}>
                  Only those {indicator.did}
                </a>
              )}
            </p>
          )}
          {figure.cell.rounded && (
            <p class="govuk-inset-text">
              {whole === 1 ? '1 row' : `${numberWords(whole)} rows`} you may open. {noteOfRounding}
            </p>
          )}
          {rows.length === 0 ? (
            <Empty>{figure.cell.rounded ? 'No row here is open to you.' : 'There are no rows here.'}</Empty>
          ) : (
            <>
              <p class="ds-meta">
                {numberWords((page - 1) * most + 1)} to {numberWords((page - 1) * most + rows.length)} of {numberWords(whole)},
                newest first
              </p>
              <table class="ds-t ds-t--cards">
                <caption class="govuk-visually-hidden">The rows, newest first</caption>
                <thead>
                  <tr>
                    <th scope="col">{indicator.rows === 'family' ? 'Family' : 'Reference'}</th>
                    <th scope="col">Day</th>
                    {named && <th scope="col">Child</th>}
                    <th scope="col">Kind</th>
                    <th scope="col">Who brought it</th>
                    <th scope="col">Place</th>
                    <th scope="col">{indicator.measure === 'days' ? 'Days' : 'Counted as'}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <Row row={row} indicator={indicator} places={places} named={named}>
                      {children
                        .filter((child) => child.contactId === row.contactId)
                        .map((child, index) => (
                          <>
                            {index > 0 && ', '}
                            <a class="govuk-link govuk-link--no-visited-state" href={`/children/${child.id}`}>
                              {personLabel({ ...child, kind: child.kind as 'child' | 'unborn' | 'adult' }, londonDay(visit.now))}
                            </a>
                          </>
                        ))}
                    </Row>
                  ))}
                </tbody>
              </table>
            </>
          )}
          {whole > most && (
            <Pagination
              landmarkLabel="More rows"
              previous={page > 1 ? { href: here({ page: String(page - 1) }) } : undefined}
              next={page * most < whole ? { href: here({ page: String(page + 1) }) } : undefined}
            />
          )}
        </>
      ),
    },
  }
}

interface RowProps {
  row: FigureRow
  indicator: Indicator
  places: readonly PlaceName[]
  named: boolean
  children?: ComponentChildren
}

function Row({ row, indicator, places, named, children }: RowProps) {
  const href = indicator.rows === 'family' || row.masked ? undefined : `/${indicator.rows}s/${row.reference}`
  return (
    <tr>
      <th scope="row" class="ds-nowrap">
        {href ? (
          <a class="govuk-link govuk-link--no-visited-state" href={href}>
            {row.reference}
          </a>
        ) : (
          (row.reference ?? (row.fromFile ? 'From a file' : 'Restricted'))
        )}
      </th>
      <td class="ds-nowrap">{row.masked ? monthWords(londonDay(row.at)) : formatTableDay(londonDay(row.at))}</td>
      {named && <td>{children}</td>}
      <td>{codeWords('kind', row.kind, places)}</td>
      <td>{codeWords('source', row.sourceCode, places)}</td>
      <td>{codeWords('place', row.localityId, places)}</td>
      <td>{indicator.measure === 'days' ? row.number.toFixed(1) : noteWords(row.note)}</td>
    </tr>
  )
}
