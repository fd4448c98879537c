import { type Browser, type BrowserContextOptions, chromium as engine, type Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { chromium, chromiumArguments, hasChromium } from '../../src/govuk/browser.ts'
import { type TestHouse, useHouse } from '../house.ts'
import type { Town } from '../town.ts'

/** A story in a real browser. Without Chromium it is skipped, which `npm test` counts and names; where CI runs, it fails. */
export const journey = test.skipIf(!hasChromium && !process.env.CI)

export type Journeys = {
  house: TestHouse
  /** A browser of one person's own, at the front step: nobody is signed in. */
  visitor: (options?: BrowserContextOptions) => Promise<Page>
  /** The same, signed in by one press on the demonstration's page, where that person starts. */
  signIn: (who: keyof Town['people'], options?: BrowserContextOptions) => Promise<Page>
}

/** The test house with its web door open, and one Chromium for the file. */
export function useJourneys(): Journeys {
  const house = useHouse({ demonstration: true })
  let browser: Browser | undefined
  let address = ''
  beforeAll(async () => {
    address = await house.listen()
    browser = await engine.launch({ executablePath: chromium, args: chromiumArguments })
  })
  afterAll(() => browser?.close())

  const visitor: Journeys['visitor'] = async (options = {}) => {
    const context = await browser!.newContext({ viewport: { width: 1280, height: 900 }, baseURL: address, ...options })
    context.setDefaultTimeout(8_000)
    const page = await context.newPage()
    // a script that breaks, or a thing the content policy stops, is a fault of ours
    page.on('pageerror', (error) => {
      throw error
    })
    await page.goto('/sign-in')
    return page
  }
  return {
    house,
    visitor,
    signIn: async (who, options) => {
      const page = await visitor(options)
      // two towns are here, with a Priya Raman in each
      const door = page.locator(`button[value="${house.town.people[who].membershipId}"]`)
      await door.evaluate((it) => it.closest('details')?.setAttribute('open', ''))
      await door.click()
      await page.getByRole('link', { name: 'Today' }).first().waitFor()
      return page
    },
  }
}
