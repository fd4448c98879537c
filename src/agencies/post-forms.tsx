import type { ComponentChildren, VNode } from 'preact'
import type { Visit } from '../access/index.ts'
import type { Clash } from '../access/version.ts'
import {
  type Answers,
  DateInput,
  dateErrors,
  dateValues,
  errorFor,
  Input,
  JobForm,
  type Meanwhile,
  type Problem,
  Select,
  text,
  typedDate,
} from '../govuk/index.ts'
import { codeName, corePartners, workerRoles } from '../rulebook/index.ts'
import { type Day, formatLongDay } from '../time/index.ts'
import type { Holding, Post } from './post.ts'
import type { Agency, Place } from './store.ts'

type Worker = { id: string; name: string; agencyId: string; agency: string }
type Choices = {
  agencies: readonly Agency[]
  teams: readonly { id: string; name: string; agency: string }[]
  roles: readonly string[]
  /** Not every team is offered. */
  only: boolean
}

export function NewPostForm({
  visit,
  place,
  choices,
  problems,
  leadFor,
}: {
  visit: Visit
  place: Place
  choices: Choices
  problems: readonly Problem[]
  leadFor: string
}): VNode {
  const answers = visit.form.answers
  const lead = text(answers, 'leadFor') || leadFor
  return (
    <Job
      visit={visit}
      title={`Make a post in ${place.name}`}
      say="Who holds it is the next question."
      problems={problems}
      button="Make the post"
      back={`/places/${place.slug}/posts`}
    >
      <Input
        id="title"
        name="title"
        label="Title"
        hint="What people call it: Health visitor, Neighbourhood constable"
        value={text(answers, 'title')}
        errorMessage={errorFor(problems, 'title')}
        classes="govuk-input--width-20"
      />
      <Choose
        name="agency"
        label="Agency"
        value={text(answers, 'agency')}
        problems={problems}
        items={choices.agencies.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <Choose
        name="team"
        label="Team, if any"
        hint={choices.only ? 'Teams with a post in this place. The administrator can bring another team here' : undefined}
        none="No team"
        value={text(answers, 'team')}
        problems={problems}
        items={choices.teams.map(({ id, name, agency }) => ({ value: id, text: `${name}, ${agency}` }))}
      />
      <Choose
        name="role"
        label="What the post does here"
        value={text(answers, 'role')}
        problems={problems}
        items={choices.roles.map((code) => ({ value: code, text: codeName(workerRoles, code) }))}
      />
      <Choose
        name="leadFor"
        label="Named lead for a core statutory partner"
        none="Not a lead"
        value={lead}
        problems={problems}
        items={corePartners.codes.map(({ code, name }) => ({ value: code, text: name }))}
      />
    </Job>
  )
}

type HoldFormProps = {
  visit: Visit
  place: Place
  post: Post
  deputy: boolean
  now: Holding | undefined
  workers: readonly Worker[]
  /** Why the reader is not among them. */
  leftOut: string | undefined
  today: Day
  problems: readonly Problem[]
}

export function HoldForm({ visit, place, post, deputy, now, workers, leftOut, today, problems }: HoldFormProps): VNode {
  const answers = visit.form.answers
  const own = workers.filter(({ agencyId }) => agencyId === post.agency.id)
  const others = workers.filter(({ agencyId }) => agencyId !== post.agency.id)
  const say = now
    ? `${now.name} ${deputy ? 'is deputy' : 'holds it'} now: their last day will be the day before.`
    : deputy
      ? 'A deputy covers while the holder is away or there is none.'
      : 'Nobody holds it now.'
  return (
    <Job
      visit={visit}
      title={deputy ? `Name a deputy for ${post.title}` : `Give ${post.title} to somebody`}
      say={`${place.name}, ${post.agency.name}. ${say}`}
      problems={problems}
      button={deputy ? 'Name the deputy' : 'Give the post'}
      back={`/places/${place.slug}/posts/${post.id}`}
    >
      <Choose
        name="worker"
        label="Who"
        hint={leftOut}
        value={text(answers, 'worker')}
        problems={problems}
        items={[...own, ...others].map(({ id, name, agency }) => ({ value: id, text: `${name}, ${agency}` }))}
      />
      <DayField name="from" legend="First day" answers={answers} standing={today} problems={problems} />
      <DayField name="to" legend="Last day, if it is known" answers={answers} problems={problems} />
    </Job>
  )
}

export function EndForm({
  visit,
  place,
  post,
  holding,
  today,
  problems,
  clash,
}: {
  visit: Visit
  place: Place
  post: Post
  holding: Holding
  today: Day
  problems: readonly Problem[]
  clash?: Clash<{ lastDay: Day | null }> | undefined
}): VNode {
  const lastDay = (each: { lastDay: Day | null }) => (each.lastDay ? formatLongDay(each.lastDay) : '')
  return (
    <Job
      visit={visit}
      meanwhile={clash && [{ term: 'Last day', theirs: lastDay(clash.theirs), mine: lastDay(clash.mine) }]}
      title={`The last day of ${holding.name}`}
      say={`${post.title}, ${place.name}, ${holding.deputy ? 'deputy' : 'holder'} since ${formatLongDay(holding.from)}. To take it back as a mistake, give the day before that.`}
      problems={problems}
      button="Set the last day"
      back={`/places/${place.slug}/posts/${post.id}`}
      version={holding.version}
    >
      <DayField name="to" legend="Last day" answers={visit.form.answers} standing={holding.to ?? today} problems={problems} />
    </Job>
  )
}

type JobProps = {
  visit: Visit
  title: string
  say: string
  problems: readonly Problem[]
  meanwhile?: Meanwhile | undefined
  button: string
  back: string
  version?: number
  children: ComponentChildren
}

const Job = ({ visit, version, ...job }: JobProps) => <JobForm {...job} action={visit.path} fields={visit.fields(version)} />

function Choose({
  name,
  label,
  hint,
  none = 'Choose one',
  value,
  items,
  problems,
}: {
  name: string
  label: string
  hint?: string | undefined
  none?: string
  value: string
  items: readonly { value: string; text: string }[]
  problems: readonly Problem[]
}) {
  return (
    <Select
      id={name}
      name={name}
      label={label}
      hint={hint}
      value={value}
      errorMessage={errorFor(problems, name)}
      items={[{ value: '', text: none }, ...items]}
    />
  )
}

function DayField({
  name,
  legend,
  answers,
  standing,
  problems,
}: {
  name: string
  legend: string
  answers: Answers
  standing?: Day
  problems: readonly Problem[]
}) {
  const typed = typedDate(answers, name)
  const [year = '', month = '', day = ''] = (standing ?? '').split('-')
  const fresh =
    Object.keys(answers).length === 0 && standing ? { day: String(Number(day)), month: String(Number(month)), year } : typed
  const marks = dateErrors(problems, name)
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { text: legend } }}
      values={dateValues(name, fresh)}
      day={marks.day}
      month={marks.month}
      year={marks.year}
      errorMessage={errorFor(problems, name)}
    />
  )
}
