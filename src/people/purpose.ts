import type { Purpose, Visit } from '../access/index.ts'

/** Why somebody of this role looks for a child or writes on a record. */
export function purposeOf({ actor }: Pick<Visit, 'actor'>): Purpose {
  if (actor.role === 'partner') return 'take part'
  if (actor.role === 'neighbourhood-manager') return 'run a place'
  return actor.role.startsWith('front-door') ? 'decide contacts' : 'work with a child'
}
