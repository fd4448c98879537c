import {
  AnswerRow,
  Bars,
  Button,
  Empty,
  Facts,
  Household,
  Page,
  Section,
  Side,
  SidePanel,
  Stack,
  Tally,
  Timeline,
  Title,
  Two,
  WorkList,
  WorkRow,
} from '../index.ts'
import { navigation, shell } from './shell.ts'

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
