import { HiddenFields, Page, PersonDoor, PersonDoors, Street, Title } from '../index.ts'
import { shell } from './shell.ts'

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
