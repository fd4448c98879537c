import type { PageParts } from '../access/visit.ts'
import { isId, newId } from '../database/ids.ts'
import type { Refusal } from '../errors.ts'
import { type Answers, Button, type Form, hiddenNames } from '../govuk/index.ts'

/** How the web says a refusal, or that there is a bug. A form that could not be taken comes back with all that was typed. */
export function refusalPage(
  refusal: Refusal | undefined,
  form: Form,
  path: string,
  method: string,
  csrf: string | undefined,
): { status: number; parts: PageParts } {
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
  if (refusal.code === 'already-recorded') return { status: refusal.status, parts: alreadyRecorded(refusal, form, path, csrf) }
  const again = method === 'POST' &&
    ['database-away', 'log-away', 'words-expired', 'changed-meanwhile'].includes(refusal.code) &&
    Object.keys(form.answers).length > 0 && {
      key: isId(form.idempotencyKey) && !refusal.facts.keyIsTaken ? form.idempotencyKey : newId(),
    }
  return {
    status: refusal.status,
    parts: {
      title: refusal.status === 404 ? 'Nothing here' : 'We could not do that',
      failed: refusal.status !== 404,
      body: (
        <>
          <h1 class="ds-h1">{titles[refusal.status] ?? 'We could not do that'}</h1>
          <p class="govuk-body">{refusal.message}</p>
          {again && (
            <form method="post" action={path}>
              {csrf && <input type="hidden" name={hiddenNames.csrf} value={csrf} />}
              <input type="hidden" name={hiddenNames.idempotencyKey} value={again.key} />
              {form.version && <input type="hidden" name={hiddenNames.version} value={form.version} />}
              <Kept answers={form.answers} />
              <h2 class="ds-h2">Your words</h2>
              <Words answers={form.answers} />
              <Button text="Send them again" />
            </form>
          )}
        </>
      ),
    },
  }
}

const titles: Record<number, string> = {
  404: 'Nothing here that you can see',
  403: 'You cannot do this',
  503: 'One moment',
  429: 'Too many tries',
}

/** Same key, other words: what was recorded, and the new words, which may still be sent as something of their own. */
function alreadyRecorded(refusal: Refusal, form: Form, path: string, csrf: string | undefined): PageParts {
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
        <h2 class="ds-h2">The words you sent just now</h2>
        <Words answers={form.answers} />
        <form method="post" action={path}>
          {csrf && <input type="hidden" name={hiddenNames.csrf} value={csrf} />}
          <input type="hidden" name={hiddenNames.idempotencyKey} value={newId()} />
          {form.version && <input type="hidden" name={hiddenNames.version} value={form.version} />}
          <Kept answers={form.answers} />
          <Button text="Record them as another" classes="govuk-button--secondary" />
        </form>
      </>
    ),
  }
}

function flat(answers: Answers, before = ''): [string, string][] {
  return Object.entries(answers).flatMap(([name, value]): [string, string][] => {
    const full = before ? `${before}.${name}` : name
    if (typeof value === 'string') return [[full, value]]
    if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
      return value.map((item) => [full, item as string])
    return flat(value as Answers, full)
  })
}

function Kept({ answers }: { answers: Form['answers'] }) {
  return (
    <>
      {flat(answers).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

function Words({ answers }: { answers: Form['answers'] }) {
  const said = flat(answers).filter(([name, value]) => !name.startsWith('_') && value.trim() !== '')
  return (
    <dl class="ds-facts ds-facts--down">
      {said.map(([name, value]) => (
        <div>
          <dt>{name.replaceAll(/[-._]/g, ' ')}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
