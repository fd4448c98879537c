import {
  Actions,
  Also,
  Button,
  Checkboxes,
  Clauses,
  Clock,
  DateInput,
  Details,
  ErrorSummary,
  errorFor,
  errorSummary,
  HiddenFields,
  Input,
  Page,
  type Problem,
  Radios,
  Said,
  Search,
  Section,
  Stack,
  Step,
  SummaryList,
  Tag,
  Textarea,
  ThresholdLevels,
  Title,
  Two,
} from '../index.ts'
import { navigation, shell } from './shell.ts'

const problems: Problem[] = [
  { field: 'child', message: 'Enter the name of the child or family' },
  { field: 'seen', message: 'The date this was seen must include a year', parts: ['year'] },
  { field: 'clause', message: 'Choose the clause that fits' },
]

export function DecisionSample() {
  return (
    <Page
      {...shell}
      title="Decide: Milo Hart"
      failed
      navigation={navigation('Contacts')}
      backLink={{ href: '#contacts', text: 'Contacts' }}
    >
      <ErrorSummary {...errorSummary(problems)} />
      <Title
        say="Request for support from Weir Lane Primary, received Monday 23 November, 09:50"
        end={<Clock state="soon" big word="Due today 09:50" detail="30 minutes left of one working day" used={0.93} />}
      >
        Milo Hart, 6 <Tag classes="govuk-tag--soon" text="Due soon" />
      </Title>
      <Also
        title="Also waiting at 9 Weir Terrace."
        say="Read them together."
        items={[{ text: 'Ottilie, 2: nobody in at two visits', href: '#ottilie' }]}
      />
      <Two split="decide">
        <Stack>
          <Section title="The worry" id="worry" end="Mr Ferris’s words">
            <Said by="Paul Ferris, safeguarding lead, 01632 960 245">
              Milo was asleep at his desk by ten on Wednesday, Thursday and today. He says the baby cries and he sits with her.
            </Said>
          </Section>
          <SummaryList
            rows={[
              {
                key: 'Going well',
                value: 'Here every day, and proud of his reading',
                actions: { items: [{ text: 'Change', href: '#well', visuallyHiddenText: 'what goes well' }] },
              },
              { key: 'Does the family know?', value: 'Yes, his mother, yesterday at 15:20' },
            ]}
          />
          <Details summaryText="What counts as a working day">
            Monday to Friday, without bank holidays. What comes in after closing counts from the next opening.
          </Details>
        </Stack>
        <form class="ds-panel" method="post" action="#decide" novalidate aria-label="Your decision">
          <HiddenFields csrf="token" idempotencyKey="key" version={3} />
          <Step number={1} title="Which clause fits?">
            <Search name="q" label="Search the clauses" placeholder="Search: food, sleep, school" action="#threshold" />
            <ThresholdLevels
              levels={[
                { number: 1, name: 'Everyone', href: '#level-1' },
                { number: 2, name: 'A little extra', href: '#level-2' },
                { number: 3, name: 'Several of us', href: '#level-3', current: true },
                { number: 4, name: 'Social care', href: '#level-4' },
              ]}
            />
            <Clauses
              name="clause"
              legend="Level 3: several services, one of them leading"
              errorMessage={errorFor(problems, 'clause')}
              clauses={[
                { number: '3.1', value: '3.1', text: 'Care is affected by a parent’s own health' },
                { number: '3.2', value: '3.2', text: 'Food, clothing or appointments are missed at times' },
              ]}
            />
          </Step>
          <Step number={2} title="What happens next?">
            <Radios
              name="outcome"
              classes="govuk-radios--small"
              fieldset={{ legend: { text: 'Outcome', classes: 'govuk-visually-hidden' } }}
              value="early help"
              items={[
                { value: 'advice', text: 'Information and advice' },
                { value: 'early help', text: 'Offer early help', hint: 'His mother agreed on 23 November.' },
                { value: 'referral', text: 'Referral to assessment' },
              ]}
            />
            <Input name="child" label="Child or family" errorMessage={errorFor(problems, 'child')} />
            <DateInput
              id="seen"
              namePrefix="seen"
              fieldset={{ legend: 'When was this seen?' }}
              hint="For example, 23 11 2026"
              values={{ 'seen-day': '23', 'seen-month': 'Nov' }}
              errorMessage={errorFor(problems, 'seen')}
              year={{ error: true }}
            />
            <Checkboxes
              name="told"
              classes="govuk-checkboxes--small"
              fieldset={{ legend: 'Who has been told?' }}
              items={[
                { value: 'mother', text: 'His mother' },
                { value: 'school', text: 'The school' },
              ]}
              values={['mother']}
            />
            <Textarea
              name="reason"
              label="Why"
              hint="Kept with the clause, and open to the family."
              rows={3}
              value="Two people saw the same tiredness in one week."
            />
          </Step>
          <Actions>
            <Button preventDoubleClick>Decide and send the answer</Button>
            <Button classes="govuk-button--secondary" name="act" value="keep" text="Keep for later" />
          </Actions>
        </form>
      </Two>
    </Page>
  )
}
