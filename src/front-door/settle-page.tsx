import { formPage, type Outcome, type Reply, type Route, requirePermission, type Start, type Visit } from '../access/index.ts'
import {
  type Answers,
  Button,
  ErrorSummary,
  errorFor,
  errorSummary,
  groups,
  Input,
  type Problem,
  Title,
  text,
} from '../govuk/index.ts'
import type { Work } from '../work.ts'
import { readChild, type SaidChild } from './about-whom.ts'
import { ChildRow } from './child-row.tsx'
import { home } from './contact-acts.ts'
import { openContact } from './contact-store.ts'
import { contactAt } from './contact-view.ts'
import { RingAndTell } from './ring-and-tell.tsx'
import { settleChildren } from './settle-children.ts'
import { unsettledOf } from './settle-store.ts'
import { problemsWithWho, whoItMayBe } from './who-it-is.ts'
import { whomToTell } from './whom-to-tell.ts'

/** Who the children of a contact are that was saved before that was asked. */
async function settlePage(visit: Visit, { kept, problems }: Start): Promise<Reply> {
  const { contact, said, whom, who } = await visit.withActor('decide contacts', async (work) => {
    requirePermission(work, 'decide contact', { kind: 'contact' })
    const id = await contactAt(work, visit.params.reference!)
    const { contact } = await openContact(work, id)
    const said = await unsettledOf(work, id)
    const whom = contact.danger === 'now' ? await whomToTell(work) : undefined
    return { contact, said, whom, who: await whoItMayBe(work, asKept(said, kept), placeOf(said, kept)) }
  })
  if (said.length === 0) return { to: home(visit) }
  return {
    page: {
      title: 'Who are the children?',
      section: 'contacts' as const,
      back: { href: home(visit), text: 'The contact' },
      body: (
        <>
          {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
          {visit.query.recorded && (
            <p class="govuk-inset-text" role="status">
              Saved as {contact.reference}, and in the queue. {whom && <RingAndTell whom={whom} />}
            </p>
          )}
          <Title say={`About ${contact.reference}. It is saved; this says whose record it belongs to.`}>
            Who are the children?
          </Title>
          <form method="post" class="ds-form ds-form--wide" action={`${home(visit)}/children`} novalidate data-keep="draft">
            {visit.fields(contact.version)}
            {said.map((child, index) => (
              <>
                <input type="hidden" name={`child.${index}.said`} value={child.id} />
                <ChildRow index={index} who={who[index]} visit={visit} error={(name) => errorFor(problems, name)} />
              </>
            ))}
            <Input name="place" label={{ text: 'Address or postcode' }} autocomplete="off" value={placeOf(said, kept)} />
            <Button text="Save who they are" />
          </form>
        </>
      ),
    },
  }
}

type Said = Awaited<ReturnType<typeof unsettledOf>>

/** Each child as somebody began to say who it is, or as it was said at first: others may have been settled since. */
function asKept(said: Said, kept: Answers | undefined): SaidChild[] {
  const rows = kept ? groups(kept, 'child') : []
  return said.map(({ id, name, born }) => {
    const row = rows.find((row) => text(row, 'said') === id)
    return row ? readChild(row) : { name, born, is: '' }
  })
}

const placeOf = (said: Said, kept: Answers | undefined) => (kept ? text(kept, 'place') : (said[0]?.place ?? ''))

async function saveSettled(work: Work, visit: Visit): Promise<Outcome> {
  const { answers } = visit.form
  const place = text(answers, 'place')
  const rows = groups(answers, 'child')
  const who = await whoItMayBe(work, rows.map(readChild), place)
  const children = who.map(({ child }, index) => ({ ...child, saidId: text(rows[index]!, 'said') }))
  // somebody like this has a record: it is theirs, or of somebody new, and only a person knows which
  const lost = problemsWithWho(who)
  const problems = children.flatMap(({ name }, index): Problem[] =>
    !name
      ? [{ field: `child-${index}-name`, message: 'Give a name, or words for who it is' }]
      : who[index]!.matches.length > 0
        ? [{ field: `child-${index}-is`, message: `Say who ${name} is` }]
        : lost.filter(({ field }) => field === `child-${index}-name`),
  )
  if (problems.length > 0) return { problems }
  const settled = await settleChildren(work, await contactAt(work, visit.params.reference!), children, place)
  return settled.problems ? { problems: settled.problems } : { to: home(visit) }
}

export const settlePages: Route[] = formPage(
  '/contacts/:reference/children',
  { purpose: 'decide contacts', show: settlePage, act: saveSettled },
  { drafts: true },
)
