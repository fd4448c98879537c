import type { Block } from './cin-tree.ts'
import { type CinValues, codeSet } from './cin-values.ts'
import { readCount, readSex } from './code-readings.ts'
import {
  abuseCategories,
  assessmentFactors,
  closureReasons,
  disabilities,
  ethnicities,
  primaryNeeds,
  referralSources,
  sexFrom,
  upnUnknownReasons,
} from './codes.ts'
import { doubtful, notUnderstood, type Reading, understood } from './reading.ts'
import type { CinAssessment, CinChild, CinEpisode, CinPreProceedings, CinProtectionPlan, CinSection47 } from './rows.ts'

const sets = {
  upnUnknown: codeSet('a missing UPN', upnUnknownReasons),
  ethnicity: codeSet('ethnicity', ethnicities),
  disability: codeSet('disability', disabilities),
  source: codeSet('a referral source', referralSources),
  need: codeSet('primary need', primaryNeeds),
  closure: codeSet('a reason for closure', closureReasons),
  factor: codeSet('a factor at assessment', assessmentFactors),
  abuse: codeSet('a category of abuse', abuseCategories),
}

/** The child of a block, or nothing when it has no id to know it by: that is then in the values' problems. */
export function readChild(block: Block, number: number, year: number | null, values: CinValues): CinChild | undefined {
  const identifiers = block.blocks.get('ChildIdentifiers')?.[0]
  const characteristics = block.blocks.get('ChildCharacteristics')?.[0]
  const details = block.blocks.get('CINdetails') ?? []
  const childId = values.text(identifiers, 'LAchildID')
  const upn = values.take(identifiers, 'UPN', readUpn)
  if (childId === null && upn === null) {
    values.report(
      'missing id',
      block.place,
      '',
      'the child has neither an LAchildID nor a UPN, so nobody can say who it is; add one',
      'child set aside',
    )
  } else if (childId === null)
    values.report('missing id', block.place, '', 'the child has no LAchildID and is known by its UPN only; add the id')
  const child: CinChild = {
    number,
    place: block.place,
    childId,
    upn,
    formerUpn: values.take(identifiers, 'FormerUPN', readUpn),
    upnUnknown: values.code(identifiers, 'UPNunknown', sets.upnUnknown),
    birthDate: values.day(identifiers, 'PersonBirthDate'),
    expectedBirthDate: values.day(identifiers, 'ExpectedPersonBirthDate'),
    sex: sexOf(identifiers, year, values),
    deathDate: values.day(identifiers, 'PersonDeathDate'),
    ethnicity: values.code(characteristics, 'Ethnicity', sets.ethnicity),
    disabilities: values.codes(characteristics?.blocks.get('Disabilities')?.[0], 'Disability', sets.disability),
    episodes: details.map((detail) => readEpisode(detail, values)),
  }
  if (!identifiers?.values.has('PersonBirthDate') && !identifiers?.values.has('ExpectedPersonBirthDate')) {
    values.report('missing value', block.place, '', 'the child has neither a birth date nor an expected one; add one')
  }
  if (details.length === 0)
    values.report(
      'missing value',
      block.place,
      '',
      'the child has no CINdetails, so there is no referral; look whether they were left out',
    )
  return childId === null && upn === null ? undefined : child
}

const readUpn = (text: string): Reading<string> =>
  /^[A-Z]\d{11}[\dA-Z]$/i.test(text)
    ? understood(text.toUpperCase())
    : notUnderstood('code not understood', 'a UPN is a letter, eleven figures, and a figure or letter; look it up')

function sexOf(identifiers: Block | undefined, year: number | null, values: CinValues): 'M' | 'F' | 'U' | null {
  const sex = values.take(identifiers, 'Sex', (text) => readSex(text, 'Sex'))
  const gender = values.take(identifiers, 'GenderCurrent', (text) => {
    const reading = readSex(text, 'GenderCurrent')
    if (!reading || !('value' in reading)) return reading
    if (sex !== null && sex !== reading.value) {
      return notUnderstood('code not understood', `Sex says ${sex} and this says ${reading.value}; Sex was taken`)
    }
    const retired = year !== null && year >= sexFrom && !reading.check
    return retired
      ? doubtful(
          reading.value,
          'code outside its years',
          `GenderCurrent gave way to Sex in ${sexFrom}; it was read as ${reading.value}`,
        )
      : reading
  })
  return sex ?? gender
}

function readEpisode(block: Block, values: CinValues): CinEpisode {
  if (!values.first(block, 'CINreferralDate')?.text) {
    values.report(
      'missing value',
      block.place,
      '',
      'these CINdetails have no CINreferralDate, so nobody can say when the referral was; add it',
    )
  }
  return {
    place: block.place,
    referredOn: values.day(block, 'CINreferralDate'),
    source: values.code(block, 'ReferralSource', sets.source),
    primaryNeed: values.code(block, 'PrimaryNeedCode', sets.need),
    referralNfa: values.yesNo(block, 'ReferralNFA'),
    closedOn: values.day(block, 'CINclosureDate'),
    closureReason: values.code(block, 'ReasonForClosure', sets.closure),
    initialConferenceOn: values.day(block, 'DateOfInitialCPC'),
    assessments: (block.blocks.get('Assessments') ?? []).map(
      (assessment): CinAssessment => ({
        startedOn: values.day(assessment, 'AssessmentActualStartDate'),
        internalReviewOn: values.day(assessment, 'AssessmentInternalReviewDate'),
        authorisedOn: values.day(assessment, 'AssessmentAuthorisationDate'),
        factors: values.codes(assessment.blocks.get('FactorsIdentifiedAtAssessment')?.[0], 'AssessmentFactors', sets.factor),
      }),
    ),
    plans: (block.blocks.get('CINPlanDates') ?? []).map((plan) => ({
      startedOn: values.day(plan, 'CINPlanStartDate'),
      endedOn: values.day(plan, 'CINPlanEndDate'),
    })),
    section47s: (block.blocks.get('Section47') ?? []).map(
      (enquiry): CinSection47 => ({
        startedOn: values.day(enquiry, 'S47ActualStartDate'),
        conferenceTarget: values.day(enquiry, 'InitialCPCtarget'),
        conferenceOn: values.day(enquiry, 'DateOfInitialCPC'),
        conferenceNotRequired: values.yesNo(enquiry, 'ICPCnotRequired'),
      }),
    ),
    protectionPlans: (block.blocks.get('ChildProtectionPlans') ?? []).map((plan) => readProtectionPlan(plan, values)),
    preProceedings: (block.blocks.get('PreProceedingsandFGDM') ?? []).map(readPreProceedings),
  }
}

const readProtectionPlan = (plan: Block, values: CinValues): CinProtectionPlan => ({
  startedOn: values.day(plan, 'CPPstartDate'),
  endedOn: values.day(plan, 'CPPendDate'),
  initialCategory: values.code(plan, 'InitialCategoryOfAbuse', sets.abuse),
  latestCategory: values.code(plan, 'LatestCategoryOfAbuse', sets.abuse),
  previousPlans: values.take(
    plan,
    'NumberOfPreviousCPP',
    (text) => readCount(text) ?? notUnderstood('not a number', 'write a whole number, such as 0 or 3'),
  ),
  reviewsOn: values.days(plan.blocks.get('Reviews')?.[0], 'CPPreviewDate'),
})

const readPreProceedings = (block: Block): CinPreProceedings => ({
  place: block.place,
  values: Object.fromEntries([...block.values].map(([name, given]) => [name, given[0]?.text ?? ''])),
})
