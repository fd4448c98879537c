import {
  type Answers,
  Checkboxes,
  DateInput,
  Details,
  dateErrors,
  dateValues,
  errorFor,
  Input,
  list,
  type Problem,
  Radios,
  readDate,
  Select,
  Textarea,
  text,
  typedDate,
} from '../govuk/index.ts'
import { communicationNeeds, interpreterNeeds, languages, sexes } from '../rulebook/index.ts'
import type { Day } from '../time/index.ts'
import type { NewIdentifier, NewPerson } from './new-person.ts'
import type { PersonKind } from './person.ts'
import { readSearchText } from './search-text.ts'

/** What was searched for, as the beginning of a new record: nobody types a name twice. */
export function answersFrom(find: string, today: Day): Answers {
  const { words, born, street, number, postcode } = readSearchText(find, today)
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
  const [year, month, day] = born?.said === 'day' ? born.on.split('-') : []
  return {
    givenName: words
      .slice(0, Math.max(1, words.length - 1))
      .map(capital)
      .join(' '),
    familyName: words.length > 1 ? capital(words.at(-1)!) : '',
    'bornOn-day': day ?? '',
    'bornOn-month': month ?? '',
    'bornOn-year': year ?? '',
    age: born?.said === 'age' && born.age !== undefined ? String(born.age) : '',
    lines: street ? [number, ...street.split(' ').map(capital)].filter(Boolean).join(' ') : '',
    postcode: postcode ?? '',
  }
}

/** Reads the form. What it cannot read comes back as problems beside the field. */
export function readNewPerson(answers: Answers, today: Day): { given: NewPerson; problems: Problem[] } {
  const kind: PersonKind = text(answers, 'kind') === 'adult' ? 'adult' : text(answers, 'kind') === 'unborn' ? 'unborn' : 'child'
  const problems: Problem[] = []
  if (text(answers, 'kind') === '') problems.push({ field: 'kind', message: 'Choose whom you are adding' })
  const born = readDate(answers, {
    field: 'bornOn',
    called: 'Birth date',
    optional: true,
    latest: { day: today, say: 'must be today or in the past' },
  })
  const expected = readDate(answers, { field: 'expectedOn', called: 'Due date', optional: true })
  problems.push(...born.problems, ...expected.problems)
  const age = text(answers, 'age')
  if (age !== '' && !/^\d{1,3}$/.test(age)) problems.push({ field: 'age', message: 'Age must be a whole number of years' })
  const [lines, postcode] = [text(answers, 'lines'), text(answers, 'postcode')]
  const identifiers: NewIdentifier[] = (['nhs', 'upn'] as const).flatMap((scheme) => {
    const value = text(answers, scheme)
    return value === '' ? [] : [{ scheme, value, source: text(answers, 'source') || 'Told when recorded' }]
  })
  const one = (name: 'knownAs' | 'sex' | 'language' | 'interpreter') =>
    text(answers, name) === '' ? {} : { [name]: text(answers, name) }
  const given: NewPerson = {
    kind,
    givenName: text(answers, 'givenName'),
    familyName: text(answers, 'familyName'),
    ...one('knownAs'),
    ...one('sex'),
    ...one('language'),
    ...one('interpreter'),
    communication: list(answers, 'communication'),
    ...(born.day && kind !== 'unborn' ? { bornOn: born.day } : {}),
    ...(/^\d{1,3}$/.test(age) && kind !== 'unborn' ? { age: Number(age) } : {}),
    ...(expected.day && kind === 'unborn' ? { expectedOn: expected.day } : {}),
    ...(lines || postcode ? { address: { lines, postcode } } : {}),
    identifiers,
  }
  return { given, problems }
}

const optional = (items: readonly { code: string; name: string }[]) => [
  { value: '', text: 'Not known yet' },
  ...items.map(({ code, name }) => ({ value: code, text: name })),
]

export function NewPersonFields({
  answers,
  problems,
  lives,
}: {
  answers: Answers
  problems: readonly Problem[]
  lives?: string | undefined
}) {
  const field = (name: string) => ({ name, value: text(answers, name), errorMessage: errorFor(problems, name) })
  const date = (name: string) => ({
    id: name,
    namePrefix: name,
    values: dateValues(name, typedDate(answers, name)),
    errorMessage: errorFor(problems, name),
    ...dateErrors(problems, name),
  })
  const checked = list(answers, 'communication')
  return (
    <>
      <Radios
        {...field('kind')}
        value={text(answers, 'kind') || 'child'}
        classes="govuk-radios--inline"
        fieldset={{ legend: { text: 'Whom are you adding?' } }}
        items={[
          { value: 'child', text: 'A child' },
          { value: 'unborn', text: 'An unborn child' },
          { value: 'adult', text: 'An adult' },
        ]}
      />
      <Input
        {...field('givenName')}
        label={{ text: 'First name' }}
        classes="govuk-input--width-20"
        spellcheck={false}
        autocomplete="off"
      />
      <Input
        {...field('familyName')}
        label={{ text: 'Family name' }}
        classes="govuk-input--width-20"
        spellcheck={false}
        autocomplete="off"
      />
      <Input
        {...field('knownAs')}
        label={{ text: 'Called, if it is another name' }}
        classes="govuk-input--width-20"
        spellcheck={false}
        autocomplete="off"
      />
      <DateInput {...date('bornOn')} fieldset={{ legend: { text: 'Birth date' } }} />
      <Input
        {...field('age')}
        label={{ text: 'Or about how old, in years' }}
        classes="govuk-input--width-2"
        inputmode="numeric"
        autocomplete="off"
      />
      <Details summaryText="Not born yet: when is the baby due?" open={text(answers, 'kind') === 'unborn'}>
        <DateInput {...date('expectedOn')} fieldset={{ legend: { text: 'Due date' } }} />
      </Details>
      {lives ? (
        <p class="govuk-inset-text">Lives with {lives}, at the same address.</p>
      ) : (
        <>
          <Textarea {...field('lines')} label={{ text: 'Address' }} rows={2} autocomplete="off" />
          <Input
            {...field('postcode')}
            label={{ text: 'Postcode' }}
            hint={{ text: 'It says which locality is responsible' }}
            classes="govuk-input--width-10"
            autocomplete="off"
          />
        </>
      )}
      <Details summaryText="More, if it is known" open={problems.some(({ field: name }) => ['nhs', 'upn', 'sex'].includes(name))}>
        <Radios
          {...field('sex')}
          classes="govuk-radios--inline"
          fieldset={{ legend: { text: 'Sex' } }}
          items={sexes.codes.map(({ code, name }) => ({ value: code, text: name }))}
        />
        <Select {...field('language')} label={{ text: 'Language spoken at home' }} items={optional(languages.codes)} />
        <Select {...field('interpreter')} label={{ text: 'Interpreter' }} items={optional(interpreterNeeds.codes)} />
        <Checkboxes
          name="communication"
          classes="govuk-checkboxes--small"
          fieldset={{ legend: { text: 'To be understood, they need' } }}
          items={communicationNeeds.codes.map(({ code, name }) => ({ value: code, text: name, checked: checked.includes(code) }))}
        />
        <Input
          {...field('nhs')}
          label={{ text: 'NHS number' }}
          classes="govuk-input--width-20"
          inputmode="numeric"
          autocomplete="off"
        />
        <Input {...field('upn')} label={{ text: 'Pupil number' }} classes="govuk-input--width-20" autocomplete="off" />
        <Input
          {...field('source')}
          label={{ text: 'Where the number comes from' }}
          classes="govuk-input--width-20"
          autocomplete="off"
        />
      </Details>
    </>
  )
}
