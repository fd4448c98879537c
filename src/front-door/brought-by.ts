import { isId } from '../database/ids.ts'
import type { Work } from '../work.ts'
import { agenciesOf } from './door-store.ts'

/** People who are not an agency, by the source they count under. */
export const publicSources = [
  ['1A', 'A parent, carer or relative'],
  ['1C', 'The child or young person'],
  ['1B', 'A neighbour or friend'],
  ['1D', 'Somebody else'],
] as const

/**
 * Who brought a contact, with the agency and the source that it counts under. A partner brings it for their own agency, whatever they
 * say; anybody else is of an agency (`from` is its id) or of the public (a source), which counts under the authority's own.
 */
export async function broughtBy(
  work: Work,
  { from, name, phone, anonymous }: { from: string; name: string; phone: string; anonymous: boolean },
) {
  const { actor } = work
  const agencies = await agenciesOf(work)
  const withPhone = phone ? { phone } : {}
  if (actor.role === 'partner') {
    const own = agencies.find((agency) => agency.id === actor.agencyId)
    return {
      agencyId: actor.agencyId,
      sourceCode: own?.sourceCode ?? '8',
      bringer: { name: actor.name, workerId: actor.workerId, anonymous: false, ...withPhone },
    }
  }
  const agency = isId(from) ? agencies.find((each) => each.id === from) : undefined
  const everybody = agencies.find((each) => each.kind === 'public') ?? agencies.find((each) => each.kind === 'council')
  const role = publicSources.find(([code]) => code === from)?.[1]
  return {
    agencyId: agency?.id ?? everybody!.id,
    sourceCode: anonymous && !agency ? '9' : (agency?.sourceCode ?? (isId(from) ? '8' : from)),
    bringer: { name, anonymous, ...(role ? { role } : {}), ...withPhone },
  }
}
