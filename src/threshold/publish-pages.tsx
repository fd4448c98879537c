import { formPage, may, type Outcome, type Reply, type Route, type Start, type Visit } from '../access/index.ts'
import { refuse } from '../errors.ts'
import { readDate, text } from '../govuk/index.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { thresholdInForce } from './actions.ts'
import { changesBetween } from './document.ts'
import { ProposeForm, PublishForm } from './publish-form.tsx'
import { proposeThreshold, publishThreshold, takeBackThreshold } from './publishing.ts'
import { findThreshold } from './store.ts'

const purpose = 'look after the system'
const versionOf = (visit: Visit) => Number(visit.params.version) || 0

/** To ask for a version to be published, and, for somebody else, to publish it. */
async function show(visit: Visit, { problems }: Start): Promise<Reply> {
  const { threshold, before } = await visit.withActor(purpose, async (work) => {
    if (!may(work, 'edit threshold') && !may(work, 'publish threshold')) refuse('not-allowed')
    const threshold = (await findThreshold(work, { version: versionOf(visit) })) ?? refuse('not-found')
    if (!threshold.proposed && !threshold.validFrom && !may(work, 'edit threshold')) refuse('not-found')
    return { threshold, before: await thresholdInForce(work) }
  })
  const at = `/threshold/versions/${threshold.version}`
  if (threshold.validFrom) return { to: at }
  const parts = { visit, threshold, problems, changes: before && changesBetween(before, threshold) }
  return {
    page: {
      title: `Publish version ${threshold.version}`,
      body: threshold.proposed ? <PublishForm {...parts} /> : <ProposeForm {...parts} today={londonDay(visit.now)} />,
      back: threshold.proposed
        ? { href: '/threshold/versions', text: 'Versions' }
        : { href: `${at}/writing`, text: `Version ${threshold.version}` },
    },
  }
}

async function save(work: Work, visit: Visit): Promise<Outcome> {
  const version = versionOf(visit)
  const { answers } = visit.form
  const what = text(answers, 'do')
  if (what === 'back') {
    await takeBackThreshold(work, version)
    return { to: `/threshold/versions/${version}/writing` }
  }
  if (what === 'publish') {
    const done = await publishThreshold(work, version)
    return 'problems' in done ? done : { to: '/threshold/versions' }
  }
  const from = readDate(answers, { field: 'from', called: 'The first day' })
  if (!from.day) return { problems: from.problems }
  const done = await proposeThreshold(work, version, from.day)
  return 'problems' in done ? done : { to: `/threshold/versions/${version}/publication` }
}

export const publishPages: Route[] = formPage('/threshold/versions/:version/publication', { purpose, show, act: save })
