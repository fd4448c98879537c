import { expect } from 'vitest'
import { journey, useJourneys } from './browser.ts'

const { house, signIn } = useJourneys()

journey.for([
  { script: true, way: 'with script' },
  { script: false, way: 'without script' },
])('the same form sent twice by the back button records once, $way', async ({ script, way }) => {
  // Given a conversation that was saved
  const worker = await signIn('priya', { javaScriptEnabled: script })
  await worker.goto('/contacts/new')
  await worker.getByRole('radio', { name: 'No', exact: true }).check()
  await worker.getByLabel('Name', { exact: true }).fill('Helen Whitlock')
  await worker.getByLabel('From', { exact: true }).selectOption('Tees Gate Academy')
  await worker.getByLabel('Nobody is named').check()
  await worker.getByLabel('What is the worry?').fill(`Worried about a class, ${way}`)
  await worker.getByRole('radio', { name: 'Not known' }).check()
  await worker.getByRole('radio', { name: 'Advice conversation' }).check()
  await worker.getByRole('button', { name: 'Save conversation' }).click()
  await worker.getByRole('heading', { name: 'Contacts waiting for a decision' }).waitFor()

  // When the worker goes back, and sends whatever stands there again
  await worker.goBack()
  await worker.getByRole('button', { name: 'Save conversation' }).click()
  await worker.getByRole('heading').first().waitFor()

  // Then it was recorded once
  const words = await house.owner.selectFrom('contactWords').select('words').where('words', 'like', `%${way}`).execute()
  expect(words).toHaveLength(1)
})

journey('sent twice with other words, the page shows what was recorded and offers the new words', async () => {
  // Given a form that was sent, and is still open in another tab with other words
  const worker = await signIn('colin')
  await worker.goto('/contacts/new')
  const fill = async (words: string) => {
    await worker.getByRole('radio', { name: 'No', exact: true }).check()
    await worker.getByLabel('Name', { exact: true }).fill('Helen Whitlock')
    await worker.getByLabel('From', { exact: true }).selectOption('Tees Gate Academy')
    await worker.getByLabel('Nobody is named').check()
    await worker.getByLabel('What is the worry?').fill(words)
    await worker.getByRole('radio', { name: 'Not known' }).check()
    await worker.getByRole('radio', { name: 'Advice conversation' }).check()
  }
  const key = await worker.locator('input[name="_key"]').first().inputValue()
  await fill('The first words')
  await worker.getByRole('button', { name: 'Save conversation' }).click()
  await worker.getByRole('heading', { name: 'Contacts waiting for a decision' }).waitFor()
  await worker.goto('/contacts/new')
  await worker.locator('form[action="/contacts"] input[name="_key"]').evaluate((input, value) => {
    ;(input as HTMLInputElement).value = value
  }, key)
  await fill('The second words')
  await worker.getByRole('button', { name: 'Save conversation' }).click()

  // Then nothing is thrown away, and nothing is recorded twice in silence
  await worker.getByRole('heading', { name: 'This was recorded already' }).waitFor()
  expect(await worker.locator('main').textContent()).toContain('The second words')
  await worker.getByRole('button', { name: 'Record them as another' }).click()
  await worker.getByRole('heading', { name: 'Contacts waiting for a decision' }).waitFor()
  expect(await worker.getByText('The second words').count()).toBe(1)
})
