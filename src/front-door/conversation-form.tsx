import { requirePermission, type Visit } from '../access/index.ts'
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
import { contactKinds, dangers, familyKnows } from '../rulebook/index.ts'
import { formatTime } from '../time/index.ts'
import { readChildren } from './about-whom.ts'
import { publicSources } from './brought-by.ts'
import { ChildRow } from './child-row.tsx'
import { agenciesOf, workerOf } from './door-store.ts'
import { managersInWords } from './ring-and-tell.tsx'
import { type Who, whoWasChosen } from './who-it-is.ts'
import { whomToTell } from './whom-to-tell.ts'

type Shown = { answers: Answers; problems?: readonly Problem[]; who?: Who[] }

/** One screen, in the order a conversation goes; nine things asked, none twice, and it can be left and come back to. */
export async function showConversation(visit: Visit, shown?: Shown) {
  const partner = visit.actor.role === 'partner'
  const draft = shown ? undefined : await visit.draft('/contacts')
  const answers = shown?.answers ?? draft?.words ?? {}
  const { agencies, whom, worker, who } = await visit.withActor('record a contact', async (work) => {
    requirePermission(work, 'record contact', { kind: 'contact' })
    return {
      agencies: await agenciesOf(work),
      whom: await whomToTell(work),
      worker: await workerOf(work, visit.actor.workerId),
      who: shown?.who ?? (await whoWasChosen(work, readChildren(answers))),
    }
  })
  const problems = shown?.problems ?? []
  const rows = Math.max(1, who.length + (text(answers, 'another') ? 1 : 0))
  const asked = who.findIndex(({ matches }) => matches.length > 0)
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
          {asked >= 0 && (
            <div role="status">
              <Also
                title="Not saved yet: do we know this child?"
                say="Somebody like this has a record."
                items={[
                  { text: `Say who ${who[asked]!.child.name || 'this child'} is, then save again`, href: `#child-${asked}-is` },
                ]}
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
                value={value('danger')}
                errorMessage={error('danger')}
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
                  <ChildRow index={index} who={who[index]} visit={visit} error={error} />
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
                <p>Ring 999 first. Then {managersInWords(whom)}</p>
              </SidePanel>
              <p class="ds-meta">
                Nine things are asked, six of them needed: whether anybody is in danger, who, about whom, the worry, whether the
                family knows, and what it is.
              </p>
            </Side>
          </Two>
        </>
      ),
    },
  }
}
