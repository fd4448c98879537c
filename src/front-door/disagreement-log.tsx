import { requirePermission, type Visit } from '../access/index.ts'
import { Empty, Table, Title } from '../govuk/index.ts'
import { whenWords } from '../time/index.ts'
import { purposeOf } from './contact-view.ts'
import { outcomeOfDisagreement } from './disagreement.ts'
import { listDisagreements } from './disagreement-store.ts'
import { hoursOf } from './door-store.ts'
import { tookWords } from './words.ts'

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
            <Table
              classes="ds-t--cards"
              head={['Contact', 'Who disagreed', 'Raised', 'How it ended', 'Took'].map((text) => ({ text }))}
              rows={rows.map((row) => [
                {
                  html: (
                    <a class="govuk-link" href={`/contacts/${row.reference}#disagreement`}>
                      {row.reference}
                    </a>
                  ),
                },
                { text: row.raisedByName },
                { text: whenWords(row.raisedAt, now), attributes: { 'data-of': 'Raised' } },
                row.resolvedAt
                  ? {
                      text: `${outcomeOfDisagreement(row.outcome)}, ${whenWords(row.resolvedAt, now)}`,
                      attributes: { 'data-of': 'How it ended' },
                    }
                  : { text: row.dueAt < now ? 'Open, late' : `Open, due ${whenWords(row.dueAt, now)}` },
                { text: row.resolvedAt ? tookWords(row.raisedAt, row.resolvedAt, hours) : '' },
              ])}
            />
          )}
        </>
      ),
    },
  }
}
