import { get, may, type PageParts, post, type Route, type Visit } from '../access/index.ts'
import { refuse } from '../errors.ts'
import { Button, Title } from '../govuk/index.ts'
import { type Day, formatLongDay, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { beginThresholdVersion, confirmReading, thresholdInForce } from './actions.ts'
import { clauseByNumber, type Threshold } from './document.ts'
import { editPages } from './edit-pages.tsx'
import { publishPages } from './publish-pages.tsx'
import { ClausePage, Document } from './reading.tsx'
import { findThreshold, listVersions, readersOf, readingOf } from './store.ts'
import { VersionList } from './version-list.tsx'

const reading = 'see how it goes'
const link = 'govuk-link govuk-link--no-visited-state'

export const thresholdPages: Route[] = [
  get('/threshold', async (visit) => {
    const { shown, read } = await visit.withActor(reading, async (work) => {
      const threshold = await thresholdInForce(work)
      return { shown: threshold && (await withUntil(work, threshold)), read: threshold && (await readingOf(work, threshold.id)) }
    })
    if (!shown) return { page: nothingInForce(visit) }
    const today = londonDay(visit.now)
    const foot = (
      <form method="post" action={`/threshold/versions/${shown.threshold.version}/reading`}>
        {visit.fields()}
        {read ? (
          <p class="ds-p ds-meta">You said on {formatLongDay(londonDay(read))} that you have read this version.</p>
        ) : (
          <Button text="I have read this version" classes="govuk-button--secondary" />
        )}
      </form>
    )
    return page(
      'Threshold of need',
      <Document
        {...shown}
        today={today}
        find={visit.query.find?.trim()}
        base="/threshold"
        end={<Versions visit={visit} />}
        foot={foot}
      />,
    )
  }),

  get('/threshold/:clause', async (visit) => {
    if (visit.query.version)
      return {
        to: `/threshold/versions/${encodeURIComponent(visit.query.version)}/${encodeURIComponent(visit.params.clause ?? '')}`,
      }
    const shown = await visit.withActor(reading, async (work) =>
      withUntil(work, (await thresholdInForce(work)) ?? refuse('not-found')),
    )
    return clausePage(visit, shown, '/threshold')
  }),

  get('/threshold/versions', async (visit) => {
    const { versions, readers } = await visit.withActor(reading, async (work) => {
      const current = await thresholdInForce(work)
      return {
        versions: (await listVersions(work)).filter(
          ({ validFrom, proposedFrom }) => validFrom || mayEdit(visit) || (proposedFrom && mayPublish(visit)),
        ),
        readers: current ? await readersOf(work, current.id) : [],
      }
    })
    return page(
      'Versions of the threshold of need',
      <VersionList visit={visit} versions={versions} readers={mayEdit(visit) ? readers : []} />,
      back,
    )
  }),

  post('/threshold/versions', async (visit) => {
    const outcome = await visit.submit('look after the system', async (work) => ({
      to: `/threshold/versions/${await beginThresholdVersion(work)}`,
    }))
    return { to: outcome.to ?? '/threshold/versions' }
  }),

  get('/threshold/versions/:version', async (visit) => {
    const shown = await visit.withActor(reading, (work) => published(work, visit))
    if (!shown.threshold.validFrom && !shown.threshold.proposed) return { to: `${visit.path}/writing` }
    const { version } = shown.threshold
    return page(
      `Threshold of need, version ${version}`,
      <Document
        {...shown}
        today={londonDay(visit.now)}
        find={visit.query.find?.trim()}
        base={`/threshold/versions/${version}`}
      />,
      back,
    )
  }),

  get('/threshold/versions/:version/:clause', async (visit) => {
    const shown = await visit.withActor(reading, (work) => published(work, visit))
    return clausePage(visit, shown, `/threshold/versions/${shown.threshold.version}`)
  }),

  post('/threshold/versions/:version/reading', async (visit) => {
    await visit.submit(reading, async (work) => {
      await confirmReading(work, Number(visit.params.version))
      return { to: '/threshold' }
    })
    return { to: '/threshold' }
  }),

  ...editPages,
  ...publishPages,
]

const back = { href: '/threshold', text: 'Threshold of need' }

const page = (title: string, body: PageParts['body'], back?: PageParts['back']) => ({ page: { title, body, back } })

const mayEdit = (visit: Visit) => may({ actor: visit.actor, purpose: reading }, 'edit threshold')

const mayPublish = (visit: Visit) => may({ actor: visit.actor, purpose: reading }, 'publish threshold')

/** A version with the first day of the one after it. */
async function withUntil(work: Work, threshold: Threshold): Promise<{ threshold: Threshold; until: Day | null }> {
  const { validFrom, version } = threshold
  if (!validFrom) return { threshold, until: null }
  const later = (await listVersions(work)).filter(
    (each) => each.validFrom && (each.validFrom > validFrom || (each.validFrom === validFrom && each.version > version)),
  )
  return { threshold, until: later.map((each) => each.validFrom!).sort()[0] ?? null }
}

async function published(work: Work, visit: Visit) {
  const threshold = await findThreshold(work, { version: Number(visit.params.version) || 0 })
  const mayRead = (threshold?.proposed && may(work, 'publish threshold')) || may(work, 'edit threshold')
  if (!threshold || (!threshold.validFrom && !mayRead)) refuse('not-found')
  return withUntil(work, threshold)
}

function clausePage(visit: Visit, shown: { threshold: Threshold; until: Day | null }, base: string) {
  const cited = clauseByNumber(shown.threshold, visit.params.clause ?? '') ?? refuse('not-found')
  const body = <ClausePage {...shown} cited={cited} today={londonDay(visit.now)} base={base} />
  return page(`Clause ${cited.clause.number}`, body, { href: `${base}#${cited.clause.number}`, text: 'Whole document' })
}

function Versions({ visit }: { visit: Visit }) {
  return (
    <a class={link} href="/threshold/versions">
      {mayEdit(visit) ? 'Versions, and write a new one' : 'Earlier versions'}
    </a>
  )
}

const nothingInForce = (visit: Visit): PageParts => ({
  title: 'Threshold of need',
  body: (
    <>
      <Title>Threshold of need</Title>
      <p class="ds-empty">
        No version is in force yet.{' '}
        {mayEdit(visit) ? 'Publish one from the list of versions.' : 'Ask the manager of the front door.'}
      </p>
      <Versions visit={visit} />
    </>
  ),
})
