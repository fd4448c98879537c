import { BackLink, Button, ErrorSummary, errorFor, errorSummary, hiddenNames, Input, type Problem } from '../govuk/index.ts'
import { roles } from './permissions.ts'
import type { InventedPerson, Membership } from './sign-in.ts'

type Common = { csrf: string; next: string; problems?: readonly Problem[] | undefined; kept?: boolean | undefined }

const hidden = ({ csrf, next }: Common) => (
  <>
    <input type="hidden" name={hiddenNames.csrf} value={csrf} />
    <input type="hidden" name="next" value={next} />
  </>
)

/** One button for each invented person; below it, the ordinary way in. */
export function SignIn({ people, email = '', ...common }: Common & { people: readonly InventedPerson[]; email?: string }) {
  const problems = common.problems ?? []
  const inOrder = [...people].sort((a, b) => roles.indexOf(a.role as never) - roles.indexOf(b.role as never))
  return (
    <>
      {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
      <h1 class="ds-h1">{people.length > 0 ? 'Who would you like to be?' : 'Sign in'}</h1>
      {common.kept && (
        <p class="govuk-body">You were away, so we signed you out. Your words are kept: sign in and they come back.</p>
      )}
      {people.length > 0 && (
        <>
          <p class="govuk-body">This is a demonstration. Nobody here is real, and one press signs you in.</p>
          <form method="post" action="/sign-in/demonstration">
            {hidden(common)}
            <ul class="ds-people">
              {inOrder.map((person) => (
                <li>
                  <button class="ds-person" name="membership" value={person.membershipId}>
                    <PersonDoor />
                    <span>
                      <b>{person.name}</b>
                      <span>{person.title}</span>
                      <span>{person.agency}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </form>
        </>
      )}
      <form method="post" action="/sign-in" novalidate>
        {people.length > 0 && <h2 class="ds-h2">Sign in with a password</h2>}
        {hidden(common)}
        <Input
          name="email"
          type="email"
          label={{ text: 'Email address' }}
          autocomplete="username"
          spellcheck={false}
          classes="govuk-input--width-20"
          value={email}
          errorMessage={errorFor(problems, 'email')}
        />
        <Input
          name="password"
          type="password"
          label={{ text: 'Password' }}
          autocomplete="current-password"
          classes="govuk-input--width-20"
          errorMessage={errorFor(problems, 'password')}
        />
        <Button text="Sign in" />
      </form>
    </>
  )
}

function PersonDoor() {
  return (
    <svg viewBox="0 0 36 56" aria-hidden="true" focusable="false">
      <rect x="3" y="4" width="30" height="52" fill="#0d4a57" />
      <rect x="7" y="8" width="22" height="48" fill="#5f98a3" />
      <rect x="10" y="12" width="7" height="16" fill="#0d4a57" />
      <rect x="19" y="12" width="7" height="16" fill="#0d4a57" />
      <circle cx="25" cy="36" r="1.75" fill="#ffd84d" />
    </svg>
  )
}

/** Somebody who works for more than one authority or agency says which, once. */
export function ChooseMembership({ memberships, ...common }: Common & { memberships: readonly Membership[] }) {
  return (
    <form method="post" action="/sign-in/membership">
      {hidden(common)}
      <h1 class="ds-h1">Where are you working today?</h1>
      <ul class="ds-people">
        {memberships.map((m) => (
          <li>
            <button class="ds-person" name="membership" value={m.membershipId}>
              <PersonDoor />
              <span>
                <b>{m.authority}</b>
                <span>{m.role}</span>
                <span>{m.agency}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </form>
  )
}

/** The one-time link: choose a password, and you are in. */
export function FirstPassword({ token, ...common }: Common & { token: string }) {
  const problems = common.problems ?? []
  return (
    <form method="post" action={`/welcome/${token}`} novalidate>
      {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
      {hidden(common)}
      <BackLink href="/sign-in" text="Sign in instead" />
      <h1 class="ds-h1">Choose your password</h1>
      <Input
        name="password"
        type="password"
        label={{ text: 'Password' }}
        hint={{ text: 'At least 12 characters. Three words are easy to remember.' }}
        autocomplete="new-password"
        classes="govuk-input--width-20"
        errorMessage={errorFor(problems, 'password')}
      />
      <Button text="Keep this password and sign in" />
    </form>
  )
}
