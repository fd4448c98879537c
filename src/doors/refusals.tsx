import type { Labels, PageParts } from '../access/visit.ts'
import { isId, newId } from '../database/ids.ts'
import type { Refusal } from '../errors.ts'
import { Button, type Form, hiddenNames } from '../govuk/index.ts'
import { limits } from './limits.ts'
import { parcelName } from './parcel.ts'
import { Kept, Words } from './sent-words.tsx'

/** A form that could not be taken. `proved`: it was ours, and came from whoever asks; only then may it be sent again as it is. */
export type Sent = { form: Form; path: string; csrf: string; proved: boolean; labels?: Labels | undefined; signIn?: SignIn }
type SignIn = { next: string; parcel: string | undefined }

/** How the web says a refusal, or that there is a bug. What was typed comes back, as a form where its proof stands, else to copy. */
export function refusalPage(refusal: Refusal | undefined, sent?: Sent): { status: number; parts: PageParts } {
  if (!refusal)
    return {
      status: 500,
      parts: {
        title: 'Something went wrong',
        failed: true,
        body: (
          <>
            <h1 class="ds-h1">Sorry, something went wrong</h1>
            <p class="govuk-body">
              This is a fault of ours. Words that you typed are kept as a draft where a form keeps drafts. Go back and try again,
              or tell whoever looks after Doorstep.
            </p>
          </>
        ),
      },
    }
  if (refusal.code === 'already-recorded' && sent?.proved)
    return { status: refusal.status, parts: alreadyRecorded(refusal, sent) }
  if (refusal.code === 'signed-out' && sent?.signIn)
    return { status: refusal.status, parts: signedOut(refusal, sent, sent.signIn) }
  const words = sent && Object.keys(sent.form.answers).length > 0 ? sent : undefined
  return {
    status: refusal.status,
    parts: {
      title: refusal.status === 404 ? 'Nothing here' : 'We could not do that',
      failed: refusal.status !== 404,
      body: (
        <>
          <h1 class="ds-h1">{titles[refusal.status] ?? 'We could not do that'}</h1>
          <p class="govuk-body">{refusal.message}</p>
          {words?.proved && mayBeSentAgain.includes(refusal.code) && (
            <Again
              sent={words}
              say="Your words"
              button="Send them again"
              newKey={!isId(words.form.idempotencyKey) || refusal.facts.keyIsTaken === true}
            />
          )}
          {words && toCopy.includes(refusal.code) && <ToCopy sent={words} />}
          {sent && refusal.code === 'not-signed-in' && (
            <p class="govuk-body">
              <a class="govuk-link" href={`/sign-in?next=${encodeURIComponent(sent.path)}`}>
                Sign in
              </a>
            </p>
          )}
        </>
      ),
    },
  }
}

const mayBeSentAgain: readonly string[] = ['database-away', 'log-away', 'words-expired', 'changed-meanwhile']
/** Sending them again would be refused again, and the form may be shut by now: this page is where the words are. */
const toCopy: readonly string[] = [
  ...['not-proved', 'not-allowed', 'not-found'],
  ...['contact-already-decided', 'contact-closed', 'answer-first'],
]

const titles: Record<number, string> = {
  404: 'Nothing here that you can see',
  403: 'You cannot do this',
  503: 'One moment',
  429: 'Too many tries',
}

/** Same key, other words: what was recorded, and the new words, which may still be sent as something of their own. */
function alreadyRecorded(refusal: Refusal, sent: Sent): PageParts {
  const location = String(refusal.facts.location ?? '/')
  return {
    title: 'This was recorded already',
    failed: true,
    body: (
      <>
        <h1 class="ds-h1">This was recorded already</h1>
        <p class="govuk-body">
          You sent this form before, with other words.{' '}
          <a class="govuk-link" href={location}>
            See what was recorded
          </a>
          , and change it there if it is wrong.
        </p>
        <Again
          sent={sent}
          say="The words you sent just now"
          button="Record them as another"
          classes="govuk-button--secondary"
          newKey
        />
      </>
    ),
  }
}

/** Nothing is kept for somebody who is signed out: their words stand in this page, and go on from here once they are back. */
function signedOut(refusal: Refusal, sent: Sent, { next, parcel }: SignIn): PageParts {
  const way = (
    <a class="govuk-link" href={`/sign-in?next=${encodeURIComponent(next)}`} target="_blank" rel="noopener">
      Sign in (opens in a new tab)
    </a>
  )
  return {
    title: 'You were signed out',
    failed: true,
    body: (
      <>
        <h1 class="ds-h1">You were signed out</h1>
        <p class="govuk-body">{refusal.message}</p>
        {parcel ? (
          <>
            <p class="govuk-body">{way}, then come back to this page and send them.</p>
            <Again sent={sent} say="Your words" button="Send them" parcel={parcel} />
          </>
        ) : (
          <>
            <p class="govuk-body">{way}, open the form there, and copy your words from here.</p>
            <ToCopy sent={sent} />
          </>
        )}
      </>
    ),
  }
}

type AgainProps = { sent: Sent; say: string; button: string; classes?: string; newKey?: boolean; parcel?: string }

function Again({ sent: { form, path, csrf, labels }, say, button, classes, newKey, parcel }: AgainProps) {
  return (
    <form method="post" action={path}>
      {parcel ? (
        <input type="hidden" name={parcelName} value={parcel} />
      ) : (
        <input type="hidden" name={hiddenNames.csrf} value={csrf} />
      )}
      <input type="hidden" name={hiddenNames.idempotencyKey} value={newKey ? newId() : form.idempotencyKey} />
      {form.version && <input type="hidden" name={hiddenNames.version} value={form.version} />}
      <Kept answers={form.answers} />
      <h2 class="ds-h2">{say}</h2>
      <Words answers={form.answers} labels={labels} />
      <Button text={button} classes={classes} />
    </form>
  )
}

function ToCopy({ sent: { form, labels } }: { sent: Sent }) {
  return (
    <>
      <h2 class="ds-h2">Your words</h2>
      <Words answers={form.answers} labels={labels} most={limits.shownAgain} />
    </>
  )
}
