import {
  Button,
  Facts,
  GapRow,
  Journey,
  Page,
  PlaceMap,
  Purpose,
  Said,
  Section,
  Side,
  SidePanel,
  Sparkline,
  Stack,
  SubNavigation,
  Table,
  Title,
  Two,
} from '../index.ts'
import { navigation, shell } from './shell.ts'

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
              asAt={{ day: '2026-11-24', words: 'today', yearBefore: 'Nov 2025' }}
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
