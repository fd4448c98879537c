import { expect } from 'vitest'
import { aContact, marshFamily } from './arrange.ts'
import { journey, useJourneys } from './browser.ts'

const { house, signIn } = useJourneys()
const kept = () => house.owner.selectFrom('draft').select('words').execute()

journey('words are kept a second after typing stops, and come back to their author alone', async () => {
  // Given a worker in the middle of a sentence
  const worker = await signIn('priya')
  await worker.goto('/contacts/new')
  const worry = worker.getByLabel('What is the worry?')
  await worry.pressSequentially('Nobody at the gate', { delay: 10 })
  expect(await kept(), 'not at every key').toEqual([])

  // When they stop for a second
  await worker.getByText(/^Kept at \d\d:\d\d/).waitFor({ timeout: 5_000 })
  // Then the words are kept, and the page says when
  expect(JSON.stringify(await kept())).toContain('Nobody at the gate')

  // When they go elsewhere and come back by what is unfinished
  await worker.goto('/')
  await worker.getByRole('link', { name: 'A conversation' }).click()
  // Then the words are there
  expect(await worry.inputValue()).toBe('Nobody at the gate')

  // And a colleague does not have them
  const colleague = await signIn('colin')
  expect(await colleague.getByText('Unfinished').count()).toBe(0)
  await colleague.goto('/contacts/new')
  expect(await colleague.getByLabel('What is the worry?').inputValue()).toBe('')
})

journey('words are kept when the page is left before the second is over', async () => {
  const worker = await signIn('ruth')
  await worker.goto('/contacts/new')
  await worker.getByLabel('What is going well?').fill('Gran is there every afternoon')
  await worker.goto('/threshold')
  await expect.poll(async () => JSON.stringify(await kept()), { timeout: 5_000 }).toContain('Gran is there every afternoon')
})

journey('without script, Save and come back keeps them', async () => {
  const worker = await signIn('amina', { javaScriptEnabled: false })
  await worker.goto('/contacts/new')
  await worker.getByLabel('What is the worry?').fill('Seen alone at the bus station')
  await worker.getByRole('button', { name: 'Save and come back' }).click()
  await worker.goto('/contacts/new')
  expect(await worker.getByLabel('What is the worry?').inputValue()).toBe('Seen alone at the bus station')
})

journey('looking at a level, and searching, keeps what was just typed, with and without script', async () => {
  const family = await marshFamily(house)
  for (const javaScriptEnabled of [true, false]) {
    const { path } = await aContact(house, [family.kayden])
    const worker = await signIn('priya', { javaScriptEnabled })
    const why = worker.getByLabel('Why', { exact: true })
    await worker.goto(path)
    await why.fill('Mum wants help with mornings')
    await worker.getByRole('button', { name: '3 Targeted' }).click()
    await worker.locator('[aria-current="true"]', { hasText: 'Targeted' }).waitFor()
    expect(await why.inputValue()).toBe('Mum wants help with mornings')
    await why.fill('Mum wants help with mornings and with money')
    await worker.getByLabel('Search the clauses').fill('money')
    await worker.getByRole('button', { name: 'Search' }).click()
    await worker
      .getByText(/with “money”/)
      .first()
      .waitFor()
    expect(worker.url(), 'what is looked for stands in no address').not.toContain('money')
    expect(await why.inputValue()).toBe('Mum wants help with mornings and with money')
    expect(await worker.getByLabel('Search the clauses').inputValue()).toBe('money')
  }
})
