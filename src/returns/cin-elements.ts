/** What may stand in an element: a value, several values of one name, or a block of its own. */
export type Element = 'value' | 'values' | { many: boolean; of: Record<string, Element> }

const one = (of: Record<string, Element>) => ({ many: false, of })
const many = (of: Record<string, Element>) => ({ many: true, of })
const values = (...names: string[]): Record<string, Element> => Object.fromEntries(names.map((name) => [name, 'value']))

/**
 * The elements of the census in all years 2017 to 2026 together; order is not asked for.
 * Source: the CIN census XML schemas, and for PreProceedingsandFGDM a sample of the open validator (year not confirmed).
 */
const child = many({
  ChildIdentifiers: one(
    values(
      'LAchildID',
      'UPN',
      'FormerUPN',
      'UPNunknown',
      'PersonBirthDate',
      'ExpectedPersonBirthDate',
      'Sex',
      'GenderCurrent',
      'PersonDeathDate',
    ),
  ),
  ChildCharacteristics: one({ Ethnicity: 'value', Disabilities: one({ Disability: 'values' }) }),
  CINdetails: many({
    ...values(
      'CINreferralDate',
      'ReferralSource',
      'PrimaryNeedCode',
      'CINclosureDate',
      'ReasonForClosure',
      'DateOfInitialCPC',
      'ReferralNFA',
    ),
    Assessments: many({
      ...values('AssessmentActualStartDate', 'AssessmentInternalReviewDate', 'AssessmentAuthorisationDate'),
      FactorsIdentifiedAtAssessment: one({ AssessmentFactors: 'values' }),
    }),
    CINPlanDates: many(values('CINPlanStartDate', 'CINPlanEndDate')),
    Section47: many(values('S47ActualStartDate', 'InitialCPCtarget', 'DateOfInitialCPC', 'ICPCnotRequired')),
    ChildProtectionPlans: many({
      ...values('CPPstartDate', 'CPPendDate', 'InitialCategoryOfAbuse', 'LatestCategoryOfAbuse', 'NumberOfPreviousCPP'),
      Reviews: one({ CPPreviewDate: 'values' }),
    }),
    PreProceedingsandFGDM: many(
      values(
        'PPStartDate',
        'LBPSentDate',
        'FGDMMeetingOffer',
        'FGDMMeetingFac',
        'InitialPPMeetingDate',
        'ReviewMeetingsCount',
        'StepDecisionDate',
        'PPOutcome',
        'CourtAppDate',
        'LetterInitCPDate',
      ),
    ),
  }),
})

export const message = one({
  Header: one({
    CollectionDetails: one(values('Collection', 'Year', 'ReferenceDate')),
    Source: many(values('SourceLevel', 'LEA', 'SoftwareCode', 'Release', 'SerialNo', 'DateTime')),
  }),
  Children: one({ Child: child }),
})

const homes = new Map<string, Set<string>>()
const note = (name: string, element: Element) => {
  if (typeof element === 'string') return
  for (const [inner, spec] of Object.entries(element.of)) {
    homes.set(inner, (homes.get(inner) ?? new Set()).add(name))
    note(inner, spec)
  }
}
note('Message', message)

/** Why an element cannot stand inside `parent`: it belongs elsewhere, or nowhere. */
export function whyNotHere(name: string, parent: string): { code: 'misplaced element' | 'unknown element'; why: string } {
  const home = [...(homes.get(name) ?? [])].join(' or ')
  if (home)
    return { code: 'misplaced element', why: `${name} belongs inside ${home}, not inside ${parent}; move it and import again` }
  return {
    code: 'unknown element',
    why: `${name} is no element of the census inside ${parent}; check its spelling or leave it out`,
  }
}
