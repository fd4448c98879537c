import { codeName, codeSet, dataset, ours } from './code-set.ts'

/** What somebody brings to the front door. None is a referral; only a decision makes one. */
export const contactKinds = codeSet('contact kind', 'Kind of contact', ours('Doorstep, after conversation-led front doors'), [
  ['notification', 'Notification', 'For information: something happened and we should know'],
  ['domestic-abuse', 'Notification: domestic abuse', 'From the police, triaged each working day'],
  ['advice', 'Advice conversation', 'Somebody wants to think a worry through; a child need not be named'],
  ['support', 'Request for support', 'A family, or somebody with them, asks for help'],
  ['protection', 'Child protection concern', 'A child may be suffering, or likely to suffer, significant harm'],
])

/** Who brought it, as the census counts sources of referral. */
export const contactSources = codeSet('contact source', 'Source of contact or referral', dataset, [
  ['1A', 'Family member or carer'],
  ['1B', 'Acquaintance'],
  ['1C', 'The child or young person'],
  ['1D', 'Other individual'],
  ['2A', 'School'],
  ['2B', 'Education services'],
  ['3A', 'GP'],
  ['3B', 'Health visitor'],
  ['3C', 'School nurse'],
  ['3D', 'Other primary health'],
  ['3E', 'Accident and emergency'],
  ['3F', 'Other health'],
  ['4', 'Housing'],
  ['5A', 'Council social care'],
  ['5B', 'Other council service'],
  ['5C', 'Another council'],
  ['5D', 'Council early help', 'From 2023'],
  ['6', 'Police'],
  ['7', 'Other legal agency'],
  ['8', 'Other', 'Children’s centres and voluntary groups among them'],
  ['9', 'Anonymous'],
  ['10', 'Not known'],
])

/** What a return or an import calls the end of a contact; a decision of ours is an outcome in `outcomes.ts`. */
export const contactOutcomes = codeSet('contact outcome', 'Outcome of a contact, in returns', dataset, [
  ['no-further-action', 'No further action'],
  ['information-and-advice', 'Information and advice'],
  ['early-help', 'Early help referral'],
  ['referral', 'Child in need referral'],
])

/** How whoever brought a contact was told what was decided. */
export const answerWays = codeSet('answer way', 'How the answer was given', ours('Front door standard'), [
  ['written', 'In writing'],
  ['phone', 'By phone', 'Say to whom and when'],
  ['template', 'From a template, confirmed', 'For notifications only'],
  ['not-possible', 'Not possible', 'Say why: anonymous, or not safe to ring or write'],
])

export const familyKnows = codeSet('family knows', 'Does the family know?', ours('Front door standard'), [
  ['yes', 'Yes, the family knows'],
  ['not-safe', 'No, it would not be safe to tell them', 'Say why'],
  ['not-yet', 'No, not told yet', 'Say why'],
  ['not-known', 'Not known'],
])

export const familyAgrees = codeSet('family agrees', 'Does the family agree?', ours('Front door standard'), [
  ['yes', 'Yes, the family agrees'],
  ['in-part', 'To some of it', 'Say to what'],
  ['no', 'No, the family does not agree', 'Say why, in their words'],
  ['not-asked', 'Not asked', 'Say why'],
])

/** Why a decision came after it was due. Late is not wrong: it closes, and the reason is counted. */
export const lateReasons = codeSet('late reason', 'Why the decision was late', ours('Front door standard'), [
  ['waiting-partner', 'Waiting for a partner’s information'],
  ['waiting-family', 'Could not reach the family'],
  ['interpreter', 'Waiting for an interpreter'],
  ['volume', 'More contacts than people to read them'],
  ['system', 'Systems were down'],
  ['second-view', 'A second person’s view was needed'],
  ['other', 'Another reason', 'Say which'],
])

export const dangers = codeSet('danger', 'Is anybody in danger now?', ours('Front door standard'), [
  ['now', 'Yes, now', 'Ring 999, then the front door: do not wait for the form'],
  ['today', 'Not this minute, but today'],
  ['no', 'No'],
])

export const kindName = (kind: string) => codeName(contactKinds, kind)
export const sourceName = (code: string) => codeName(contactSources, code)
