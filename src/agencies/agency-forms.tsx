import type { VNode } from 'preact'
import type { Visit } from '../access/index.ts'
import type { Clash } from '../access/version.ts'
import {
  type Answers,
  Checkboxes,
  errorFor,
  Input,
  JobForm,
  type JobFormProps,
  type Meanwhile,
  type Problem,
  Select,
  text,
} from '../govuk/index.ts'
import { agencyTypes, codeName, contactSources, teamTypes } from '../rulebook/index.ts'
import type { AgencyWords, TeamWords } from './agency.ts'

export const agencyOf = (answers: Answers): AgencyWords => ({
  name: text(answers, 'name'),
  kind: text(answers, 'kind'),
  sourceCode: text(answers, 'sourceCode'),
  phone: text(answers, 'phone'),
  coreStatutory: text(answers, 'core') === 'yes',
})

export const teamOfAnswers = (answers: Answers): TeamWords => ({
  name: text(answers, 'name'),
  kind: text(answers, 'kind'),
  phone: text(answers, 'phone'),
})

export type Asked<Words> = {
  visit: Visit
  /** What the boxes begin with. */
  words: Words
  version?: number | undefined
  problems: readonly Problem[]
  clash?: Clash<Words> | undefined
}

type Frame = Pick<JobFormProps, 'title' | 'say' | 'button' | 'back'>

export function AgencyForm({ asked, ...frame }: Frame & { asked: Asked<AgencyWords> }): VNode {
  const { visit, words, version, problems, clash } = asked
  return (
    <JobForm
      {...frame}
      problems={problems}
      action={visit.path}
      fields={visit.fields(clash?.version ?? version)}
      meanwhile={clash && meanwhile(agencyInWords, clash)}
    >
      <NameAndPhone
        words={words}
        problems={problems}
        hint="As people say it: Tees Gate Academy"
        phone="Shown to those who work with the same child"
      />
      {words.kind !== 'public' && (
        <Select
          name="kind"
          label={{ text: 'What kind of agency is it?' }}
          value={words.kind}
          items={[{ value: '', text: 'Choose one' }, ...agencyTypes.codes.map(({ code, name }) => ({ value: code, text: name }))]}
          errorMessage={errorFor(problems, 'kind')}
        />
      )}
      <Select
        name="sourceCode"
        label={{ text: 'What do its contacts count as?' }}
        hint={{ text: 'The source of contact in the returns. Left open, whoever records a contact says it' }}
        value={words.sourceCode}
        items={[
          { value: '', text: 'Left open' },
          ...contactSources.codes.map(({ code, name }) => ({ value: code, text: `${name} (${code})` })),
        ]}
        errorMessage={errorFor(problems, 'sourceCode')}
      />
      {words.kind !== 'public' && (
        <Checkboxes
          name="core"
          classes="govuk-checkboxes--small"
          items={[{ value: 'yes', text: 'It is a core statutory partner', checked: words.coreStatutory }]}
        />
      )}
    </JobForm>
  )
}

export function TeamForm({ asked, ...frame }: Frame & { asked: Asked<TeamWords> }): VNode {
  const { visit, words, version, problems, clash } = asked
  return (
    <JobForm
      {...frame}
      problems={problems}
      action={visit.path}
      fields={visit.fields(clash?.version ?? version)}
      meanwhile={clash && meanwhile(teamInWords, clash)}
    >
      <NameAndPhone
        words={words}
        problems={problems}
        hint="As people say it: Newport locality team"
        phone="Shown beside a child whom nobody has by name yet"
      />
      <Select
        name="kind"
        label={{ text: 'What is the team for?' }}
        value={words.kind}
        items={[
          { value: '', text: 'Choose one' },
          ...teamTypes.codes.map(({ code, name, ...more }) => ({
            value: code,
            text: 'note' in more && more.note ? `${name}: ${lower(String(more.note))}` : name,
          })),
        ]}
        errorMessage={errorFor(problems, 'kind')}
      />
    </JobForm>
  )
}

function NameAndPhone({
  words,
  problems,
  hint,
  phone,
}: {
  words: { name: string; phone: string }
  problems: readonly Problem[]
  hint: string
  phone: string
}) {
  return (
    <>
      <Input
        name="name"
        label={{ text: 'Name' }}
        hint={{ text: hint }}
        value={words.name}
        autocomplete="off"
        errorMessage={errorFor(problems, 'name')}
      />
      <Input
        name="phone"
        type="tel"
        label={{ text: 'Phone, if there is one for all' }}
        hint={{ text: phone }}
        value={words.phone}
        autocomplete="off"
        classes="govuk-input--width-20"
      />
    </>
  )
}

function meanwhile<Words>(inWords: (words: Words) => readonly (readonly [string, string])[], clash: Clash<Words>): Meanwhile {
  const mine = new Map(inWords(clash.mine))
  return inWords(clash.theirs).map(([term, theirs]) => ({ term, theirs, mine: mine.get(term) ?? '' }))
}

const agencyInWords = ({ name, kind, sourceCode, phone, coreStatutory }: AgencyWords) =>
  [
    ['Name', name],
    ['Kind', codeName(agencyTypes, kind)],
    ['Its contacts count as', sourceCode ? codeName(contactSources, sourceCode) : 'left open'],
    ['Phone', phone],
    ['Core statutory partner', coreStatutory ? 'yes' : 'no'],
  ] as const

const teamInWords = ({ name, kind, phone }: TeamWords) =>
  [
    ['Name', name],
    ['What it is for', codeName(teamTypes, kind)],
    ['Phone', phone],
  ] as const

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)
