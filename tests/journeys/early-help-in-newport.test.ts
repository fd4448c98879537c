import { expect } from 'vitest'
import { aContact, marshFamily } from './arrange.ts'
import { journey, useJourneys } from './browser.ts'

const { house, signIn } = useJourneys()

journey('a request becomes early help offered in Newport, once the family agrees', async () => {
  // Given a school that asks for support for a child in Newport, and nobody has asked the family yet
  const family = await marshFamily(house)
  const { path } = await aContact(house, [family.kayden])
  const practitioner = await signIn('tom')
  await practitioner.goto(`/children/${family.kayden}`)
  expect(await practitioner.getByText('Journey so far').count(), 'the record is not open to the team yet').toBe(0)

  // When the front door offers early help
  const worker = await signIn('priya')
  await worker.goto(path)
  await worker.getByRole('button', { name: /^3 / }).click()
  await worker.getByRole('radio', { name: /^3\.1 / }).check()
  await worker.getByRole('radio', { name: 'Early help offered' }).check()
  await worker.getByLabel('Why', { exact: true }).fill('Meals, sleep and school together; Mum wants a hand')
  const team = worker.getByLabel('Which team offers it')
  expect(await team.locator('option:checked').textContent(), 'the place where the child lives').toBe('Newport')
  await worker.getByRole('button', { name: 'Decide, and send the answer' }).click()

  // Then it waits for the family's agreement
  await worker.getByRole('alert').getByRole('link', { name: 'Ask the family before offering early help' }).click()

  // When they are asked, and agree
  await worker.getByRole('radio', { name: 'Yes, the family agrees' }).check()
  await worker.getByLabel('In your own words').fill('The family hub in Newport rings Mum this week.')
  await worker.getByRole('button', { name: 'Decide, and send the answer' }).click()
  await worker.getByRole('heading', { name: 'Contacts waiting for a decision' }).waitFor()

  // Then the contact says so, and the team in Newport can open the record
  await worker.goto(path)
  expect(await worker.getByRole('region', { name: 'The decision' }).textContent()).toContain('Offered in Newport')
  await practitioner.reload()
  expect(await practitioner.getByRole('region', { name: 'Journey so far' }).textContent()).toContain('Early help')
})
