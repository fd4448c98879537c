import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds against WCAG 2.2 AA and its own best practice, a line each. */
export async function whatAxeFinds(page: Page): Promise<string[]> {
  // these pages hold no frames: axe runs in the page itself, without a second page to gather what frames found, at half the time
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await axe.options({ runOnly: tags, resultTypes: ['violations'] }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary}`))
}

/** What stands out of the side of the page, if it can be scrolled sideways. */
export function whatSticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth } = document.scrollingElement!
    if (scrollWidth <= innerWidth) return []
    const out = [...document.querySelectorAll('body *')].filter((it) => it.getBoundingClientRect().right > innerWidth + 1)
    return [`${scrollWidth} > ${innerWidth}`, ...out.slice(-3).map((it) => it.outerHTML.slice(0, 120))]
  })
}

/** Controls that are smaller than 24 pixels either way. Links in a sentence are axe's to judge. */
export function whatIsTooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, [role=button], input:not([type=hidden]), select, textarea, summary')]
      .filter((it) => it.checkVisibility())
      .filter((it) => {
        const { width, height } = it.getBoundingClientRect()
        return width < 24 || height < 24
      })
      .map((it) => it.outerHTML.slice(0, 120)),
  )
}

/** Headings that skip a rank, or a page without exactly one of the first. */
export function whatHeadingsSkip(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ranks = [...document.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6')].filter((it) => it.checkVisibility())
    const skips = ranks
      .filter((it, index) => Number(it.tagName[1]) > Number(ranks[index - 1]?.tagName[1] ?? 0) + 1)
      .map((it) => `${it.tagName} ${it.textContent}`)
    const first = ranks.filter((it) => it.tagName === 'H1').length
    return first === 1 ? skips : [`${first} headings of the first rank`, ...skips]
  })
}

/** What can be reached by keyboard and does not look any different when it is. */
export async function whatFocusDoesNotShow(page: Page): Promise<string[]> {
  await page.keyboard.press('Tab') // from here on the browser shows focus as for a keyboard
  return page.evaluate(() => {
    const look = (it: Element) => {
      const label = it instanceof HTMLInputElement ? it.labels?.[0] : undefined
      const styles = [getComputedStyle(it), ...(label ? [getComputedStyle(label, '::before')] : [])]
      return styles
        .map((s) =>
          [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor, s.borderColor, s.borderWidth].join(),
        )
        .join(' / ')
    }
    const reached = document.querySelectorAll<HTMLElement>(
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]',
    )
    return [...reached]
      .filter((it) => it.checkVisibility() && !(it as HTMLButtonElement).disabled)
      .filter((it) => {
        ;(document.activeElement as HTMLElement | null)?.blur()
        const before = look(it)
        it.focus({ preventScroll: true })
        return document.activeElement === it && look(it) === before
      })
      .map((it) => it.outerHTML.slice(0, 120))
  })
}

// A4 less its margins, in CSS pixels
const a4 = 680

/** What would be printed and is only there to press or to go somewhere else, and what would be cut off at the edge of A4. */
export async function whatPrintsInVain(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' })
  const found = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('header, nav, .ds-demo, .govuk-skip-link, button:not(.ds-person)')]
      .filter((it) => it.checkVisibility())
      .map((it) => it.outerHTML.slice(0, 120)),
  )
  await page.setViewportSize({ width: a4, height: 960 })
  const cut = await whatSticksOut(page)
  await page.emulateMedia({ media: 'screen' })
  return [...found, ...cut]
}
