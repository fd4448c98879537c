import { requirePermission, type Visit } from '../access/index.ts'
import { Empty, Title } from '../govuk/index.ts'
import { whenWords } from '../time/index.ts'
import { purposeOf } from './contact-view.ts'
import { outcomeOfDisagreement } from './disagreement.ts'
import { listDisagreements } from './disagreement-store.ts'
import { hoursOf } from './door-store.ts'
import { labelOf } from './queue-page.tsx'
import { tookWords } from './words.ts'

type Row = Awaited<ReturnType<typeof listDisagreements>>[number]

/** The log of disagreements, open ones first, with how each ended and how long it took; for a partner, those of their agency. */
export async function logOfDisagreements(visit: Visit) {
  const { now } = visit
  const partner = visit.actor.role === 'partner'
  const { rows, hours } = await visit.withActor(purposeOf(visit), async (work) => {
    requirePermission(work, 'raise disagreement')
    return { rows: await listDisagreements(work, partner ? work.actor.agencyId : undefined), hours: await hoursOf(work) }
  })
  const open = rows.filter((row) => !row.resolvedAt).length
  return {
    page: {
      title: 'Disagreements',
      section: partner ? ('today' as const) : ('contacts' as const),
      ...(partner ? { back: { href: '/', text: 'Your page' } } : {}),
      body: (
        <>
          <Title say={rows.length > 0 && `${open || 'None'} of ${rows.length} ${open > 1 ? 'are' : 'is'} open.`}>
            Disagreements
          </Title>
          {rows.length === 0 ? (
            <Empty>
              {partner
                ? 'Nobody of your agency disagreed with a decision. The way to say so stands under each answer.'
                : 'Nobody disagreed with a decision.'}
            </Empty>
          ) : (
            <table class="ds-t ds-t--cards ds-t--lines">
              <caption class="govuk-visually-hidden">Disagreements, open ones first</caption>
              <thead>
                <tr>
                  <th scope="col">About</th>
                  <th scope="col">Who disagreed</th>
                  <th scope="col">Raised</th>
                  <th scope="col">How it ended</th>
                  <th scope="col">Took</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr>
                    <th scope="row">
                      <a class="govuk-link" href={`/contacts/${row.reference}#disagreement`}>
                        {labelOf(row, now)}
                      </a>
                      <span class="ds-b ds-meta">Contact {row.reference}</span>
                    </th>
                    <td data-of="Who disagreed">{row.raisedByName}</td>
                    <td data-of="Raised">{whenWords(row.raisedAt, now)}</td>
                    <td data-of="How it ended">{ended(row, now)}</td>
                    <td data-of="Took">{row.resolvedAt ? tookWords(row.raisedAt, row.resolvedAt, hours) : 'Not over yet'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      ),
    },
  }
}

function ended({ resolvedAt, outcome, dueAt }: Row, now: Date): string {
  if (resolvedAt) return `${outcomeOfDisagreement(outcome)}, ${whenWords(resolvedAt, now)}`
  return dueAt < now ? 'Open, late' : `Open, due ${whenWords(dueAt, now)}`
}
