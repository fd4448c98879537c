import { get, type Route, requirePermission, type Visit } from '../access/index.ts'
import { AnswerRow, Empty, Title } from '../govuk/index.ts'
import { whenWords } from '../time/index.ts'
import { lettersToSend } from './answer-store.ts'
import { labelOf } from './queue-page.tsx'

/** The outbox: answers to people who have no page here, until somebody has sent them, the longest waiting first. */
async function letters(visit: Visit) {
  const rows = await visit.withActor('decide contacts', (work) => {
    requirePermission(work, 'answer contact')
    return lettersToSend(work)
  })
  return {
    page: {
      title: 'Letters to send',
      section: 'contacts' as const,
      body: (
        <>
          <Title say={rows.length > 0 && `${rows.length} ${rows.length === 1 ? 'answer waits' : 'answers wait'} to be sent.`}>
            Letters to send
          </Title>
          {rows.length === 0 ? (
            <Empty>No letter waits. An answer to somebody who has a page here needs none.</Empty>
          ) : (
            <ul class="ds-list">
              {rows.map((row) => {
                const label = labelOf(row, visit.now)
                const href = `/contacts/${row.reference}#answered`
                return (
                  <AnswerRow
                    name={label}
                    href={href}
                    action={{ text: 'Read and send', hidden: `the letter to ${row.toWhom} about ${label}`, href }}
                  >
                    To {row.toWhom}. Written {whenWords(row.queuedAt, visit.now)}. Contact {row.reference}: it closes when the
                    letter has been sent.
                  </AnswerRow>
                )
              })}
            </ul>
          )}
        </>
      ),
    },
  }
}

export const letterPages: Route[] = [get('/letters', letters)]
