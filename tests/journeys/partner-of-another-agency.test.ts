import { expect } from 'vitest'
import { aContact, marshFamily } from './arrange.ts'
import { journey, useJourneys } from './browser.ts'

const { house, signIn } = useJourneys()

journey('a partner of another agency cannot open the record, and can see who is involved', async () => {
  // Given a school that brought a worry about a child with whom a health visitor works
  const family = await marshFamily(house)
  const { path } = await aContact(house, [family.kayden])
  const healthVisitor = await signIn('grace')

  // When the health visitor looks the child up, with a slip of the pen
  await healthVisitor.getByRole('textbox', { name: 'Find a child' }).first().fill('Kaden Marsh')
  await healthVisitor.keyboard.press('Enter')
  await healthVisitor
    .getByRole('link', { name: /Kayden Marsh/ })
    .first()
    .click()

  // Then who is involved is there, with a number to ring, and the record is not
  const involved = healthVisitor.getByRole('region', { name: 'Who is involved' })
  expect(await involved.textContent()).toContain('Dr Anil Mehta')
  expect(await involved.textContent()).toContain('01632 960 170')
  const page = (await healthVisitor.locator('main').textContent())!
  expect(page).toContain('The record itself is open to those who work with Kayden now')
  for (const hidden of ['14 Alder Row', 'Journey so far', 'Hungry at school']) expect(page).not.toContain(hidden)

  // And neither is what the school said, by its address or by the record's pages
  for (const address of [path, `/children/${family.kayden}/household`, `/children/${family.kayden}/looked`]) {
    const answer = await healthVisitor.goto(address)
    expect(answer?.status(), address).toBe(404)
    expect(await healthVisitor.locator('main').textContent()).not.toContain('Hungry at school')
  }
})
