import type { ComponentChildren } from 'preact'
import {
  BackLink,
  Button,
  Details,
  ErrorSummary,
  errorFor,
  errorSummary,
  hiddenNames,
  Input,
  PersonDoor,
  PersonDoors,
  type Problem,
  Title,
} from '../govuk/index.ts'
import { codeName, workerRoles } from '../rulebook/index.ts'
import type { Role } from './permissions.ts'
import type { InventedPerson, Membership } from './sign-in-store.ts'

type Common = { csrf: string; next: string; problems?: readonly Problem[] | undefined }

const hidden = ({ csrf, next }: Common) => (
  <>
    <input type="hidden" name={hiddenNames.csrf} value={csrf} />
    <input type="hidden" name="next" value={next} />
  </>
)

type Paint = 'door' | 'mid' | 'pale'
type Glass = 'pane' | 'fan' | 'pair' | 'round'
type Street = { title: string; roles: Role[]; say: (person: InventedPerson) => string; paint: Paint; glass: Glass }
const agencyOf = ({ agency, title }: InventedPerson) => (title.includes(agency) ? '' : agency)
const comesTo: Partial<Record<Role, string>> = {
  'neighbourhood-manager': 'Runs a place: its team, partners and contacts',
  analyst: 'Sees figures, and the rows behind them',
  'elected-member': 'Sees published figures, and nobody by name',
  administrator: 'Looks after accounts, and who may see what',
}
const streets: Street[] = [
  {
    title: 'At the front door, where what comes in is read and decided',
    roles: ['front-door-worker', 'front-door-manager'],
    say: agencyOf,
    paint: 'door',
    glass: 'fan',
  },
  {
    title: 'Partners, who bring a worry and read the answer',
    roles: ['partner'],
    say: agencyOf,
    paint: 'mid',
    glass: 'pair',
  },
  {
    title: 'Working with families, and seeing the children who are with them',
    roles: ['practitioner', 'social-worker'],
    say: agencyOf,
    paint: 'pale',
    glass: 'pane',
  },
  {
    title: 'Running a place, and looking on',
    roles: ['neighbourhood-manager', 'analyst', 'elected-member', 'administrator'],
    say: ({ role }) => comesTo[role as Role] ?? '',
    paint: 'mid',
    glass: 'round',
  },
]
const inSight = 8

/** One door for each invented person, a few of each kind in sight; below them, the ordinary way in. */
export function SignIn({ people, email = '', ...common }: Common & { people: readonly InventedPerson[]; email?: string }) {
  const problems = common.problems ?? []
  return (
    <>
      {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
      <Title say={people.length > 0 ? 'This is a demonstration. Nobody here is real, and one press signs you in.' : undefined}>
        {people.length > 0 ? 'Who would you like to be?' : 'Sign in'}
      </Title>
      {people.length > 0 && (
        <form method="post" action="/sign-in/demonstration">
          {hidden(common)}
          {streets.map((street) => {
            const here = inTurn(people.filter((person) => street.roles.includes(person.role as Role)))
            const door = (person: InventedPerson) => (
              <PersonDoor
                field="membership"
                value={person.membershipId}
                name={person.name}
                post={person.title}
                say={street.say(person)}
                paint={street.paint}
                glass={street.glass}
              />
            )
            return (
              <>
                <PersonDoors title={street.title}>{here.slice(0, inSight).map(door)}</PersonDoors>
                {here.length > inSight && (
                  <Details summaryText={`${here.length - inSight} more`}>
                    <PersonDoors title={`${street.title}, the others`}>{here.slice(inSight).map(door)}</PersonDoors>
                  </Details>
                )}
              </>
            )
          })}
        </form>
      )}
      <form method="post" action="/sign-in" novalidate>
        {people.length > 0 && <h2 class="ds-h2 ds-over">Or with a password</h2>}
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

/** One of each title first, so that the doors in sight are of different people's work. */
function inTurn(people: readonly InventedPerson[]): InventedPerson[] {
  const seen = new Map<string, number>()
  const turn = (person: InventedPerson) => {
    const kind = person.title.split(',')[0]!
    seen.set(kind, (seen.get(kind) ?? 0) + 1)
    return seen.get(kind)!
  }
  return people
    .map((person) => ({ person, turn: turn(person) }))
    .sort((a, b) => a.turn - b.turn)
    .map(({ person }) => person)
}

/** Somebody who works for more than one authority or agency says which, once. */
export function ChooseMembership({ memberships, ...common }: Common & { memberships: readonly Membership[] }) {
  return (
    <form method="post" action="/sign-in/membership">
      {hidden(common)}
      <h1 class="ds-h1">Where are you working today?</h1>
      <PersonDoors title="Your memberships">
        {memberships.map((m) => (
          <PersonDoor
            field="membership"
            value={m.membershipId}
            name={m.authority}
            post={codeName(workerRoles, m.role)}
            say={m.agency}
          />
        ))}
      </PersonDoors>
    </form>
  )
}

/** The one-time link: choose a password, and you are in. */
export function FirstPassword({ token, ...common }: Common & { token: string }): ComponentChildren {
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
