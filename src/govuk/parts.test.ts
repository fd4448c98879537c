import type { Server } from 'node:http'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium as engine } from 'playwright-core'
import { h } from 'preact'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromium, chromiumArguments, hasChromium, servePages } from './browser.ts'
import { DecisionSample } from './samples/decision.tsx'
import { PlaceSample } from './samples/place.tsx'
import { ArabicSample, PublicSample } from './samples/public.tsx'
import { QueueSample } from './samples/queue.tsx'
import { SignInSample } from './samples/sign-in.tsx'
import { TodaySample } from './samples/today.tsx'

const pages = {
  '/today': () => h(TodaySample, {}),
  '/queue': () => h(QueueSample, {}),
  '/decision': () => h(DecisionSample, {}),
  '/place': () => h(PlaceSample, {}),
  '/sign-in': () => h(SignInSample, {}),
  '/public': () => h(PublicSample, {}),
  '/arabic': () => h(ArabicSample, {}),
}
const widths = [1280, 390, 320]
const views = Object.keys(pages).flatMap((path) => widths.map((width) => ({ path, width })))

if (!hasChromium) console.warn(`Skipped ${views.length + 3} looks at pages: no Chromium at ${chromium}`)

describe.skipIf(!hasChromium)('in a browser, under a strict content policy', () => {
  let browser: Browser
  let server: Server
  let address: string

  beforeAll(async () => {
    ;({ address, server } = await servePages(pages))
    browser = await engine.launch({ executablePath: chromium, args: chromiumArguments })
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  test.each(views)('$path at $width pixels', async ({ path, width }) => {
    const context = await browser.newContext({ viewport: { width, height: 900 } })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('response', (response) => response.ok() || complaints.push(`${response.status()} ${response.url()}`))
    await page.goto(address + path, { waitUntil: 'networkidle' })
    if (process.env.DOORSTEP_SHOTS)
      await page.screenshot({ path: `${process.env.DOORSTEP_SHOTS}${path}-${width}.png`, fullPage: true })

    expect(complaints).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([])
    await context.close()
  })

  test('no word is set in a typeface of GOV.UK’s own', async () => {
    const page = await browser.newPage()
    for (const path of Object.keys(pages)) {
      await page.goto(address + path, { waitUntil: 'networkidle' })
      const found = await page.evaluate(
        `[...document.body.querySelectorAll('*')].filter((e) => getComputedStyle(e).fontFamily.includes('GDS')).map((e) => e.outerHTML.slice(0, 90))`,
      )
      expect(found, path).toEqual([])
    }
    await page.close()
  })

  test('script starts GOV.UK’s components, and the error summary takes the focus', async () => {
    const page = await browser.newPage()
    await page.goto(`${address}/decision`, { waitUntil: 'networkidle' })
    expect(await page.evaluate('document.body.className')).toContain('govuk-frontend-supported')
    expect(await page.evaluate('document.activeElement.className')).toContain('govuk-error-summary')
    await page.click('a[href="#seen-year"]')
    expect(await page.evaluate('document.activeElement.id')).toBe('seen-year')
    await page.close()
  })

  test('the page is whole without script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 900 } })
    const page = await context.newPage()
    await page.goto(`${address}/decision`)
    expect(await page.locator('form[method=post] button:visible').count()).toBeGreaterThan(2)
    expect(await page.locator('#clause').isVisible()).toBe(true)
    await context.close()
  })
})
