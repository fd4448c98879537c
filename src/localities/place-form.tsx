import { type FormPage, type Reply, requirePermission, type Start, type Visit } from '../access/index.ts'
import { refuse } from '../errors.ts'
import { errorFor, Input, JobForm, text } from '../govuk/index.ts'
import { changeLocality, type LocalityWords, makeLocality, readLocalities } from '../places/index.ts'
import type { Work } from '../work.ts'

const purpose = 'run a place'

const wordsOf = ({ form }: Visit): LocalityWords => ({ name: text(form.answers, 'name'), slug: text(form.answers, 'slug') })

/** A new place: its name and address. Its areas are the next page. */
export const newPlace: FormPage<LocalityWords> = {
  purpose,
  show: async (visit, start) => {
    await visit.withActor(purpose, async (work) => requirePermission(work, 'manage places'))
    return placePage(visit, {
      title: 'Add a place',
      say: 'Which areas it has is the next question.',
      button: 'Add the place',
      back: '/places',
      words: wordsOf(visit),
      start,
    })
  },
  act: async (work, visit) => {
    const done = await makeLocality(work, wordsOf(visit))
    return done.problems ? { problems: done.problems } : { to: `/places/${done.slug}/areas` }
  },
}

/** What a place is called, and its address. */
export const changePlace: FormPage<LocalityWords> = {
  purpose,
  show: async (visit, start) => {
    const stands = await visit.withActor(purpose, (work) => placeToChange(work, visit.params.slug!))
    return placePage(visit, {
      title: stands.name,
      say: 'Its areas, its posts and the people who live there stay as they are.',
      button: 'Save the place',
      back: `/places/${stands.slug}`,
      words: start.kept ? wordsOf(visit) : stands,
      version: stands.version,
      start,
    })
  },
  act: async (work, visit) => {
    const done = await changeLocality(work, visit.params.slug!, wordsOf(visit), Number(visit.form.version) || undefined)
    return done.problems ? { problems: done.problems } : { to: `/places/${done.slug}` }
  },
}

/** The place that an address names, if the actor may change places. */
export async function placeToChange(work: Work, slug: string) {
  requirePermission(work, 'manage places', { kind: 'locality' })
  return (await readLocalities(work)).find((place) => place.slug === slug) ?? refuse('not-found', undefined, { kind: 'locality' })
}

interface Shown {
  title: string
  say: string
  button: string
  back: string
  words: LocalityWords
  version?: number
  start: Start<LocalityWords>
}

function placePage(visit: Visit, { words, version, start: { problems, clash }, ...frame }: Shown): Reply {
  return {
    page: {
      title: frame.title,
      section: 'places',
      back: { href: '/places', text: 'Places' },
      body: (
        <JobForm
          {...frame}
          problems={problems}
          meanwhile={
            clash && [
              { term: 'Name', theirs: clash.theirs.name, mine: clash.mine.name },
              { term: 'Address', theirs: clash.theirs.slug, mine: clash.mine.slug },
            ]
          }
          action={visit.path}
          fields={visit.fields(clash?.version ?? version)}
        >
          <Input
            name="name"
            label={{ text: 'Name' }}
            hint={{ text: 'As people say it: Newport' }}
            value={words.name}
            autocomplete="off"
            classes="govuk-input--width-20"
            errorMessage={errorFor(problems, 'name')}
          />
          <Input
            name="slug"
            label={{ text: 'Its address here' }}
            hint={{
              text: version ? 'A link that somebody kept to the old address leads nowhere' : 'Left empty, it is made of the name',
            }}
            prefix={{ text: '/places/' }}
            value={words.slug}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            classes="govuk-input--width-20"
            errorMessage={errorFor(problems, 'slug')}
          />
        </JobForm>
      ),
    },
  }
}
