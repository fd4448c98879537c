import type { OutcomeId } from '../rulebook/index.ts'

/** Reasons in a decider's words. {clause} is the clause's heading in small letters; {who} is who brought it. */
export const reasons: Record<OutcomeId, readonly string[]> = {
  'no-further-action': [
    'The children were seen and well, and those around them know. Nothing more is needed from us.',
    'This happened once, the family dealt with it, and school is watching. Kept for information.',
    'Already known and being worked on; nothing here changes that.',
    'Checked with school and the GP: no other worry. The family has our number.',
    'Spoken through with {who}: it fits {clause}, and the family is coping.',
    'It fits {clause}. {Who} will ring again if it comes back.',
    'The parents acted at once and the children are safe. We will keep it, in case it is not the last.',
  ],
  'information-and-advice': [
    'Talked through with {who}, who will speak with the family this week and knows how to come back to us.',
    'One agency can do this. {Who} has the next step and we have said what would change our mind.',
    'It fits {clause}. Advice given on what to say, what to write down and when to ring.',
    '{Who} is well placed to help and has what is needed to begin.',
    'Not something for an assessment: the right help is nearer. Advice given and understood.',
  ],
  signposted: [
    'The family needs one thing, and somebody nearby does it well.',
    'It fits {clause}. The family has the address and somebody to ask for.',
    'Rang the service with the family on the line: they are expected.',
    'A place is free this week and the family would like it.',
  ],
  'early-help-offered': [
    'Several small things together: {clause}. The family would like one person to bring them together.',
    'One agency has tried and it has not been enough. The family agrees to a team around them.',
    'It fits {clause}. They asked for help before it grows, and that is the time to give it.',
    'The locality team knows the street and the school, and the family said yes.',
    'It came back after help ended; this time with a plan and a lead practitioner.',
  ],
  'referral-to-assessment': [
    'It fits {clause}. Help was tried and has not changed enough for the children.',
    'What was seen cannot be explained by what was said. A social worker needs to see the children.',
    'The same worry has come from two places, and it weighs on the children day by day.',
    '{Clause}: the children need an assessment of what would keep them well.',
    'Earlier events and this one together mean that advice is no longer enough.',
    'It has gone beyond what the family and one agency can do alone.',
  ],
  'strategy-discussion': [
    'It fits {clause}. Police and health need to speak with us today.',
    'There is reasonable cause to suspect significant harm, so we do not wait for agreement.',
    'What was said is clear enough to act on now: strategy discussion called.',
  ],
}

/** What whoever brought it was told. */
export const answers: Record<OutcomeId, readonly string[]> = {
  'no-further-action': [
    'Thank you. We have kept what you told us and will not do more for now. Ring us if it happens again.',
    'We checked with those who know the family. The children are well, so we have left it there.',
    'Your notification has been read and kept. It did not need more from us.',
  ],
  'information-and-advice': [
    'As we agreed, you will speak with the family first. Ring the front door if what you hear worries you more.',
    'You can do this with the family’s agreement; you do not need us for it. We are here if it gets stuck.',
    'Here is what we talked about in short, so that you have it in writing. Thank you for asking early.',
  ],
  signposted: [
    'We have given the family a name and a number, and they are expected there this week.',
    'There is help near them for this. They know where to go, and you may go with them.',
  ],
  'early-help-offered': [
    'The locality team will ring the family within days. You will be asked to the first meeting.',
    'The family has said yes to early help. Please keep on with what you do; somebody will be in touch.',
  ],
  'referral-to-assessment': [
    'We have opened an assessment. A social worker will see the children, and will ring you to hear more.',
    'This has become a referral. Please carry on seeing the children as you do, and tell us of any change.',
  ],
  'strategy-discussion': [
    'We are speaking with police and health today. Please do not ask the child anything more; write down what is said.',
    'We have acted on it at once and will ring you before the end of the day.',
  ],
}

export const services: Readonly<Record<string, readonly string[]>> = {
  money: ['The Open Table food club', 'Citizens’ money advice'],
  housing: ['Housing options', 'Warm homes visits'],
  'new-here': ['Welcome group at the Newport hub', 'The Open Table'],
  'domestic-abuse-call': ['Safe Rooms'],
  separation: ['Family mediation'],
  'low-mood': ['Talking rooms for young people'],
  'young-carer': ['Young carers’ group'],
  disability: ['Autism family group', 'Short breaks information'],
  'early-years': ['Stay and play at the family hub', 'Two-year-old nursery places'],
  'hard-to-live-with': ['Homestead family friends', 'Parents’ evenings at the hub'],
  'kin-carer': ['Grandparents’ coffee morning'],
  'out-late': ['Harbour Lights youth work'],
  online: ['Harbour Lights youth work'],
}
export const anyService = ['Homestead family friends', 'Family hub drop-in', 'The Open Table', 'Harbour Lights youth work']

export const lateWords: Record<string, readonly string[]> = {
  'waiting-partner': [
    'Waited for the police to say what was found.',
    'Health could not look the children up until the next day.',
    'School was shut and nobody else had seen the children.',
  ],
  'waiting-family': ['Rang three times and knocked once before somebody answered.', 'The family asked for a day to think.'],
  interpreter: ['No interpreter was free until the next morning.'],
  volume: ['More came in than we could read that day.', 'Two of us were away.'],
  system: ['The case system was down for the afternoon.'],
  'second-view': ['Two of us saw it differently, so a manager read it.'],
}

export const disagreements: readonly (readonly [raised: string, settled: string])[] = [
  [
    'We see this child daily and do not think advice is enough.',
    'Read again with the school. The family would take early help, and it has been offered.',
  ],
  [
    'The decision does not take up what was said about the grandmother.',
    'Rang the caller, added what was missing, and the decision stands.',
  ],
  ['Two earlier contacts were not weighed.', 'They were; the reason now says so.'],
  [
    'We would like to know why this was not a referral.',
    'Explained by phone with the clause. The caller is content, and will ring if it changes.',
  ],
  ['The family was told something different by us and by you.', 'Both of us rang the family together.'],
  ['I think the risk was read too low.', 'A manager and the police read it together, and help has been offered.'],
]

export const agreedWords = [
  'School will ring on Friday.',
  '{Who} speaks with the family first.',
  'The family will be told that we spoke.',
  'We ring back by tomorrow noon.',
  'The caller writes down what is said and does not ask more.',
  'A visit together this week.',
  'The caller rings again if anything changes.',
]

export const knowsWhy: Record<string, readonly string[]> = {
  'not-safe': ['The person we worry about would read the messages.', 'It could put the child at risk this evening.'],
  'not-yet': ['Wanted to ask you first.', 'Could not reach them.', 'It only came out this afternoon.'],
}
export const agreesWhy: Record<string, readonly string[]> = {
  no: [
    '“We have had people in and out of here for years.”',
    '“We will sort it out ourselves.”',
    '“I do not want it written down.”',
  ],
  'in-part': ['To help with housing, not to a visit at school.', 'To a visit, if it is the same person each time.'],
  'not-asked': ['They do not know of it.', 'Not the right moment.', 'The caller has not met them.'],
}
export const waitingWords = ['Police, what was found on the night', 'School, who saw the child last', 'The GP, who rings back']
