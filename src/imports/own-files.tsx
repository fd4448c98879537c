import type { Visit } from '../access/index.ts'
import { Section } from '../govuk/index.ts'
import { formatInstant } from '../time/index.ts'
import { listRuns } from './runs-store.ts'
import { ownWaiting } from './waiting-store.ts'

const lately = 28 * 24 * 60 * 60 * 1000

/** Under the first page of somebody whose files wait for others: which were refused lately, with the reason, and which wait. */
export async function OwnFiles(visit: Visit) {
  const { refused, waiting } = await visit.withActor('import', async (work) => {
    const since = work.now.getTime() - lately
    const [runs, waits] = [await listRuns(work), await ownWaiting(work)]
    return {
      refused: runs.filter(({ state, beganAt }) => state === 'refused' && beganAt.getTime() >= since),
      waiting: runs.filter(({ id }) => waits.has(id)),
    }
  })
  if (refused.length + waiting.length === 0) return null
  return (
    <Section title="Your files" id="your-files">
      <ul class="govuk-list">
        {[...refused, ...waiting].map(({ id, fileName, state, sentence, beganAt }) => (
          <li>
            <a class="govuk-link govuk-link--no-visited-state ds-anywhere" href={`/imports/${id}`}>
              {fileName}
            </a>
            , sent {formatInstant(beganAt, visit.now)}:{' '}
            {state === 'refused' ? sentence : 'it waits for the front door’s manager to take it in or refuse it.'}
          </li>
        ))}
      </ul>
    </Section>
  )
}
