import { Checkboxes, Input, Radios, Select, text } from '../govuk/index.ts'
import { wrong } from './editing.ts'
import { addFact, addIdentifier, factKinds, isFactKind, withdraw } from './fact-acts.ts'
import { corrects, day, type FactPage, field, InPlaceOf, narrow, Since, takesOut } from './form-parts.tsx'
import { identifierSchemes, isIdentifierScheme, shownIdentifier } from './identifiers.ts'

export const identifiers: FactPage = {
  path: 'identifiers',
  title: 'Number',
  say: 'A number finds a child without doubt, if its check fits.',
  button: 'Save the number',
  fields: (view) => (
    <>
      <InPlaceOf
        view={view}
        rows={view.record.identifiers.map((row) => ({
          id: row.id,
          words: `${nameOfScheme(row.scheme)} ${shownIdentifier(row.scheme, row.value)}`,
        }))}
      />
      <Radios
        {...field(view, 'scheme')}
        fieldset={{ legend: { text: 'What number is it?' } }}
        items={Object.entries(identifierSchemes).map(([value, name]) => ({ value, text: name }))}
      />
      <Input {...field(view, 'value')} {...narrow} label={{ text: 'Number' }} />
      <Input
        {...field(view, 'source')}
        {...narrow}
        label={{ text: 'Where it comes from' }}
        hint={{ text: 'The school, a letter from the hospital' }}
      />
      <Checkboxes
        name="verified"
        classes="govuk-checkboxes--small"
        items={[
          { value: 'yes', text: 'I have checked it against its source', checked: text(view.answers, 'verified') === 'yes' },
        ]}
      />
    </>
  ),
  save: async (work, id, answers, version) => {
    if (takesOut(answers)) return withdraw(work, id, 'identifiers', text(answers, 'corrects'))
    const scheme = text(answers, 'scheme')
    if (!isIdentifierScheme(scheme)) return wrong('scheme', 'Choose what number it is')
    return addIdentifier(
      work,
      id,
      {
        scheme,
        value: text(answers, 'value'),
        source: text(answers, 'source'),
        verified: text(answers, 'verified') === 'yes',
        ...corrects(answers),
      },
      version,
    )
  },
}
const nameOfScheme = (scheme: string) => (isIdentifierScheme(scheme) ? identifierSchemes[scheme] : scheme)

export const facts: FactPage = {
  path: 'facts',
  title: 'Something to know',
  say: 'Language, interpreter, what helps them to understand, ethnicity, disability, school.',
  button: 'Save',
  fields: (view) => (
    <>
      <InPlaceOf
        view={view}
        rows={view.record.facts
          .filter(({ fact }) => isFactKind(fact))
          .map((row) => ({ id: row.id, words: factWords(row.fact, row.value) }))}
      />
      <Select
        {...field(view, 'fact')}
        label={{ text: 'What is it?' }}
        items={[
          { value: '', text: 'Choose' },
          ...Object.entries(factKinds).flatMap(([kind, { name, codes }]) =>
            codes
              ? codes.codes.map((code) => ({ value: `${kind}:${code.code}`, text: `${name}: ${code.name}` }))
              : [{ value: kind, text: name }],
          ),
        ]}
      />
      <Input
        {...field(view, 'value')}
        {...narrow}
        label={{ text: 'Name of the school' }}
        hint={{ text: 'Only if you chose School' }}
      />
      <Since view={view} legend="Since when?" />
    </>
  ),
  save: async (work, id, answers, version, today) => {
    if (takesOut(answers)) return withdraw(work, id, 'facts', text(answers, 'corrects'))
    const [fact = '', code] = text(answers, 'fact').split(':')
    if (!isFactKind(fact)) return wrong('fact', 'Choose what it is')
    const { from, failed } = day(answers, 'from', 'The day', today)
    return (
      failed ??
      addFact(work, id, { fact, value: code ?? text(answers, 'value'), ...(from ? { from } : {}), ...corrects(answers) }, version)
    )
  },
}

/** 'Language: Polish', as a fact stands in a list. */
export function factWords(fact: string, value: string): string {
  if (!isFactKind(fact)) return `${fact}: ${value}`
  const { name, codes } = factKinds[fact]
  return `${name}: ${codes?.codes.find(({ code }) => code === value)?.name ?? value}`
}
