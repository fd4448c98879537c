import { type Outcome, type Reply, requirePermission, type Visit } from '../access/index.ts'
import { type Clash, clashOf } from '../access/version.ts'
import { type Answers, errorFor, Input, JobForm, type Problem, text } from '../govuk/index.ts'
import { type AuthorityWords, readTime } from './authority.ts'
import { changeAuthority } from './change-authority.ts'
import { readAuthority } from './store.ts'

const purpose = 'look after the system'

const wordsOf = (answers: Answers): AuthorityWords => ({
  name: text(answers, 'name'),
  shortName: text(answers, 'shortName'),
  code: text(answers, 'code'),
  phone: text(answers, 'phone'),
  opensAt: readTime(text(answers, 'opensAt')),
  closesAt: readTime(text(answers, 'closesAt')),
})

const terms: readonly (readonly [keyof AuthorityWords, string])[] = [
  ['name', 'Name'],
  ['shortName', 'Short name'],
  ['code', 'National code'],
  ['phone', 'Phone'],
  ['opensAt', 'Opens'],
  ['closesAt', 'Closes'],
]

type Again = { problems?: readonly Problem[]; clash?: Clash<AuthorityWords> | undefined }

/** What the authority is called, its code, and when its front door is open. */
export async function showAuthority(visit: Visit, { problems = [], clash }: Again = {}): Promise<Reply> {
  const stands = await visit.withActor(purpose, (work) => {
    requirePermission(work, 'manage authority')
    return readAuthority(work)
  })
  const again = problems.length > 0 || clash !== undefined
  const words = again ? { ...wordsOf(visit.form.answers) } : stands
  const field = (name: keyof AuthorityWords) => ({ name, value: words[name], errorMessage: errorFor(problems, name) })
  return {
    status: clash ? 409 : undefined,
    page: {
      title: 'The authority',
      section: 'access',
      failed: again,
      back: { href: '/', text: 'Today' },
      body: (
        <JobForm
          title="The authority"
          say="Its name stands in the header of every page, and on what is printed."
          problems={problems}
          meanwhile={
            clash && terms.map(([name, term]) => ({ term, theirs: String(clash.theirs[name]), mine: String(clash.mine[name]) }))
          }
          action="/authority"
          fields={visit.fields(clash?.version ?? stands.version)}
          button="Save"
          back="/"
        >
          <Input {...field('name')} label={{ text: 'Name' }} hint={{ text: 'In full: Borough of Example' }} autocomplete="off" />
          <Input
            {...field('shortName')}
            label={{ text: 'Short name' }}
            hint={{ text: 'As people say it: Example' }}
            autocomplete="off"
            classes="govuk-input--width-20"
          />
          <Input
            {...field('code')}
            label={{ text: 'National code' }}
            hint={{ text: 'Three figures, as in the census. Files that are brought in are told by it' }}
            autocomplete="off"
            inputmode="numeric"
            classes="govuk-input--width-3"
          />
          <Input
            {...field('phone')}
            type="tel"
            label={{ text: 'Phone of the front door' }}
            hint={{ text: 'Shown wherever somebody has to ring rather than read' }}
            autocomplete="off"
            classes="govuk-input--width-20"
          />
          <Input
            {...field('opensAt')}
            label={{ text: 'The front door opens at' }}
            hint={{ text: 'Such as 08:30. What comes in before counts from then' }}
            autocomplete="off"
            classes="govuk-input--width-5"
          />
          <Input
            {...field('closesAt')}
            label={{ text: 'And closes at' }}
            hint={{ text: 'What is due on a day is due by then. A change holds for contacts that come from now on' }}
            autocomplete="off"
            classes="govuk-input--width-5"
          />
        </JobForm>
      ),
    },
  }
}

export async function saveAuthority(visit: Visit): Promise<Reply> {
  try {
    const outcome = await visit.submit(purpose, async (work): Promise<Outcome> => {
      const { problems } = await changeAuthority(work, wordsOf(visit.form.answers), Number(visit.form.version) || undefined)
      return problems.length > 0 ? { problems } : { to: '/' }
    })
    return outcome.problems ? showAuthority(visit, { problems: outcome.problems }) : { to: outcome.to }
  } catch (error) {
    const clash = clashOf<AuthorityWords>(error)
    if (!clash) throw error
    return showAuthority(visit, { clash })
  }
}
