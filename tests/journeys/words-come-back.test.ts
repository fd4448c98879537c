import { expect } from 'vitest'
import { journey, useJourneys } from './browser.ts'

const { house, signIn } = useJourneys()

/** What an hour without a page does. A session that somebody ended, by signing out or with a new password, is nobody's any more. */
const endSessionsOf = (accountId: string) => {
  const before = new Date(house.clock.now.getTime() - 2 * 60 * 60_000)
  return house.owner.updateTable('session').set({ beganAt: before, seenAt: before }).where('accountId', '=', accountId).execute()
}

journey.for([
  { script: true, way: 'with script' },
  { script: false, way: 'without script' },
])("a signed-out worker's words come back, $way", async ({ script }) => {
  // Given a worker who is writing down a conversation
  const { accountId, membershipId } = house.town.people.priya
  const worker = await signIn('priya', { javaScriptEnabled: script })
  await worker.getByRole('button', { name: 'Record a conversation' }).first().click()
  await worker.getByRole('radio', { name: 'No', exact: true }).check()
  await worker.getByLabel('Name', { exact: true }).fill('Helen Whitlock')
  await worker.getByLabel('From', { exact: true }).selectOption('Tees Gate Academy')
  await worker.getByLabel('Nobody is named').check()
  await worker.getByLabel('What is the worry?').fill('A pupil tells a friend that they do not sleep')
  await worker.getByRole('radio', { name: 'Not known' }).check()
  await worker.getByRole('radio', { name: 'Advice conversation' }).check()

  // When the session ends meanwhile, and the worker saves
  await endSessionsOf(accountId)
  await worker.getByRole('button', { name: 'Save conversation' }).click()

  // Then they are told so, and their words stand in the page
  await worker.getByRole('heading', { name: 'You were signed out' }).waitFor()
  expect(await worker.locator('main').textContent()).toContain('A pupil tells a friend that they do not sleep')
  expect(await house.owner.selectFrom('contact').select('id').execute(), 'nothing is recorded yet').toHaveLength(script ? 0 : 1)

  // When they sign in again beside it
  const opened = worker.waitForEvent('popup')
  await worker.getByRole('link', { name: 'Sign in (opens in a new tab)' }).click()
  const beside = await opened
  await beside.locator(`button[value="${membershipId}"]`).click()
  await beside.getByRole('heading', { name: 'Record a conversation' }).waitFor()

  // Then the page that they left records every word
  await worker.getByRole('button', { name: 'Send them' }).click()
  await worker.getByRole('heading', { name: 'Contacts waiting for a decision' }).waitFor()
  expect(await worker.locator('main').textContent()).toContain('A pupil tells a friend')
})
