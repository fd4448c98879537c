import { get, type Route, requirePermission, type Visit } from '../access/index.ts'
import { AnswerRow, Empty, Title } from '../govuk/index.ts'
import { whenWords } from '../time/index.ts'
import { lettersToSend } from './answer-store.ts'

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
              {rows.map((row) => (
                <AnswerRow
                  name={`To ${row.toWhom}`}
                  href={`/contacts/${row.reference}#answered`}
                  action={{
                    text: 'Read and send',
                    hidden: `the letter to ${row.toWhom} about ${row.reference}`,
                    href: `/contacts/${row.reference}#answered`,
                  }}
                >
                  About {row.reference}. Written {whenWords(row.queuedAt, visit.now)}. The contact closes when it has been sent.
                </AnswerRow>
              ))}
            </ul>
          )}
        </>
      ),
    },
  }
}

export const letterPages: Route[] = [get('/letters', letters)]
