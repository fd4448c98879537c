import { recordEvent, requirePermission } from '../access/index.ts'
import { refuse } from '../errors.ts'
import type { Problem } from '../govuk/index.ts'
import { householdsOf } from '../people/index.ts'
import type { Work } from '../work.ts'
import { type SaidChild, settle } from './about-whom.ts'
import { contactInHand } from './change-contact.ts'
import { addChild, childrenOf } from './children-store.ts'
import { sightOf } from './compare-children.ts'
import { saveVersion, stampContacts } from './contact-store.ts'
import { placeContact, saveSettled, unsettledOf } from './settle-store.ts'
import { saveHousehold } from './waiting-store.ts'

/**
 * Says who the children of a contact are, each the record that was chosen or somebody new. The contact goes to their household and
 * place, and is as restricted as they are. What was said of them stays beside.
 */
export async function settleChildren(
  work: Work,
  id: string,
  children: readonly (SaidChild & { saidId: string })[],
  place: string,
): Promise<{ problems: Problem[] } | { problems?: undefined }> {
  requirePermission(work, 'decide contact', { kind: 'contact', subject: id })
  const contact = await contactInHand(work, id)
  const waiting = new Set((await unsettledOf(work, id)).map((said) => said.id))
  if (children.length !== waiting.size || !children.every(({ saidId }) => waiting.has(saidId)))
    refuse('changed-meanwhile', 'Somebody else said who these children are while you were looking. Look at the contact again.')
  const { people, problems } = await settle(work, children, place)
  if (problems.length > 0) return { problems }

  const ids = people.map((person) => (typeof person === 'string' ? person : person.id))
  const found = await householdsOf(work, ids)
  if (ids.some((each) => !found.some((person) => person.id === each))) refuse('not-found', undefined, { kind: 'person' })
  const named = new Set((await childrenOf(work, id)).map((child) => child.id))
  const householdId = contact.householdId ?? found.find((person) => person.householdId)?.householdId ?? null
  await saveVersion(work, contact, { ...contact, householdId })
  await saveHousehold(work, id, householdId)
  for (const [index, personId] of ids.entries()) {
    await saveSettled(work, children[index]!.saidId, personId)
    if (named.has(personId)) continue
    named.add(personId)
    await addChild(work, contact, personId, typeof people[index] === 'string' ? null : sightOf(work))
  }
  await recordEvent(
    work,
    'children settled',
    { ...contact, subject: { kind: 'contact', id }, contactId: id },
    { children: ids.length },
  )
  await placeContact(work, id, ids[0]!)
  await stampContacts(work, [id])
  return {}
}
