import { Button, Filters, Page, Queue, Select, Title } from '../index.ts'
import { navigation, shell } from './shell.ts'

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
