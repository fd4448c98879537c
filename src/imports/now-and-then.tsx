import type { Visit } from '../access/index.ts'
import { Section } from '../govuk/index.ts'
import { waitingFiles } from './waiting-store.ts'

/** Under a first page, the way to what is done a few times a year; and the files of others that wait to be taken in. */
export async function NowAndThen(visit: Visit) {
  const files = (await visit.withActor('import', waitingFiles)).length
  return (
    <Section title="Now and then" id="now-and-then">
      <p>
        <a class="govuk-link govuk-link--no-visited-state" href="/imports">
          Import a file
        </a>
        : contacts and referrals from Annex A, or a children in need census.
      </p>
      {files > 0 && (
        <p>
          <a class="govuk-link govuk-link--no-visited-state" href="/imports#waiting">
            {files === 1 ? 'A file waits' : `${files} files wait`} for you to take in or refuse
          </a>
          , sent by somebody who may not see every record.
        </p>
      )}
    </Section>
  )
}
