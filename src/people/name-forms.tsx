import { Input, Radios, readDate, text } from '../govuk/index.ts'
import { sexes } from '../rulebook/index.ts'
import { wrong } from './editing.ts'
import { day, type FactPage, field, narrow, Since } from './form-parts.tsx'
import { correctBirth, type NewName, recordName } from './naming.ts'

export const names: FactPage = {
  path: 'names',
  title: 'Name',
  say: 'The name before is kept, and still finds them.',
  button: 'Save the name',
  fields: (view) => (
    <>
      <Radios
        {...field(view, 'as')}
        fieldset={{ legend: { text: 'What is this name?' } }}
        items={[
          { value: 'correction', text: 'The right spelling: what we had was wrong' },
          { value: 'new', text: 'A new name: it has changed' },
          { value: 'known as', text: 'Another name they are called by' },
          { value: 'birth', text: 'Their name at birth' },
          { value: 'maiden', text: 'A family name before marriage' },
          { value: 'former', text: 'A name they had before' },
        ]}
      />
      <Input {...field(view, 'givenName')} {...narrow} label={{ text: 'First name' }} />
      <Input {...field(view, 'familyName')} {...narrow} label={{ text: 'Family name' }} />
      <Input {...field(view, 'knownAs')} {...narrow} label={{ text: 'Called, if it is another name' }} />
      <Since view={view} legend="Since when?" />
    </>
  ),
  save: async (work, id, answers, version, today) => {
    const as = text(answers, 'as')
    if (!['correction', 'new', 'known as', 'birth', 'maiden', 'former'].includes(as))
      return wrong('as', 'Choose what this name is')
    const { from, failed } = day(answers, 'from', 'The day', today)
    return (
      failed ??
      recordName(
        work,
        id,
        {
          givenName: text(answers, 'givenName'),
          familyName: text(answers, 'familyName'),
          knownAs: text(answers, 'knownAs'),
          as: as as NewName['as'],
          ...(from ? { from } : {}),
        },
        version,
      )
    )
  },
}

export const birth: FactPage = {
  path: 'birth',
  title: 'Birth',
  say: 'A birth date, once it is known. What we had before is kept.',
  button: 'Save',
  fields: (view) => (
    <>
      <Since view={view} name="bornOn" legend="Birth date" />
      <Input
        {...field(view, 'age')}
        label={{ text: 'Or about how old, in years' }}
        classes="govuk-input--width-2"
        inputmode="numeric"
      />
      {view.record.person.kind === 'unborn' && <Since view={view} name="expectedOn" legend="Due date" />}
      <Radios
        {...field(view, 'sex')}
        classes="govuk-radios--inline"
        fieldset={{ legend: { text: 'Sex' } }}
        items={sexes.codes.map(({ code, name }) => ({ value: code, text: name }))}
      />
    </>
  ),
  save: async (work, id, answers, version, today) => {
    const born = day(answers, 'bornOn', 'Birth date', today)
    if (born.failed) return born.failed
    const due = readDate(answers, { field: 'expectedOn', called: 'Due date', optional: true })
    if (due.problems.length > 0) return { problems: due.problems }
    const [age, sex] = [text(answers, 'age'), text(answers, 'sex')]
    if (age !== '' && !/^\d{1,3}$/.test(age)) return wrong('age', 'Age must be a whole number of years')
    if (!born.from && !due.day && age === '' && sex === '')
      return wrong('bornOn', 'Enter a birth date, or about how old they are')
    return correctBirth(
      work,
      id,
      {
        ...(born.from ? { bornOn: born.from } : {}),
        ...(age === '' ? {} : { age: Number(age) }),
        ...(due.day ? { expectedOn: due.day } : {}),
        ...(sex ? { sex } : {}),
      },
      version,
    )
  },
}
