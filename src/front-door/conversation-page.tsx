import { get, post, type Route, type Visit } from '../access/index.ts'
import { isId } from '../database/ids.ts'
import {
  Actions,
  Also,
  type Answers,
  Button,
  Checkboxes,
  ErrorSummary,
  errorFor,
  errorSummary,
  Input,
  list,
  type Problem,
  Radios,
  Select,
  Side,
  SidePanel,
  Step,
  Textarea,
  Title,
  Two,
  text,
} from '../govuk/index.ts'
import { personLabel } from '../people/index.ts'
import { contactKinds, dangers, familyKnows } from '../rulebook/index.ts'
import { formatTime, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { type Candidate, readChildren, type SaidChild, settle, whoItMayBe } from './about-whom.ts'
import { type ContactKind, type Danger, type FamilyKnows, problemsWithContact } from './contact.ts'
import { peopleAtTheDoor } from './queue-store.ts'
import { recordContact } from './record-contact.ts'
import { agenciesOf, hoursOf } from './store.ts'
import { whichPerson } from './words.ts'

/** People who are not an agency, by the source they count under. */
const publicSources = [
  ['1A', 'A parent, carer or relative'],
  ['1C', 'The child or young person'],
  ['1B', 'A neighbour or friend'],
  ['1D', 'Somebody else'],
] as const

type Shown = { answers: Answers; problems?: readonly Problem[]; matches?: Candidate[][] }

/** One screen, in the order a conversation goes; eight things asked, none twice, and it can be left and come back to. */
async function showConversation(visit: Visit, shown?: Shown) {
  const partner = visit.actor.role === 'partner'
  const { agencies, hours, manager, worker } = await visit.withActor('record a contact', async (work) => ({
    agencies: await agenciesOf(work),
    hours: await hoursOf(work),
    manager: (await peopleAtTheDoor(work)).find((person) => person.role === 'front-door-manager'),
    worker: await work.db
      .selectFrom('worker')
      .select(['name', 'phone'])
      .where('id', '=', visit.actor.workerId)
      .executeTakeFirst(),
  }))
  const draft = shown ? undefined : await visit.draft('/contacts')
  const answers = shown?.answers ?? draft?.words ?? {}
  const problems = shown?.problems ?? []
  const children = readChildren(answers)
  const rows = Math.max(1, children.length + (text(answers, 'another') ? 1 : 0))
  const asked = shown?.matches?.findIndex((found) => found.length > 0)
  const value = (name: string) => text(answers, name)
  const error = (name: string) => errorFor(problems, name)
  return {
    page: {
      title: 'Record a conversation',
      section: 'contacts' as const,
      failed: problems.length > 0,
      body: (
        <>
          {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
          <Title
            end={
              <p class="ds-meta" data-kept>
                <b>Kept as you type.</b> {draft ? `Last kept ${formatTime(draft.at)}.` : ''} You can leave and come back.
              </p>
            }
          >
            Record a conversation
          </Title>
          {asked !== undefined && asked >= 0 && (
            <div role="status">
              <Also
                title="Not saved yet: do we know this child?"
                say="Somebody like this has a record."
                items={[{ text: `Say who ${children[asked]?.name ?? 'this'} is, then save again`, href: `#child-${asked}-is` }]}
              />
            </div>
          )}
          <Two>
            <form method="post" action="/contacts" novalidate data-keep="draft">
              {visit.fields()}
              <Radios
                name="danger"
                classes="govuk-radios--small"
                formGroup={{ classes: 'ds-inline-radios' }}
                fieldset={{ legend: { text: 'Is anybody in danger now?' } }}
                value={value('danger') || 'no'}
                items={dangers.codes.map(({ code, name }) => ({ value: code, text: name }))}
              />
              <Step number={1} title={partner ? 'You' : 'Who are you talking to?'}>
                {partner ? (
                  <p>
                    {visit.actor.name}, {visit.actor.agency}.{' '}
                    <Input
                      name="phone"
                      label={{ text: 'Phone' }}
                      type="tel"
                      classes="govuk-input--width-10"
                      value={value('phone') || (worker?.phone ?? '')}
                    />
                  </p>
                ) : (
                  <>
                    <div class="ds-grid ds-grid--3">
                      <Input
                        name="who"
                        label={{ text: 'Name' }}
                        autocomplete="off"
                        value={value('who')}
                        errorMessage={error('who')}
                      />
                      <Select
                        name="from"
                        label={{ text: 'From' }}
                        value={value('from')}
                        errorMessage={error('from')}
                        items={[
                          { text: 'Choose', value: '' },
                          ...publicSources.map(([code, name]) => ({ text: name, value: code })),
                          ...agencies
                            .filter((agency) => agency.kind !== 'public')
                            .map(({ id, name }) => ({ text: name, value: id })),
                        ]}
                      />
                      <Input name="phone" label={{ text: 'Phone' }} type="tel" autocomplete="off" value={value('phone')} />
                    </div>
                    <Checkboxes
                      name="anonymous"
                      classes="govuk-checkboxes--small"
                      values={list(answers, 'anonymous')}
                      items={[{ value: 'yes', text: 'They gave no name' }]}
                    />
                  </>
                )}
              </Step>
              <Step number={2} title="About whom?">
                {Array.from({ length: rows }, (_, index) => (
                  <ChildRow
                    index={index}
                    child={children[index]}
                    matches={shown?.matches?.[index] ?? []}
                    visit={visit}
                    error={error}
                  />
                ))}
                <div class="ds-grid ds-grid--2">
                  <Input
                    name="place"
                    label={{ text: 'Address or postcode' }}
                    autocomplete="off"
                    value={value('place')}
                    errorMessage={error('place')}
                  />
                </div>
                <Actions>
                  <Button classes="govuk-button--secondary" name="another" value="1" text="Another child" />
                </Actions>
                <Checkboxes
                  name="nobody"
                  classes="govuk-checkboxes--small"
                  values={list(answers, 'nobody')}
                  items={[{ value: 'yes', text: 'Nobody is named: they want advice only' }]}
                />
              </Step>
              <Step number={3} title="What was said">
                <div class="ds-grid ds-grid--2">
                  <Textarea
                    name="worry"
                    label={{ text: 'What is the worry?' }}
                    hint={{ text: 'What was seen or heard, by whom, and when' }}
                    rows={4}
                    value={value('worry')}
                    errorMessage={error('worry')}
                  />
                  <Textarea
                    name="well"
                    label={{ text: 'What is going well?' }}
                    hint={{ text: 'Who and what helps this child' }}
                    rows={4}
                    value={value('well')}
                  />
                  <Textarea
                    name="agreed"
                    label={{ text: 'What did you agree?' }}
                    hint={{ text: 'Who does what, by when' }}
                    rows={3}
                    value={value('agreed')}
                  />
                  <div>
                    <Radios
                      name="knows"
                      classes="govuk-radios--small"
                      fieldset={{ legend: { text: 'Does the family know about this conversation?' } }}
                      value={value('knows')}
                      errorMessage={error('knows')}
                      items={familyKnows.codes.map(({ code, name }) => ({
                        value: code,
                        text: name,
                        conditional:
                          code === 'not-yet' || code === 'not-safe'
                            ? {
                                html: (
                                  <Input name={`because-${code}`} label={{ text: 'Why?' }} value={value(`because-${code}`)} />
                                ),
                              }
                            : undefined,
                      }))}
                    />
                  </div>
                </div>
                <Radios
                  name="kind"
                  classes="govuk-radios--small"
                  formGroup={{ classes: 'ds-inline-radios' }}
                  fieldset={{ legend: { text: 'What is it?' } }}
                  value={value('kind')}
                  errorMessage={error('kind')}
                  items={contactKinds.codes.map(({ code, name }) => ({ value: code, text: name }))}
                />
              </Step>
              <Actions>
                <Button text="Save conversation" />
                {!partner && <Button classes="govuk-button--secondary" name="then" value="decide" text="Save and decide now" />}
                <Button classes="govuk-button--secondary" name="_later" value="1" text="Save and come back" />
              </Actions>
              <p class="ds-meta">A conversation is not a referral. If it becomes one, these words go with it.</p>
            </form>
            <Side label="Beside this conversation">
              <SidePanel title="If a child is in danger now">
                <p>
                  Ring 999 first. Then{' '}
                  {manager ? `the duty manager, ${manager.name}${manager.phone ? `, ${manager.phone}` : ''}` : 'the duty manager'}
                  .
                </p>
                {hours.phone && <p>The front door: {hours.phone}.</p>}
              </SidePanel>
              <p class="ds-meta">
                Eight things are asked, five of them needed: who, about whom, the worry, whether the family knows, and what it is.
              </p>
            </Side>
          </Two>
        </>
      ),
    },
  }
}

function ChildRow({
  index,
  child,
  matches,
  visit,
  error,
}: {
  index: number
  child: SaidChild | undefined
  matches: Candidate[]
  visit: Visit
  error: (name: string) => { text: string } | undefined
}) {
  const name = (part: string) => ({ name: `child.${index}.${part}`, id: `child-${index}-${part}` })
  return (
    <>
      <div class="ds-grid ds-grid--3">
        <Input
          {...name('name')}
          label={{ text: index === 0 ? 'Child or young person' : 'And' }}
          autocomplete="off"
          value={child?.name ?? ''}
          errorMessage={error(`child-${index}-name`)}
        />
        <Input
          {...name('born')}
          label={{ text: 'Born, or age' }}
          autocomplete="off"
          value={child?.born ?? ''}
          errorMessage={error(`child-${index}-born`)}
        />
      </div>
      {matches.length > 0 ? (
        <Radios
          name={`child.${index}.is`}
          idPrefix={`child-${index}-is`}
          classes="govuk-radios--small"
          fieldset={{ legend: { text: `Who is ${child?.name}?` } }}
          errorMessage={error(`child-${index}-is`)}
          items={[
            ...matches.map((match) => ({
              value: match.person.id,
              text: `Yes, ${personLabel(match.person, londonDay(visit.now))}`,
              hint: { text: whichPerson(match) },
            })),
            { divider: 'or' },
            { value: 'new', text: 'None of these: somebody new' },
          ]}
        />
      ) : (
        child?.is && <input type="hidden" name={`child.${index}.is`} value={child.is} />
      )}
    </>
  )
}

async function save(visit: Visit) {
  const { answers } = visit.form
  const partner = visit.actor.role === 'partner'
  const children = readChildren(answers)
  if (text(answers, 'another')) return showConversation(visit, { answers })
  const problems: Problem[] = problemsWithContact({
    kind: text(answers, 'kind'),
    bringerName: partner ? visit.actor.name : text(answers, 'who'),
    anonymous: list(answers, 'anonymous').includes('yes'),
    nobodyNamed: list(answers, 'nobody').includes('yes'),
    children: children.length,
    worry: text(answers, 'worry'),
    familyKnows: text(answers, 'knows'),
  })
  // in the order of the screen
  if (!partner && !text(answers, 'from'))
    problems.splice(problems[0]?.field === 'who' ? 1 : 0, 0, { field: 'from', message: 'Say where they are from' })
  if (problems.length > 0) {
    return showConversation(visit, { answers, problems })
  }
  const place = text(answers, 'place')
  const matches = await visit.withActor('record a contact', (work) => whoItMayBe(work, children, place))
  if (matches.some((found) => found.length > 0)) return showConversation(visit, { answers, matches })
  const outcome = await visit.submit('record a contact', async (work) => {
    const { people, problems } = await settle(work, children, place)
    if (problems.length > 0) return { problems }
    const id = await recordContact(work, { ...(await bringerOf(work, visit)), children: people, ...said(visit) })
    const { reference } = await work.db.selectFrom('contact').select('reference').where('id', '=', id).executeTakeFirstOrThrow()
    if (partner) return { to: `/?recorded=${reference}` }
    return { to: text(answers, 'then') === 'decide' ? `/contacts/${reference}` : '/contacts' }
  })
  return outcome.problems ? showConversation(visit, { answers, problems: outcome.problems }) : { to: outcome.to }
}

/** What was said, as the contact keeps it. */
function said({ form: { answers }, now }: Visit) {
  const knows = text(answers, 'knows') as FamilyKnows
  const because = text(answers, `because-${knows}`)
  return {
    kind: text(answers, 'kind') as ContactKind,
    danger: (text(answers, 'danger') || 'no') as Danger,
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

/** Who brought it, and the agency and source it counts under. */
async function bringerOf(work: Work, { actor, form: { answers } }: Visit) {
  const agencies = await agenciesOf(work)
  const phone = text(answers, 'phone')
  if (actor.role === 'partner') {
    const own = agencies.find((agency) => agency.id === actor.agencyId)
    return {
      agencyId: actor.agencyId,
      sourceCode: own?.sourceCode ?? '8',
      bringer: { name: actor.name, workerId: actor.workerId, anonymous: false, ...(phone ? { phone } : {}) },
    }
  }
  const from = text(answers, 'from')
  const agency = isId(from) ? agencies.find((each) => each.id === from) : undefined
  const everybody = agencies.find((each) => each.kind === 'public') ?? agencies.find((each) => each.kind === 'council')
  const anonymous = list(answers, 'anonymous').includes('yes')
  const role = publicSources.find(([code]) => code === from)?.[1]
  return {
    agencyId: agency?.id ?? everybody!.id,
    sourceCode: anonymous && !agency ? '9' : (agency?.sourceCode ?? (isId(from) ? '8' : from)),
    bringer: { name: text(answers, 'who'), anonymous, ...(role ? { role } : {}), ...(phone ? { phone } : {}) },
  }
}

export const conversationPages: Route[] = [
  get('/contacts/new', (visit) => showConversation(visit)),
  post('/contacts', save, { drafts: true }),
]
