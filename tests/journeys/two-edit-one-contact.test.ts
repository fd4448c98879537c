import { expect } from 'vitest'
import { aContact, marshFamily } from './arrange.ts'
import { journey, useJourneys } from './browser.ts'

const { house, signIn } = useJourneys()

journey('two workers edit one contact: the second is shown both values and loses nothing', async () => {
  // Given a contact that two workers have open to change
  const family = await marshFamily(house)
  const { path } = await aContact(house, [family.kayden])
  const first = await signIn('priya')
  const second = await signIn('colin')
  for (const worker of [first, second]) await worker.goto(`${path}/change`)

  // When the first saves, and then the second
  await first.getByRole('textbox', { name: 'The worry' }).fill('Hungry on Monday, Tuesday and Friday')
  await first.getByRole('button', { name: 'Save these words' }).click()
  await first.waitForURL(`**${path}`)
  await second.getByRole('textbox', { name: 'The worry' }).fill('Hungry, and no coat in the rain')
  await second.getByRole('textbox', { name: 'What was agreed' }).fill('School rings Mum tonight')
  await second.getByRole('radio', { name: 'No, not told yet' }).check()
  await second.getByRole('button', { name: 'Save these words' }).click()

  // Then the second sees what stands there now beside their own words
  expect(await second.getByRole('alert').textContent()).toContain('Nothing is lost')
  expect(await second.getByRole('textbox', { name: 'The worry' }).inputValue()).toBe('Hungry, and no coat in the rain')
  expect(await second.getByRole('textbox', { name: 'What was agreed' }).inputValue()).toBe('School rings Mum tonight')
  expect(await second.getByRole('radio', { name: 'No, not told yet' }).isChecked()).toBe(true)
  expect(await second.locator('main').textContent()).toContain('Hungry on Monday, Tuesday and Friday')

  // When they put the two together and save
  await second.getByRole('textbox', { name: 'The worry' }).fill('Hungry on Monday, Tuesday and Friday, and no coat in the rain')
  await second.getByRole('button', { name: 'Save these words' }).click()
  await second.waitForURL(`**${path}`)

  // Then all of it stands, and the versions before it are kept
  const worry = second.getByRole('region', { name: 'The worry' })
  expect(await worry.textContent()).toContain('Hungry on Monday, Tuesday and Friday, and no coat in the rain')
  expect(await worry.textContent()).toContain('School rings Mum tonight')
  await worry.getByText(/^Earlier versions, 2/).click()
  expect(await worry.textContent()).toContain('Hungry at school three mornings running')
})
