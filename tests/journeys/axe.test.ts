import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { hasChromium } from '../../src/govuk/browser.ts'
import { rooms } from '../../src/rooms.ts'
import { journey, useJourneys } from './browser.ts'
import {
  whatAxeFinds,
  whatFocusDoesNotShow,
  whatHeadingsSkip,
  whatIsTooSmall,
  whatPrintsInVain,
  whatSticksOut,
} from './page-checks.ts'
import { leadElsewhere, type PageToVisit, pagesToVisit, somethingOnEveryPage, type There } from './pages-to-visit.ts'

const { house, signIn, visitor } = useJourneys()
const windows = new Map<PageToVisit['who'], Promise<Page>>()
let there: There

beforeAll(async () => {
  if (hasChromium || process.env.CI) there = await somethingOnEveryPage(house)
})

/** One window for each person. */
const windowOf = (who: PageToVisit['who']) => {
  const open = windows.get(who) ?? (who === 'nobody' ? visitor() : signIn(who))
  windows.set(who, open)
  return open
}

test('every page that a room mounts is visited here or said to lead elsewhere, by name', () => {
  const mounted = [
    '/',
    ...rooms.flatMap(({ pages = [] }) => pages).flatMap(({ method, path }) => (method === 'GET' ? [path] : [])),
  ]
  const known = new Set([...pagesToVisit.map((page) => page.route), ...Object.keys(leadElsewhere)])
  expect(
    mounted.filter((route) => !known.has(route)),
    'pages nobody visits',
  ).toEqual([])
  const outside = ['/sign-in', '/welcome/:token']
  expect(
    [...known].filter((route) => !mounted.includes(route) && !outside.includes(route)),
    'visits to no page',
  ).toEqual([])
})

journey.for(pagesToVisit.map((page) => ({ ...page, name: page.as ? `${page.route}, ${page.as}` : page.route })))(
  '$name can be used by everybody',
  async ({ who, path, find }) => {
    const page = await windowOf(who)
    await page.setViewportSize({ width: 1280, height: 900 })
    const answer = await page.goto(path(there))
    expect(answer?.status()).toBe(200)
    if (find) {
      await page.locator('main input[name="find"]').fill(find)
      await Promise.all([page.waitForNavigation(), page.locator('main input[name="find"]').press('Enter')])
      expect(new URL(page.url()).search, 'what is looked for stands in no address').toBe('')
    }
    expect(await whatAxeFinds(page), 'axe').toEqual([])
    expect(await whatHeadingsSkip(page), 'order of headings').toEqual([])
    expect(await whatFocusDoesNotShow(page), 'focus that cannot be seen').toEqual([])
    expect(await whatPrintsInVain(page), 'on paper').toEqual([])
    for (const width of [1280, 390, 320]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await whatSticksOut(page), `sideways at ${width}`).toEqual([])
      expect(await whatIsTooSmall(page), `too small to press at ${width}`).toEqual([])
    }
  },
)

journey('every word of the navigation leads to a page, for everybody', async () => {
  const broken: string[] = []
  for (const who of ['priya', 'daniel', 'amina', 'dale', 'ines', 'howard', 'wen'] as const) {
    const page = await windowOf(who)
    await page.goto('/permissions')
    const links = await page.locator('header a, footer a').evaluateAll((all) => all.map((it) => (it as HTMLAnchorElement).href))
    for (const link of new Set(links)) {
      const cookies = await page.context().cookies()
      const { statusCode } = await house.web.inject({
        method: 'GET',
        url: new URL(link).pathname,
        cookies: Object.fromEntries(cookies.map(({ name, value }) => [name, value])),
      })
      if (statusCode >= 400) broken.push(`${who}: ${new URL(link).pathname} ${statusCode}`)
    }
  }
  expect(broken).toEqual([])
})
