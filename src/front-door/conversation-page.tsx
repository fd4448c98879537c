import { get, may, post, type Route, requirePermission, type Visit } from '../access/index.ts'
import { isId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import { list, type Problem, Title, text } from '../govuk/index.ts'
import { isListedPostcode, Unlisted } from '../people/index.ts'
import { readReference } from '../rulebook/index.ts'
import { readChildren, readPlace, type SaidChild, settle } from './about-whom.ts'
import { broughtBy } from './brought-by.ts'
import { type ContactKind, type Danger, type FamilyKnows, problemsWithContact } from './contact.ts'
import { showConversation } from './conversation-form.tsx'
import { conversationLabels } from './form-labels.ts'
import { type JustRecorded, recordConversation } from './record-contact.ts'
import { RingAndTell } from './ring-and-tell.tsx'
import { problemsWithWho, whoItMayBe } from './who-it-is.ts'
import { whomToTell } from './whom-to-tell.ts'

async function save(visit: Visit) {
  const { answers } = visit.form
  const partner = visit.actor.role === 'partner'
  if (text(answers, 'another')) return showConversation(visit, { answers })
  const problems: Problem[] = problemsWithContact({
    kind: text(answers, 'kind'),
    bringerName: partner ? visit.actor.name : text(answers, 'who'),
    anonymous: list(answers, 'anonymous').includes('yes'),
    nobodyNamed: list(answers, 'nobody').includes('yes'),
    children: readChildren(answers).length,
    worry: text(answers, 'worry'),
    familyKnows: text(answers, 'knows'),
    danger: text(answers, 'danger'),
  })
  // in the order of the screen
  if (!partner && !text(answers, 'from'))
    problems.splice(problems.findLastIndex(({ field }) => field === 'who' || field === 'danger') + 1, 0, {
      field: 'from',
      message: 'Say where they are from',
    })
  if (problems.length > 0) {
    return showConversation(visit, { answers, problems })
  }
  const place = text(answers, 'place')
  const who = await visit.withActor('record a contact', (work) => whoItMayBe(work, readChildren(answers), place))
  const children = who.map(({ child }) => child)
  const asked = who.some(({ ask }) => ask)
  const inDanger = text(answers, 'danger') === 'now'
  if (asked && !inDanger) return showConversation(visit, { answers, who, problems: problemsWithWho(who) })
  // danger is saved first: who the children are is asked when nothing can be lost any more
  let outcome = await record(visit, asked ? asSaid(children) : { known: children, said: [] }, place)
  if (outcome.problems && inDanger) outcome = await record(visit, asSaid(children), place)
  return outcome.problems ? showConversation(visit, { answers, problems: outcome.problems }) : { to: outcome.to }
}

/** Only those whom somebody chose by their record are settled; the others stay as they were said. */
const asSaid = (children: readonly SaidChild[]) => ({
  known: children.filter((child) => isId(child.is)),
  said: children.filter((child) => !isId(child.is)).map((child) => ({ ...child, name: child.name || 'A child not named' })),
})

function record(visit: Visit, { known, said: unsettled }: ReturnType<typeof asSaid>, place: string) {
  return visit.submit('record a contact', async (work) => {
    const { people, problems } = await settle(work, known, place)
    if (problems.length > 0) return { problems }
    const about = { children: people, unsettled: { children: unsettled, place } }
    const recorded = await recordConversation(work, { ...(await broughtBy(work, whoSaid(visit))), ...about, ...said(visit) })
    if (recorded.problems) return { problems: recorded.problems }
    const { reference } = recorded
    const postcode = readPlace(place)?.postcode
    const unlisted = Boolean(postcode) && people.some(isRecordedNow) && !(await isListedPostcode(work, postcode!))
    const to = afterRecording(visit, reference, unsettled.length > 0)
    return { to: unlisted ? `${to}${to.includes('?') ? '&' : '?'}unlisted=1` : to }
  })
}

const isRecordedNow = (child: string | JustRecorded) => typeof child !== 'string'

/** Who decides goes on; whoever brought it is told that it is with the front door, since they may not see it in the queue. */
function afterRecording({ actor, form: { answers } }: Visit, reference: string, unsettled: boolean): string {
  const decides = may({ actor, purpose: 'decide contacts' }, 'decide contact')
  // whom to ring comes first; where a decider has to say who the children are, it stands on that page
  if (text(answers, 'danger') === 'now' && !(decides && unsettled)) return `/contacts/new/danger?recorded=${reference}`
  if (decides) {
    if (unsettled) return `/contacts/${reference}/children?recorded=${reference}`
    return text(answers, 'then') === 'decide' ? `/contacts/${reference}` : `/contacts?recorded=${reference}`
  }
  return actor.role === 'neighbourhood-manager' ? `/contacts?recorded=${reference}` : `/?recorded=${reference}`
}

/** Who is talking, as the form has it. */
const whoSaid = ({ form: { answers } }: Visit) => ({
  from: text(answers, 'from'),
  name: text(answers, 'who'),
  phone: text(answers, 'phone'),
  anonymous: list(answers, 'anonymous').includes('yes'),
})

/** What was said, as the contact keeps it. */
function said({ form: { answers }, now }: Visit) {
  const knows = text(answers, 'knows') as FamilyKnows
  const because = text(answers, `because-${knows}`)
  return {
    kind: text(answers, 'kind') as ContactKind,
    danger: text(answers, 'danger') as Danger,
    familyKnows: knows,
    receivedAt: now,
    words: {
      worry: text(answers, 'worry'),
      'going well': text(answers, 'well'),
      agreed: text(answers, 'agreed'),
      ...(because ? { 'family not told because': because } : {}),
    },
  }
}

/** Danger now is saved: whom to ring and tell, before anything else. It reads no record, since whoever brought it may have none. */
async function inDangerNow(visit: Visit) {
  const reference = readReference(visit.query.recorded ?? '') ?? refuse('not-found')
  const whom = await visit.withActor('record a contact', (work) => {
    requirePermission(work, 'record contact')
    return whomToTell(work)
  })
  const decides = may({ actor: visit.actor, purpose: 'decide contacts' }, 'decide contact')
  return {
    page: {
      title: `Saved as ${reference}`,
      section: decides ? ('contacts' as const) : ('today' as const),
      body: (
        <>
          <Title
            say={decides ? 'It stands first in the queue.' : 'The front door has your words. The answer comes to your page.'}
          >
            Saved as {reference}
          </Title>
          <div class="ds-danger" role="status">
            <p>
              <RingAndTell whom={whom} />
            </p>
          </div>
          <Unlisted visit={visit} />
          <p>
            <a class="govuk-link" href={decides ? `/contacts/${reference}` : '/'}>
              {decides ? 'Decide it' : 'Go on to your page'}
            </a>
          </p>
        </>
      ),
    },
  }
}

export const conversationPages: Route[] = [
  get('/contacts/new/danger', inDangerNow),
  get('/contacts/new', (visit) => showConversation(visit)),
  post('/contacts', save, { drafts: true, labels: conversationLabels }),
]
