import { codeSet, ours } from './code-set.ts'

export const agencyTypes = codeSet(
  'agency type',
  'Type of agency',
  ours('Doorstep, from the partners named in scrutiny papers'),
  [
    ['council', 'Council service'],
    ['police', 'Police'],
    ['school', 'School or college'],
    ['early-years', 'Nursery or early years setting'],
    ['health', 'Health trust or health service'],
    ['gp', 'GP practice'],
    ['housing', 'Housing provider'],
    ['fire', 'Fire and rescue'],
    ['justice', 'Youth justice or probation'],
    ['voluntary', 'Voluntary or community group'],
    ['other', 'Other'],
  ],
)

/** What a team is for: a decision gives children to the team of its kind, so that somebody has them from the first day. */
export const teamTypes = codeSet('team type', 'Type of team', ours('Doorstep'), [
  ['front-door', 'Front door', 'Decides contacts'],
  ['assessment', 'Assessment', 'Gets children who are referred'],
  ['early-help', 'Early help', 'Gets children of its place who are offered early help'],
  ['team', 'Another team'],
])

/** Agencies without which a locality cannot go live: each needs a named lead in the place. */
export const corePartners = codeSet(
  'core partner',
  'Core statutory partner',
  ours('Scrutiny panel, 26 April 2022: statutory partners are constant in any locality'),
  [
    ['council', 'Children’s social care'],
    ['early-help', 'Early help'],
    ['police', 'Police'],
    ['health', 'Health visiting and school nursing'],
    ['school', 'Schools'],
    ['housing', 'Housing'],
  ],
)

/** What an account may be. What each may do stands in the permission table of `access`. */
export const workerRoles = codeSet('role', 'Role', ours('Doorstep'), [
  ['front-door-worker', 'Front door worker'],
  ['front-door-manager', 'Front door manager'],
  ['practitioner', 'Practitioner'],
  ['social-worker', 'Social worker'],
  ['neighbourhood-manager', 'Neighbourhood manager'],
  ['partner', 'Partner'],
  ['analyst', 'Analyst'],
  ['elected-member', 'Elected member'],
  ['administrator', 'Administrator'],
])

/** How one person stands to another: read "is the ... of". */
export const relationshipTypes = codeSet('relationship', 'Relationship', ours('Doorstep'), [
  ['mother', 'Mother'],
  ['father', 'Father'],
  ['parent', 'Parent'],
  ['step-parent', 'Step-parent'],
  ['partner', 'Partner'],
  ['former-partner', 'Former partner'],
  ['sibling', 'Brother or sister'],
  ['half-sibling', 'Half-brother or half-sister'],
  ['step-sibling', 'Step-brother or step-sister'],
  ['grandparent', 'Grandparent'],
  ['aunt-uncle', 'Aunt or uncle'],
  ['guardian', 'Special guardian'],
  ['carer', 'Carer'],
  ['private-foster-carer', 'Private foster carer'],
  ['friend', 'Friend of the family'],
  ['other', 'Other'],
])

/** What somebody does for a child, for "who is involved". */
export const involvementRoles = codeSet('involvement', 'Part somebody plays for a child', ours('Doorstep'), [
  ['social-worker', 'Social worker'],
  ['lead-practitioner', 'Lead practitioner'],
  ['early-help', 'Early help practitioner'],
  ['class-teacher', 'Class teacher'],
  ['safeguarding-lead', 'Designated safeguarding lead'],
  ['health-visitor', 'Health visitor'],
  ['school-nurse', 'School nurse'],
  ['midwife', 'Midwife'],
  ['gp', 'GP'],
  ['constable', 'Neighbourhood constable'],
  ['housing-officer', 'Housing officer'],
  ['youth-worker', 'Youth worker'],
  ['family-worker', 'Family worker'],
  ['other', 'Other'],
])
