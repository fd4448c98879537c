import { formPage, type Reply, type Route, requirePermission, type Start, type Visit } from '../access/index.ts'
import { type Answers, errorFor, Input, JobForm, text } from '../govuk/index.ts'
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

/** What the authority is called, its code, and when its front door is open. */
async function showAuthority(visit: Visit, { kept, problems, clash }: Start<AuthorityWords>): Promise<Reply> {
  const stands = await visit.withActor(purpose, (work) => {
    requirePermission(work, 'manage authority')
    return readAuthority(work)
  })
  const words = kept ? wordsOf(kept) : stands
  const field = (name: keyof AuthorityWords) => ({ name, value: words[name], errorMessage: errorFor(problems, name) })
  return {
    page: {
      title: 'The authority',
      section: 'access',
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

export const authorityPages: Route[] = formPage<AuthorityWords>('/authority', {
  purpose,
  show: showAuthority,
  act: async (work, { form }) => {
    const { problems } = await changeAuthority(work, wordsOf(form.answers), Number(form.version) || undefined)
    return problems.length > 0 ? { problems } : { to: '/' }
  },
})
