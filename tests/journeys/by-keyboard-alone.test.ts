import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey, useJourneys } from './browser.ts'

const { house, signIn, visitor } = useJourneys()

/** Presses Tab until the thing with this name is where the keyboard is; every stop on the way must be seen to be one. */
async function tabTo(page: Page, name: string | RegExp, most = 80) {
  const passed: string[] = []
  for (let press = 0; press < most; press++) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement
      const label = (at as HTMLInputElement).labels?.[0]
      return (label ?? at).textContent.replaceAll(/\s+/g, ' ').trim()
    })
    if (typeof name === 'string' ? here === name : name.test(here)) return
    passed.push(here)
  }
  throw new Error(`The keyboard does not reach ${name}; it passed ${passed.join(' | ')}`)
}

journey('a conversation is recorded by keyboard alone', async () => {
  // Given a worker who uses no mouse, from the sign-in page on
  const page = await visitor()
  const { membershipId } = house.town.people.priya
  const door = page.locator(`button[value="${membershipId}"]`)
  for (let press = 0; press < 40 && !(await door.evaluate((it) => it === document.activeElement)); press++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Your work today' }).waitFor()

  // When they pass the navigation by the skip link, and open the form
  await tabTo(page, 'Skip to main content')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Record a conversation')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Record a conversation' }).waitFor()

  // and go through it in its own order
  await tabTo(page, 'Yes, now') // whether anybody is in danger is never answered beforehand
  await page.keyboard.press('Space')
  for (const _ of ['today', 'no']) await page.keyboard.press('ArrowDown')
  await tabTo(page, 'Name')
  await page.keyboard.type('Helen Whitlock')
  await tabTo(page, /^From|^Choose/)
  await page.keyboard.type('Tees')
  await tabTo(page, 'Child or young person')
  await page.keyboard.type('Wilfred Ames')
  await tabTo(page, 'Born, or age')
  await page.keyboard.type('9')
  await tabTo(page, 'What is the worry?')
  await page.keyboard.type('Asleep in class most mornings')
  await tabTo(page, 'Yes, the family knows')
  await page.keyboard.press('Space')
  await tabTo(page, 'Notification')
  await page.keyboard.press('Space')
  for (const _ of ['domestic abuse', 'advice conversation', 'request for support']) await page.keyboard.press('ArrowDown')
  await tabTo(page, 'Save conversation')
  await page.keyboard.press('Enter')

  // Then it waits in the queue, as it was said
  await page.getByRole('heading', { name: 'Contacts waiting for a decision' }).waitFor()
  const row = page.getByRole('row', { name: /Wilfred Ames, 9/ })
  for (const words of ['Asleep in class', 'Request for support', 'Tees Gate Academy'])
    expect(await row.textContent()).toContain(words)
})

journey('what it asks to be put right is reached by keyboard, from the summary to the box', async () => {
  // Given a conversation saved with nothing in it
  const page = await signIn('colin')
  await page.goto('/contacts/new')
  await tabTo(page, 'Save conversation')
  await page.keyboard.press('Enter')
  // Then the summary has the focus
  await page.getByRole('alert').waitFor()
  await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'))
  // When its line about the worry is followed
  await tabTo(page, 'Say what was seen or heard')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Cold and hungry')
  // Then the words are in that box
  expect(await page.getByLabel('What is the worry?').inputValue()).toBe('Cold and hungry')
})
