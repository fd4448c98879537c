import { expect } from 'vitest'
import { aContact, marshFamily } from './arrange.ts'
import { journey, useJourneys } from './browser.ts'

const { house, signIn } = useJourneys()

journey(
  'a police notification is decided against a clause, late and with the reason, and closes once it is answered',
  async () => {
    // Given a notification from the police that came on Friday and was due on Monday
    const family = await marshFamily(house)
    const { path } = await aContact(house, [family.kayden, family.lacey], {
      kind: 'domestic-abuse',
      sourceCode: '6',
      agencyId: house.town.agencies.police,
      bringer: { name: 'Jas Gill', role: 'Constable', workerId: house.town.people.jas.workerId, anonymous: false },
      receivedAt: new Date('2026-11-20T10:00:00Z'),
      words: { worry: 'Called by a neighbour at 01:20. Shouting; both children awake upstairs.' },
    })
    const worker = await signIn('priya')

    // When a worker opens it from the late ones and looks for the clause by a word
    await worker.getByRole('link', { name: /^Contacts/ }).click()
    expect(await worker.locator('tbody', { hasText: 'Late' }).first().textContent()).toContain('Kayden and Lacey Marsh')
    await worker.getByRole('link', { name: /Kayden and Lacey Marsh/ }).click()
    await worker.getByLabel('Search the clauses').fill('abuse between adults')
    await worker.getByRole('button', { name: 'Search' }).click()
    await worker.getByRole('radio', { name: /^3\.3 Domestic abuse, with a safe parent/ }).check()
    await worker.getByLabel('Information and advice').check()
    await worker.getByLabel('Why', { exact: true }).fill('Mum has a plan with the adviser, and rang for help herself')
    await worker.getByRole('button', { name: 'Decide, and send the answer' }).click()

    // Then it asks why it is late, and nothing typed is lost
    await worker.getByRole('alert').getByRole('link', { name: 'Say why the decision is late' }).click()
    expect(await worker.getByLabel('Why', { exact: true }).inputValue()).toContain('Mum has a plan')
    expect(await worker.getByRole('radio', { name: /^3\.3/ }).isChecked()).toBe(true)
    await worker.getByLabel('Why is this late?').selectOption({ label: 'Waiting for a partner’s information' })
    await worker.getByRole('button', { name: 'Decide, and send the answer' }).click()

    // Then the decision stands, late, with clause and version
    const decision = worker.getByRole('region', { name: 'The decision' })
    await decision.waitFor()
    expect(await decision.textContent()).toMatch(/Information and advice, level 3, clause 3\.3 of version 1.*Late/)

    // When the answer is the one that stands ready for notifications, confirmed
    await worker.getByRole('link', { name: 'Write the answer' }).click()
    await worker.getByLabel('From a template, confirmed').check()
    await worker.getByRole('button', { name: 'Save the answer' }).click()
    // Then the contact is closed, and the constable reads the answer
    await worker.waitForURL(`**${path}`)
    expect(await worker.getByRole('button', { name: /^Decide/ }).count()).toBe(0)
    const constable = await signIn('jas')
    expect(await constable.getByRole('region', { name: 'Answered' }).textContent()).toContain('Thank you for telling us')
  },
)
