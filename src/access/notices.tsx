import { InsetText } from '../govuk/index.ts'
import { formatInstant } from '../time/index.ts'

/** What every page says to somebody, whatever it is about. */
export type Notices = {
  /** The authority has one administrator so far. */
  beingSetUp: boolean
  /** When a new link was asked for their own account, while it waits or works. */
  ownLinkAskedAt: Date | null
  /** Requests about accounts that wait for them, or that concern their people. */
  requests: number
}

const link = 'govuk-link govuk-link--no-visited-state'

export function NoticesOnTop({ notices, now }: { notices: Notices; now: Date }) {
  const { beingSetUp, ownLinkAskedAt, requests } = notices
  return (
    <>
      {ownLinkAskedAt && (
        <InsetText>
          A new one-time link for your account was asked for {formatInstant(ownLinkAskedAt, now)}. If that was not you,{' '}
          <a class={link} href="/access/own-link">
            see who asked and stop it
          </a>
          .
        </InsetText>
      )}
      {requests > 0 && (
        <InsetText>
          <a class={link} href="/access/requests">
            {requests === 1 ? 'One request about an account' : `${requests} requests about accounts`}
          </a>{' '}
          {requests === 1 ? 'is' : 'are'} for you to look at.
        </InsetText>
      )}
      {beingSetUp && (
        <p class="ds-meta" data-notice="being-set-up">
          Being set up: one administrator makes the first accounts here alone. This ends when a second administrator signs in.
        </p>
      )}
    </>
  )
}
