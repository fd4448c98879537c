import { expect } from 'vitest'
import { journey, useJourneys } from './browser.ts'

const { signIn } = useJourneys()

journey.for([
  { script: true, way: 'with script', child: 'Kayden Marsh' },
  { script: false, way: 'without script', child: 'Lacey Thornton' },
])("a teacher's worry becomes advice, and the teacher reads the answer, $way", async ({ script, child }) => {
  // Given a teacher who has a worry, and a worker at the front door
  const teacher = await signIn('daniel', { javaScriptEnabled: script })
  const worker = await signIn('priya', { javaScriptEnabled: script })

  // When the teacher tells the front door
  await teacher.getByRole('button', { name: 'Tell the front door' }).click()
  await teacher.getByRole('radio', { name: 'No', exact: true }).check()
  await teacher.getByLabel('Child or young person').fill(child)
  await teacher.getByLabel('Born, or age').fill('7')
  await teacher.getByLabel('What is the worry?').fill('Came to school hungry three mornings running')
  await teacher.getByLabel('What is going well?').fill('Talks to his form teacher')
  await teacher.getByLabel('Yes, the family knows').check()
  await teacher.getByLabel('Advice conversation').check()
  await teacher.getByRole('button', { name: 'Save conversation' }).click()
  // Then the teacher is told that it waits, and by when
  expect(await teacher.getByRole('status').textContent()).toContain('The answer comes here')
  expect(await teacher.getByRole('region', { name: 'Waiting for an answer' }).textContent()).toContain(child)

  // When the worker finds it in the queue, reads it, and decides against a clause of the threshold
  await worker.getByRole('link', { name: /^Contacts/ }).click()
  await worker.getByRole('link', { name: child }).click()
  expect(await worker.getByRole('region', { name: 'The worry' }).textContent()).toContain('Came to school hungry')
  await worker.getByRole('button', { name: 'Pick it up' }).click()
  await worker.getByRole('button', { name: /^1 / }).click()
  await worker.getByLabel(/^1\.1 /).check()
  await worker.getByLabel('Information and advice').check()
  await worker.getByLabel('Why', { exact: true }).fill('School can offer breakfast, and Mum agrees')
  await worker.getByLabel('In your own words').fill('Thank you. Breakfast club has a place from Monday.')
  await worker.getByRole('button', { name: 'Decide, and send the answer' }).click()
  // Then it no longer waits
  await worker.getByRole('heading', { name: 'Contacts waiting for a decision' }).waitFor()
  expect(await worker.getByRole('link', { name: child }).count()).toBe(0)

  // Then the teacher reads the answer in the worker's words
  await teacher.getByRole('link', { name: 'Today' }).click()
  const answered = teacher.getByRole('region', { name: 'Answered' })
  expect(await answered.textContent()).toContain('Breakfast club has a place from Monday.')
  expect(await answered.textContent()).toContain('Priya Raman')
})
