import {
  Actions,
  Also,
  AnswerRow,
  Bars,
  Button,
  Checkboxes,
  Clauses,
  Clock,
  DateInput,
  Details,
  Empty,
  ErrorSummary,
  errorFor,
  errorSummary,
  Facts,
  Filters,
  GapRow,
  HiddenFields,
  Household,
  Input,
  Journey,
  Page,
  PersonDoor,
  PersonDoors,
  PlaceMap,
  type Problem,
  Purpose,
  Queue,
  Radios,
  Said,
  Search,
  Section,
  Select,
  Side,
  SidePanel,
  Sparkline,
  Stack,
  Step,
  Street,
  SubNavigation,
  SummaryList,
  Table,
  Tag,
  Tally,
  Textarea,
  ThresholdLevels,
  Timeline,
  Title,
  Two,
  WorkList,
  WorkRow,
} from './index.ts'

/** Pages with every part on them, for the tests to render and look at. Everybody here is invented. */

const shell = {
  authority: 'Middlesbrough',
  demonstration: { switchHref: '#switch' },
  person: { name: 'Nadia Coyle', role: 'Front door social worker' },
  signOut: { csrf: 'token' },
  find: { action: '#find', label: 'Find a child, adult or address', placeholder: 'Name, birth date or address' },
  footer: [
    { text: 'Threshold of need', href: '#threshold' },
    { text: 'Rule book', href: '#rules' },
    { text: 'Accessibility', href: '#accessibility' },
  ],
  asAt: 'As at Tuesday 24 November 2026, 09:20',
}

const navigation = (current: string) =>
  [
    { text: 'Today', href: '#today' },
    { text: 'Contacts', href: '#contacts', count: { number: 31, of: 'waiting' } },
    { text: 'Children', href: '#children' },
    { text: 'Places', href: '#places' },
  ].map((item) => ({ ...item, current: item.text === current }))

export function TodaySample() {
  return (
    <Page {...shell} title="Today" navigation={navigation('Today')}>
      <Title
        say="Five contacts wait for you. One is late, and two are about one home."
        end={<Button href="#new" text="Record a conversation" />}
      >
        Today
      </Title>
      <Tally
        items={[
          { number: 1, of: 'late', state: 'late' },
          { number: 1, of: 'due within the hour', state: 'soon' },
          { number: 2, of: 'due later today', state: 'due' },
          { number: 1, of: 'due tomorrow', state: 'later' },
          { number: 1, of: 'answer to write', icon: 'letter' },
          { number: 0, of: 'returned', icon: 'letter' },
        ]}
      />
      <Two>
        <Stack>
          <Section
            title="To decide, soonest first"
            id="decide"
            end={
              <a class="govuk-link govuk-link--no-visited-state" href="#all">
                All 31
              </a>
            }
          >
            <WorkList>
              <WorkRow
                name="Imogen Vasey, 13"
                href="#imogen"
                worry="Out two nights since Friday, and nobody at home could say where"
                note="The police are asked for what they know"
                clock={{ state: 'late', word: '2 working days late', detail: 'was due Fri 09:05' }}
                kind="Child protection concern"
                source="Police"
              />
              <Household address="9 Weir Terrace, Newport" say="two contacts about one home">
                <WorkRow
                  name="Milo Hart, 6"
                  href="#milo"
                  worry="Asleep at his desk three days running, with no coat"
                  clock={{ state: 'soon', word: 'Due today 09:50', detail: 'in 30 minutes', used: 0.93 }}
                  kind="Request for support"
                  source="Weir Lane Primary"
                />
                <WorkRow
                  name="Ottilie Hart, 2"
                  href="#ottilie"
                  worry="Nobody in at two visits for her two-year check"
                  clock={{ state: 'due', word: 'Due today 15:10', used: 0.4 }}
                  kind="Notification"
                  source="Health visitor"
                />
              </Household>
              <WorkRow
                name="Tariq and Samira Noor, 8 and 10"
                href="#noor"
                worry="New to the town, and looking for a school and a doctor"
                clock={{ state: 'later', word: 'Due tomorrow 08:40' }}
                kind="Request for support"
                source="Housing"
              />
            </WorkList>
          </Section>
          <Section title="Answers to write" id="answers" end="Decided, and somebody still waits to hear">
            <ul class="ds-list">
              <AnswerRow
                name="Rory Blaine, 9"
                href="#rory"
                action={{ text: 'Write', hidden: 'the answer about Rory Blaine', href: '#write' }}
              >
                Early help was offered and his mother said yes. His teacher asked on Friday.
              </AnswerRow>
            </ul>
          </Section>
          <Section title="Sent back" id="back">
            <Empty>Nothing was sent back. The last was on Thursday.</Empty>
          </Section>
        </Stack>
        <Side label="Beside your work">
          <SidePanel title="Left half done" look="filled">
            <p class="ds-p">
              Conversation with{' '}
              <a class="govuk-link govuk-link--no-visited-state" href="#draft">
                Mr Ferris, Weir Lane Primary
              </a>
              . Saved as you typed it, 09:12.
            </p>
          </SidePanel>
          <SidePanel title="Since yesterday">
            <Timeline
              items={[
                { when: '08:06', datetime: '2026-11-24T08:06Z', what: 'The health visitor answered', mark: 'open' },
                {
                  when: 'Mon 17:40',
                  datetime: '2026-11-23T17:40Z',
                  what: 'Newport early help took on Rory Blaine',
                  mark: 'referral',
                },
                {
                  when: 'Mon 16:15',
                  datetime: '2026-11-23T16:15Z',
                  what: 'Closed: advice given to a school',
                  note: 'Nadia Coyle',
                },
              ]}
            />
          </SidePanel>
          <SidePanel title="Decided each day">
            <Bars
              label="Contacts decided each working day for five days, from 38 to 51, with 1 to 6 of them late"
              bars={[
                { name: 'Tu', total: 45, late: 4 },
                { name: 'We', total: 38, late: 1 },
                { name: 'Th', total: 51, late: 6 },
                { name: 'Fr', total: 44, late: 0 },
                { name: 'Mo', total: 47, late: 5 },
              ]}
              caption={
                <>
                  <b>209 of 225 on time (93%)</b> in five working days. The dark foot is what was late.
                </>
              }
            />
          </SidePanel>
          <SidePanel title="On duty">
            <Facts
              down
              items={[
                { term: 'Manager', value: 'Ruth Amble, 01632 960 114' },
                { term: 'Police', value: 'PC Jon Teal' },
              ]}
            />
          </SidePanel>
        </Side>
      </Two>
    </Page>
  )
}

export function QueueSample() {
  const row = { href: '#contact', kind: 'Request for support', place: 'Newport' }
  return (
    <Page {...shell} title="Contacts" navigation={navigation('Contacts')} backLink={{ href: '#today', text: 'Today' }}>
      <Title end={<Button href="#new" text="Record a conversation" />}>Contacts waiting for a decision</Title>
      <Filters action="#contacts" label="Show fewer contacts">
        <Select
          name="place"
          label="Place"
          items={[
            { text: 'All Middlesbrough, 31', value: '' },
            { text: 'Newport, 12', value: 'newport' },
          ]}
        />
        <Select
          name="kind"
          label="Kind"
          items={[
            { text: 'All kinds', value: '' },
            { text: 'Notification', value: 'notification' },
          ]}
        />
        <Select
          name="with"
          label="With"
          items={[
            { text: 'Anyone', value: '' },
            { text: 'Me, 5', value: 'me' },
          ]}
        />
      </Filters>
      <Queue
        caption={
          <>
            <b class="ds-num">5 of 31</b> contacts, soonest due first.
          </>
        }
        groups={[
          {
            name: 'Late',
            rows: [
              {
                ...row,
                clock: { state: 'late', word: '2 working days late', detail: 'was due Fri 09:05' },
                name: 'Imogen Vasey, 13',
                worry: 'Out two nights since Friday, and nobody at home could say where',
                note: 'The police are asked for what they know',
                kind: 'Child protection concern',
                source: 'Police',
                holder: 'Nadia Coyle',
              },
            ],
          },
          {
            name: 'Due today',
            rows: [
              {
                ...row,
                clock: { state: 'soon', word: 'Today 09:50', detail: 'in 30 minutes' },
                name: 'Milo Hart, 6',
                also: { text: '1 more at this address', href: '#also' },
                worry: 'Asleep at his desk three days running, with no coat',
                source: 'Weir Lane Primary',
                holder: 'Nadia Coyle',
              },
              {
                ...row,
                clock: { state: 'due', word: 'Today 15:10', used: 0.4 },
                name: 'Ottilie Hart, 2',
                also: { text: '1 more at this address', href: '#also' },
                worry: 'Nobody in at two visits for her two-year check',
                kind: 'Notification',
                source: 'Health visitor',
              },
            ],
          },
          {
            name: 'Due tomorrow',
            rows: [
              {
                ...row,
                clock: { state: 'later', word: 'Tomorrow 08:40' },
                name: 'Tariq and Samira Noor, 8 and 10',
                worry: 'New to the town, and looking for a school and a doctor',
                source: 'Housing',
                place: 'North Ormesby',
                holder: 'Cal Ashworth',
              },
            ],
          },
          { name: 'Later', rows: [] },
        ]}
      />
    </Page>
  )
}

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
        <form class="ds-panel" method="post" action="#decide" noValidate aria-label="Your decision">
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

const square = (column: number, row: number) => `M${column * 60} ${row * 60}h56v56h-56z`

export function PlaceSample() {
  return (
    <Page {...shell} title="Milo Hart" navigation={navigation('Children')}>
      <Purpose why="to decide a contact" whyHref="#why" />
      <Title end={<Button href="#decide" text="Decide" />}>Milo Hart, 6</Title>
      <Facts
        items={[
          { term: 'Born', value: '3 May 2020' },
          { term: 'Lives at', value: '9 Weir Terrace, Newport' },
          { term: 'School', value: 'Weir Lane Primary, Year 2' },
          { term: 'Open now', value: '2 contacts, no plan' },
        ]}
      />
      <SubNavigation
        label="Milo Hart"
        items={[
          { text: 'Journey', href: '#journey', current: true },
          { text: 'Contacts, 5', href: '#c' },
          { text: 'Household', href: '#h' },
        ]}
      />
      <Two>
        <Stack>
          <Section title="Journey so far" id="journey">
            <Journey
              from={{ day: '2024-06-01', words: 'June 2024' }}
              asAt={{ day: '2026-11-24', yearBefore: 'Nov 2025' }}
              levels={['Everyone', 'A little extra', 'Several of us', 'Social care']}
              episodes={[
                { from: '2024-11-11', to: '2024-12-20', level: 4, name: 'Assessment', who: '29 working days' },
                { from: '2024-12-20', to: '2025-02-10', level: 2, name: 'Family hub' },
                { from: '2026-03-03', to: '2026-09-18', level: 3, name: 'Early help', who: 'Tess Hallam' },
              ]}
              contacts={[
                { on: '2024-11-09', mark: 'referral' },
                { on: '2025-02-20', mark: 'closed' },
                { on: '2025-09-03', mark: 'closed' },
                { on: '2026-02-27', mark: 'closed' },
                { on: '2026-11-23', mark: 'open' },
                { on: '2026-11-24', mark: 'open' },
              ]}
              list={[
                { from: '3 Mar 2026', to: '18 Sep 2026', what: 'Early help: needs met', level: '3' },
                { from: '20 Dec 2024', to: '10 Feb 2025', what: 'Family hub sessions', level: '2' },
                { from: '11 Nov 2024', to: '20 Dec 2024', what: 'Assessment: no further action', level: '4' },
              ]}
              caption="As known on 24 November 2026."
            />
          </Section>
          <Section title="Newport" id="newport">
            <table class="ds-t">
              <caption class="govuk-visually-hidden">Newport: the team</caption>
              <thead>
                <tr>
                  <th scope="col">Post</th>
                  <th scope="col">Who</th>
                  <th scope="col">Agency</th>
                </tr>
              </thead>
              <tbody>
                <tr>
                  <th scope="row">Early help</th>
                  <td>Tess Hallam and 9 others</td>
                  <td>Council</td>
                </tr>
                <GapRow what="School link" say="Nobody since June" ask="Ask Ruth Amble" />
              </tbody>
            </table>
          </Section>
          <Table
            caption="Contacts by place"
            captionClasses="govuk-table__caption--s"
            firstCellIsHeader
            head={[{ text: 'Place' }, { text: 'October', format: 'numeric' }]}
            rows={[[{ text: 'Newport' }, { text: '178', format: 'numeric' }]]}
          />
        </Stack>
        <Side label="Milo and where he lives">
          <SidePanel title="In Milo’s words" look="filled">
            <Said small by="Drawn with Tess Hallam, 2 September">
              I want a dog and for Mum to sleep.
            </Said>
          </SidePanel>
          <SidePanel title="Contacts a month, Newport" icon="house">
            <p class="ds-p">
              <b>178</b> in October. No clear change in twelve months.
            </p>
            <Sparkline
              values={[171, 165, 177, 160, 173, 180, 169, 176, 164, 171, 178, 175]}
              label="Newport: between 160 and 180 contacts a month, no clear change"
            />
          </SidePanel>
          <PlaceMap
            viewBox="0 0 236 200"
            label="Contacts per 1,000 children by ward, as tiles. Newport, 62, is highest; Kader, 8, is lowest."
            areas={[
              { path: square(0, 0), tint: 1, title: 'Kader: 8' },
              { path: square(1, 0), tint: 2, title: 'Park: 22' },
              { path: square(2, 0), tint: 5, title: 'Newport: 62' },
              { path: square(0, 1), tint: 3, title: 'Ayresome: 30' },
              { path: square(1, 1), tint: 4, title: 'Central: 47' },
              { path: square(2, 1), tint: 0, title: 'Not shown' },
            ]}
            outlines={[{ path: square(2, 0), name: 'Newport', label: { x: 120, y: 150, to: { x: 150, y: 58 } } }]}
            classes={[
              { tint: 1, words: 'under 15' },
              { tint: 2, words: '15 to 24' },
              { tint: 3, words: '25 to 34' },
              { tint: 4, words: '35 to 49' },
              { tint: 5, words: '50 or more' },
            ]}
            caption="Contacts in October 2026 per 1,000 children under 16."
          />
        </Side>
      </Two>
    </Page>
  )
}

export function SignInSample() {
  return (
    <Page title="Sign in" authority="Middlesbrough" porch={<Street />} footer={shell.footer} asAt="Real places, invented people">
      <Title say="Choose a door to come in as one of these invented people.">Who is at the door?</Title>
      <form method="post" action="#sign-in">
        <HiddenFields csrf="token" />
        <PersonDoors title="Front door and locality">
          <PersonDoor field="as" value="nadia" name="Nadia Coyle" post="Front door social worker" say="Five contacts, one late" />
          <PersonDoor field="as" value="ruth" name="Ruth Amble" post="Front door manager" say="Shares out the work" glass="fan" />
        </PersonDoors>
        <PersonDoors title="Partners">
          <PersonDoor
            field="as"
            value="paul"
            name="Paul Ferris"
            post="Teacher"
            say="An answer waits for him"
            paint="mid"
            glass="pair"
          />
          <PersonDoor
            field="as"
            value="jon"
            name="PC Jon Teal"
            post="Constable"
            say="Two notifications sent"
            paint="mid"
            glass="round"
          />
        </PersonDoors>
      </form>
    </Page>
  )
}

export function PublicSample() {
  return (
    <Page
      title="Ask for help"
      authority="Middlesbrough"
      variant="public"
      leaveHref="https://www.bbc.co.uk/weather"
      footer={shell.footer}
      languages={[
        { lang: 'en', name: 'English', href: '#en', current: true },
        { lang: 'ar', name: 'العربية', href: '#ar' },
        { lang: 'pl', name: 'Polski', href: '#pl' },
      ]}
    >
      <h1 class="ds-h1">Ask for help with your family</h1>
      <p class="ds-danger">
        <b>Is a child in danger now?</b> Do not wait for us. <a href="tel:999">Ring 999</a>
      </p>
      <Two>
        <form method="post" action="#next" noValidate>
          <Radios
            name="who"
            fieldset={{ legend: { text: 'Who is it about?', classes: 'govuk-fieldset__legend--m' } }}
            items={[
              { value: 'own', text: 'My own child' },
              { value: 'other', text: 'A child I know' },
              { value: 'me', text: 'Me. I am under 18' },
            ]}
          />
          <Button text="Next" />
        </form>
        <section class="ds-panel">
          <h2 class="ds-h2">Rather talk?</h2>
          <a class="ds-call" href="tel:01632960100">
            <span class="ds-ltr">01632 960 100</span>
          </a>
        </section>
      </Two>
    </Page>
  )
}
