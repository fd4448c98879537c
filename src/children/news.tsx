import { post, type Route, type Visit } from '../access/index.ts'
import { isId } from '../database/ids.ts'
import { Button, list, SidePanel } from '../govuk/index.ts'
import { personLabel } from '../people/index.ts'
import { londonDay } from '../time/index.ts'
import { markSeen, type newsOf } from './news-store.ts'

/** News about the children somebody works with, each until it is marked as seen. */
export function NewsOfChildren({ news: { rows, total }, visit }: { news: Awaited<ReturnType<typeof newsOf>>; visit: Visit }) {
  if (rows.length === 0) return null
  const today = londonDay(visit.now)
  return (
    <SidePanel title={`New about your children, ${total}`} look="filled">
      <ul class="ds-list ds-news">
        {rows.map((row) => {
          const names = row.children.map((child) => personLabel(child, today)).join('; ')
          return (
            <li class="ds-row">
              <p>
                <b>
                  <a class="govuk-link govuk-link--no-visited-state" href={row.href}>
                    {names}
                  </a>
                </b>
                <span class="ds-b">{row.words}</span>
              </p>
              <form method="post" action="/news/seen">
                {visit.fields()}
                <input type="hidden" name="subject" value={row.id} />
                <Button classes="govuk-button--secondary" text="Seen" attributes={{ 'aria-label': `Seen: ${names}` }} />
              </form>
            </li>
          )
        })}
      </ul>
      {total > rows.length && <p class="ds-meta">The newest {rows.length} are shown; the others follow as you mark these.</p>}
    </SidePanel>
  )
}

export const newsRoutes: Route[] = [
  post('/news/seen', async (visit) => {
    const outcome = await visit.submit('work with a child', async (work) => {
      await markSeen(work, list(visit.form.answers, 'subject').filter(isId))
      return { to: '/' }
    })
    return { to: outcome.to ?? '/' }
  }),
]
