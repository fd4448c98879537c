import type { CodeOf } from './codes/code-set.ts'
import type { contactKinds } from './codes/contact.ts'
import type { Sourced } from './source.ts'

/** What a decision must say before it can stand. A level and clause, and a reason, are asked of every outcome. */
export type DecisionNeed = 'clause' | 'level' | 'reason' | 'agreement' | 'service' | 'locality' | 'children'

export type OutcomeId =
  | 'no-further-action'
  | 'information-and-advice'
  | 'signposted'
  | 'early-help-offered'
  | 'referral-to-assessment'
  | 'strategy-discussion'

export interface Outcome extends Sourced {
  id: OutcomeId
  name: string
  /** One sentence for the person who decides. */
  means: string
  needs: readonly DecisionNeed[]
  /** Levels of need that it usually goes with; another may be chosen, with the reason. */
  usualLevels: readonly number[]
  /** Whether the children taken forward each get a referral. */
  opensReferral: boolean
  /** When a second person confirms it, before anybody is told and the contact can close. Local: add rows, or none. */
  secondPerson?: readonly SecondPerson[]
}

/** Decisions that wait for a second person: all that is said here must be so. */
export interface SecondPerson {
  kinds?: readonly CodeOf<typeof contactKinds>[]
  levels?: readonly number[]
  /** Somebody said, at any time, that there was danger now or today. */
  dangerSaid?: true
  /** It takes the place of a decision that opened a referral which this one does not go on with, or of a strategy discussion, and is none. */
  endsReferral?: true
}

const from: Sourced = {
  source: 'Front door standard; the contact outcomes of the Standard Safeguarding Dataset',
  edition: 'as shipped',
  mark: 'local',
}
/** Who ends what protects a child does not do it alone. */
const endsReferral: SecondPerson = { endsReferral: true }
const always: readonly DecisionNeed[] = ['level', 'clause', 'reason']

/** The ends a contact may come to, gentlest first. */
export const outcomes: readonly Outcome[] = [
  {
    id: 'no-further-action',
    name: 'No further action',
    means: 'Nothing more is needed from us; the reason says why.',
    needs: always,
    usualLevels: [1],
    opensReferral: false,
    secondPerson: [{ kinds: ['protection'] }, { dangerSaid: true }, endsReferral],
    ...from,
  },
  {
    id: 'information-and-advice',
    name: 'Information and advice',
    means: 'We told whoever asked what we know and what they can do.',
    needs: always,
    usualLevels: [1, 2],
    opensReferral: false,
    secondPerson: [{ levels: [1], dangerSaid: true }, endsReferral],
    ...from,
  },
  {
    id: 'signposted',
    name: 'Signposted',
    means: 'We pointed the family to a service that can help.',
    needs: [...always, 'service'],
    usualLevels: [1, 2],
    opensReferral: false,
    secondPerson: [endsReferral],
    ...from,
  },
  {
    id: 'early-help-offered',
    name: 'Early help offered',
    means: 'A locality team offers help, with the family’s agreement.',
    needs: [...always, 'agreement', 'locality'],
    usualLevels: [2, 3],
    opensReferral: false,
    secondPerson: [endsReferral],
    ...from,
  },
  {
    id: 'referral-to-assessment',
    name: 'Referral to assessment',
    means: 'Children’s social care assesses; each child taken forward gets a referral.',
    needs: [...always, 'children'],
    usualLevels: [4],
    opensReferral: true,
    secondPerson: [endsReferral],
    ...from,
  },
  {
    id: 'strategy-discussion',
    name: 'Strategy discussion',
    means: 'A child may be suffering significant harm: social care, police and health speak now.',
    needs: [...always, 'children'],
    usualLevels: [4],
    opensReferral: true,
    secondPerson: [endsReferral],
    ...from,
  },
]

export function outcome(id: OutcomeId): Outcome {
  return outcomes.find((row) => row.id === id)!
}

export function isOutcomeId(text: string): text is OutcomeId {
  return outcomes.some((row) => row.id === text)
}
