import type { Visit } from '../access/index.ts'
import { Button, Checkboxes, ErrorSummary, errorFor, errorSummary, type Problem, Select, SidePanel } from '../govuk/index.ts'
import { type CodeSet, contactSources, disabilities, ethnicities, primaryNeeds } from '../rulebook/index.ts'
import { type Census, censusWords, notKnownWords, notKnownYet } from './census.ts'

export interface CensusFormProps {
  visit: Visit
  reference: string
  version: number
  census: Census
  /** What somebody else saved meanwhile. */
  theirs: Census | undefined
  problems: readonly Problem[]
}

/** The four things the census asks of every referral, in one small form. */
export function CensusForm({ visit, reference, version, census, theirs, problems }: CensusFormProps) {
  const there = theirs && censusWords(theirs)
  const mine = censusWords(census)
  return (
    <SidePanel title="For the census" look="filled">
      {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
      {there && (
        <div class="ds-danger" role="alert">
          <b>Somebody else changed this while you were choosing.</b> Saved now:{' '}
          {there
            .filter(({ value }, index) => value !== mine[index]!.value)
            .map(({ term, value }) => `${term}: ${value}`)
            .join('. ') || 'the same as yours'}
          . Your choices stand below: save them again, or change them.
        </div>
      )}
      <form method="post" action={`/referrals/${reference}/census`} novalidate>
        {visit.fields(version)}
        <Select
          name="source"
          id="source"
          label={{ text: 'Source' }}
          value={census.source}
          items={itemsOf(contactSources, census.source)}
          errorMessage={errorFor(problems, 'source')}
        />
        <Select
          name="primaryNeed"
          id="primaryNeed"
          label={{ text: 'Primary need' }}
          value={census.primaryNeed}
          items={[notKnown, ...itemsOf(primaryNeeds, census.primaryNeed)]}
          errorMessage={errorFor(problems, 'primaryNeed')}
        />
        <Select
          name="ethnicity"
          id="ethnicity"
          label={{ text: 'Ethnicity' }}
          value={census.ethnicity}
          items={[notKnown, ...itemsOf(ethnicities, census.ethnicity)]}
          errorMessage={errorFor(problems, 'ethnicity')}
        />
        <details class="govuk-details" open={problems.some(({ field }) => field === 'disabilities')}>
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">Disability: {mine[3]!.value.toLowerCase()}</span>
          </summary>
          <div class="govuk-details__text">
            <Checkboxes
              name="disabilities"
              idPrefix="disabilities"
              classes="govuk-checkboxes--small"
              fieldset={{ legend: { text: 'Disability' } }}
              hint={{ text: 'Choose none of these while it is not known yet' }}
              values={[...census.disabilities]}
              items={disabilities.codes.map(({ code, name }) => ({ value: code, text: name }))}
              errorMessage={errorFor(problems, 'disabilities')}
            />
          </div>
        </details>
        <Button text="Save for the census" classes="govuk-button--secondary" />
      </form>
    </SidePanel>
  )
}

const notKnown = { text: notKnownWords, value: notKnownYet }

/** The codes to choose from, and the one that stands there where it is not (or not any more) one of them. */
function itemsOf(set: CodeSet, now: string) {
  const items = set.codes.map(({ code, name }) => ({ text: name, value: code }))
  return now === notKnownYet || set.codes.some(({ code }) => code === now)
    ? items
    : [...items, { text: `${now} (not in the list any more)`, value: now }]
}
