import { Input, Radios, Select, text } from '../govuk/index.ts'
import { involvementRoles, relationshipTypes } from '../rulebook/index.ts'
import { wrong } from './editing.ts'
import { day, type FactPage, field, narrow, Since } from './form-parts.tsx'
import { personLabel } from './person.ts'
import { recordInvolvement, recordRelationship, withdrawRelationship } from './relating.ts'
import { type RelationshipKind, relationshipWords } from './relationship.ts'

export const relationships: FactPage = {
  path: 'relationships',
  title: 'Relationship',
  say: 'It is written on both records.',
  button: 'Save',
  searches: 'Somebody who is not in the list',
  fields: (view) => {
    const { record, found, today, answers } = view
    const others = new Map(
      [...(record.household?.members ?? []), ...found.map(({ person }) => person)]
        .filter(({ identityId }) => identityId !== record.person.identityId)
        .map((other) => [other.id, other]),
    )
    // a row about somebody whom the reader does not see would say that there is somebody
    const shown = record.relationships.flatMap(({ id, kind, other }) => (other ? [{ id, kind, other }] : []))
    return (
      <>
        {shown.length > 0 && (
          <Select
            {...field(view, 'wrongRow')}
            label={{ text: 'Is it new, or was something wrong?' }}
            items={[
              { value: '', text: 'It is new' },
              ...shown.map(({ id, kind, other }) => ({
                value: id,
                text: `Take out: ${relationshipWords(kind)}, ${personLabel(other, today)}`,
              })),
            ]}
          />
        )}
        <Radios
          {...field(view, 'otherId')}
          fieldset={{ legend: { text: 'Who is the other person?' } }}
          hint={{ text: others.size > 0 ? 'Search below for somebody who is not here' : 'Search below, then choose here' }}
          items={[...others.values()].map((other) => ({ value: other.id, text: personLabel(other, today) }))}
        />
        <Select
          {...field(view, 'kind')}
          label={{ text: 'What are they to this person?' }}
          items={[
            { value: '', text: 'Choose' },
            ...relationshipTypes.codes.map(({ code, name }) => ({ value: code, text: name })),
          ]}
        />
        <Radios
          {...field(view, 'responsibility')}
          classes="govuk-radios--inline"
          fieldset={{ legend: { text: 'Do they have parental responsibility?' } }}
          value={text(answers, 'responsibility') || 'not-known'}
          items={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
            { value: 'not-known', text: 'Not known' },
          ]}
        />
        <Since view={view} legend="Since when?" />
      </>
    )
  },
  save: async (work, id, answers, version, today) => {
    if (text(answers, 'wrongRow')) return withdrawRelationship(work, id, text(answers, 'wrongRow'))
    const { from, failed } = day(answers, 'from', 'The day', today)
    if (failed) return failed
    const otherId = text(answers, 'otherId')
    if (!otherId) return wrong('otherId', 'Choose who the other person is')
    const responsibility = text(answers, 'responsibility')
    return recordRelationship(
      work,
      id,
      {
        otherId,
        kind: text(answers, 'kind') as RelationshipKind,
        parentalResponsibility: responsibility === 'yes' || responsibility === 'no' ? responsibility : 'not-known',
        ...(from ? { from } : {}),
      },
      version,
    )
  },
}

export const involvements: FactPage = {
  path: 'involvements',
  title: 'Who is involved',
  say: 'Name, agency, part and phone are shared with everybody who may find this child. Nothing else is.',
  button: 'Save',
  fields: (view) => (
    <>
      <Select
        {...field(view, 'agencyId')}
        label={{ text: 'Agency' }}
        items={[{ value: '', text: 'Choose' }, ...view.agencies.map(({ id, name }) => ({ value: id, text: name }))]}
      />
      <Input {...field(view, 'workerName')} {...narrow} label={{ text: 'Their name' }} />
      <Select
        {...field(view, 'role')}
        label={{ text: 'Part they play' }}
        items={[{ value: '', text: 'Choose' }, ...involvementRoles.codes.map(({ code, name }) => ({ value: code, text: name }))]}
      />
      <Input
        {...field(view, 'phone')}
        {...narrow}
        type="tel"
        label={{ text: 'Phone' }}
        hint={{ text: "Left empty, the agency's own" }}
      />
      <Since view={view} name="lastInvolvedOn" legend="When were they last involved?" />
    </>
  ),
  save: async (work, id, answers, version, today) => {
    const { from, failed } = day(answers, 'lastInvolvedOn', 'The day', today)
    return (
      failed ??
      recordInvolvement(
        work,
        id,
        {
          agencyId: text(answers, 'agencyId'),
          workerName: text(answers, 'workerName'),
          role: text(answers, 'role'),
          phone: text(answers, 'phone'),
          ...(from ? { lastInvolvedOn: from } : {}),
        },
        version,
      )
    )
  },
}
