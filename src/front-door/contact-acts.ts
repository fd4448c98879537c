import { type Action, type Outcome, type Purpose, requirePermission, type Visit } from '../access/index.ts'
import type { Work } from '../work.ts'
import { contactAt, readAll } from './contact-view.ts'

/** The address of the contact that this visit is about. */
export const home = (visit: Visit) => `/contacts/${visit.params.reference}`

/** The contact of the address, for the form of an act: shown only to those who may send it. */
export const read = (visit: Visit, purpose: Purpose = 'decide contacts', action: Action = 'decide contact') =>
  visit.withActor(purpose, (work) => {
    requirePermission(work, action, { kind: 'contact' })
    return readAll(work, visit.params.reference!)
  })

/** One act upon the contact of the address, and back to its page. */
export function act(visit: Visit, purpose: Purpose, run: (work: Work, id: string) => Promise<unknown>): Promise<Outcome> {
  return visit.submit(purpose, async (work) => {
    await run(work, await contactAt(work, visit.params.reference!))
    return { to: home(visit) }
  })
}
/** The same, by somebody who decides contacts. */
export const there = async (visit: Visit, run: (work: Work, id: string) => Promise<void>) => ({
  to: (await act(visit, 'decide contacts', run)).to ?? home(visit),
})
