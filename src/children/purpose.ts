import type { Purpose, Visit } from '../access/index.ts'

/** Why somebody of this role opens a child's page or a referral. */
export function purposeOf({ actor }: Pick<Visit, 'actor'>): Purpose {
  switch (actor.role) {
    case 'front-door-worker':
    case 'front-door-manager':
      return 'decide contacts'
    case 'partner':
      return 'take part'
    case 'neighbourhood-manager':
      return 'run a place'
    case 'analyst':
      return 'rows behind a figure'
    case 'elected-member':
      return 'see how it goes'
    case 'administrator':
      return 'look after the system'
    case 'practitioner':
    case 'social-worker':
    case 'service':
      return 'work with a child'
  }
}
