import { formPage, get, type Outcome, post, type Reply, type Start, type Visit } from '../../src/access/index.ts'
import type { Chapter } from '../../src/children/index.ts'
import { Button, ErrorSummary, errorFor, errorSummary, Radios, Title, text } from '../../src/govuk/index.ts'
import type { Panel } from '../../src/localities/index.ts'
import { findPerson, personLabel } from '../../src/people/index.ts'
import type { Room } from '../../src/room.ts'
import { londonDay } from '../../src/time/index.ts'
import type { Work } from '../../src/work.ts'
import { boxes, isBox, lendBox, takeBoxBack } from './lend.ts'
import { boxesOut, loansTo } from './loan-store.ts'

// A whole room, as somebody would write it who knows nothing of the others: boxes of toys that a children's centre lends to families.

const boxName = (box: string) => (isBox(box) ? boxes[box] : box)

/** The form: which box, for this child. */
async function lendPage(visit: Visit, { kept = {}, problems }: Start): Promise<Reply> {
  const id = visit.params.id!
  const child = await visit.withActor('work with a child', (work) => findPerson(work, id))
  const name = personLabel(child, londonDay(visit.now))
  return {
    page: {
      title: `Lend a box of toys: ${name}`,
      section: 'toys',
      back: { href: `/children/${id}`, text: name },
      body: (
        <form method="post" action={`/toys/${id}`} novalidate data-keep="draft">
          {visit.fields()}
          {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
          <Title say="For four weeks.">Lend a box of toys: {name}</Title>
          <Radios
            name="box"
            fieldset={{ legend: { text: 'Which box?' } }}
            value={text(kept, 'box')}
            errorMessage={errorFor(problems, 'box')}
            items={Object.entries(boxes).map(([value, text]) => ({ value, text }))}
          />
          <Button text="Lend it" />
        </form>
      ),
    },
  }
}

async function lend(work: Work, visit: Visit): Promise<Outcome> {
  const { problems } = await lendBox(work, { personId: visit.params.id!, box: text(visit.form.answers, 'box') })
  return problems ? { problems } : { to: `/children/${visit.params.id}` }
}

async function takeBack(visit: Visit): Promise<Reply> {
  const { to } = await visit.submit('work with a child', async (work) => {
    await takeBoxBack(work, visit.params.loan!)
    return { to: '/toys' }
  })
  return { to: to ?? '/toys' }
}

const about = async (): Promise<Reply> => ({
  page: {
    title: 'Boxes of toys',
    section: 'toys',
    body: <Title say="From the page of a child, for four weeks.">Boxes of toys</Title>,
  },
})

/** What the pages of a child say of the boxes that they have and had. */
const chapter: Chapter = {
  read: async (work, { records, open }) => {
    const loans = open ? await loansTo(work, records) : []
    const out = loans.filter(({ backOn }) => !backOn)
    return {
      entries: loans.map(({ lentOn, backOn, box }) => ({
        day: lentOn,
        end: backOn ?? undefined,
        words: `A box of toys: ${boxName(box)}`,
      })),
      open: out.map(() => ({ words: 'a box of toys' })),
      next: out.map(({ box, backBy }) => ({
        words: `Bring back ${boxName(box)}`,
        href: '/toys',
        due: new Date(`${backBy}T17:00:00Z`),
      })),
    }
  },
}

const panel: Panel = {
  sight: 'see contacts',
  read: async (work, { id }) => ({
    id: 'toys',
    title: 'Boxes of toys',
    body: <p>{await boxesOut(work, id)} out with families here</p>,
  }),
}

export const toyLibrary: Room = {
  name: 'toy-library',
  floor: 'work',
  pages: [
    get('/toys', about),
    ...formPage('/toys/:id', { purpose: 'work with a child', show: lendPage, act: lend }, { drafts: true }),
    post('/toys/loans/:loan/back', takeBack),
  ],
  word: { section: 'toys', text: 'Toys', href: '/toys', shownTo: (opens) => opens('lend toys') },
  permissions: {
    actions: { 'lend toys': { say: 'Lend a box of toys to a child, and take it back', writes: ['toys'], about: 'record' } },
    rows: [
      { id: 'toys1', role: 'practitioner', action: 'lend toys', reach: 'allocated' },
      { id: 'toys2', role: 'social-worker', action: 'lend toys', reach: 'allocated' },
    ],
  },
  acts: [
    { name: 'lend box', asks: 'lend toys', purpose: 'work with a child', run: lendBox },
    {
      name: 'take box back',
      asks: 'lend toys',
      purpose: 'work with a child',
      run: (work, { loan }: { loan: string }) => takeBoxBack(work, loan),
    },
  ],
  unfinished: (path) => (path.startsWith('/toys/') ? { name: 'A box of toys', href: path } : undefined),
  chapters: [chapter],
  panels: [panel],
  jobs: [{ name: 'toys-due', run: async () => {} }],
  commands: ({ inHouse, serviceActor }) => [
    {
      name: 'toys boxes',
      summary: 'List the boxes of toys that there are',
      usage: '',
      run: (_args, io) =>
        inHouse(io, async (house) => {
          await serviceActor(house, undefined)
          for (const name of Object.values(boxes)) io.out(name)
          return 0 as const
        }),
    },
  ],
}
