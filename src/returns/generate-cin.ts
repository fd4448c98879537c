import { once } from 'node:events'
import type { Writable } from 'node:stream'
import {
  abuseCategories,
  assessmentFactors,
  closureReasons,
  disabilities,
  ethnicities,
  primaryNeeds,
  referralSources,
} from './codes.ts'

export type CinRequest = {
  seed: number
  /** The authority's three-figure number. */
  authority: string
  /** The year the census closes in; codes are those of that year. */
  year: number
  /** How much to write: a number of children, or children until the file has this many megabytes. */
  size: { children: number } | { megabytes: number }
}

/**
 * Writes a census of invented children with every block filled, in the order and with the codes of its year, to any size.
 * Equal requests give equal bytes. Ends the stream and says what was written.
 */
export async function generateCin(out: Writable, request: CinRequest): Promise<{ children: number; bytes: number }> {
  const { size } = request
  const random = randomFrom(request.seed)
  let bytes = 0
  let children = 0
  const write = async (text: string) => {
    bytes += Buffer.byteLength(text)
    if (!out.write(text)) await once(out, 'drain')
  }
  await write(header(request))
  while ('children' in size ? children < size.children : bytes < size.megabytes * 1_000_000) {
    let some = ''
    for (let left = 50; left > 0 && !('children' in size && children >= size.children); left--) {
      children += 1
      some += child(children, request, random)
    }
    await write(some)
  }
  await write('</Children>\n</Message>\n')
  out.end()
  await once(out, 'finish')
  return { children, bytes }
}

type Random = { below: (limit: number) => number; chance: (share: number) => boolean; one: <T>(list: readonly T[]) => T }

/** Mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { below, chance: (share) => next() < share, one: (list) => list[below(list.length)] as (typeof list)[number] }
}

const element = (name: string, ...inside: (string | number)[]) => `<${name}>${inside.join('')}</${name}>\n`

const header = ({ authority, year }: CinRequest) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Message>\n${element(
    'Header',
    element('CollectionDetails', element('Collection', 'CIN'), element('Year', year), element('ReferenceDate', `${year}-03-31`)),
    element(
      'Source',
      ...[element('SourceLevel', 'L'), element('LEA', authority), element('SoftwareCode', 'Doorstep'), element('Release', '1')],
      ...[element('SerialNo', '001'), element('DateTime', `${year}-05-01T09:00:00`)],
    ),
  )}<Children>\n`

function child(number: number, request: CinRequest, random: Random) {
  const { year } = request
  const closing = Date.UTC(year, 2, 31)
  const born = closing - (random.below(17 * 365) + 400) * dayMs
  const upn = random.chance(0.7)
    ? element(
        'UPN',
        upnOf(`${request.authority}${String(random.below(10_000)).padStart(4, '0')}${String(number % 100_000).padStart(5, '0')}`),
      )
    : element('UPNunknown', random.one(['UN1', 'UN2', 'UN3', 'UN4']))
  const sex = year >= 2025 ? element('Sex', random.one(['M', 'F', 'U'])) : element('GenderCurrent', random.one([1, 2, 0, 9]))
  const some = Array.from({ length: 1 + random.below(2) }, () => random.one(disabilities.slice(1)).code)
  const disability = random.chance(0.15) ? [...new Set(some)] : ['NONE']
  const episodes = Array.from({ length: random.chance(0.25) ? 2 : 1 }, (_, at) => episode(closing, at, year, random))
  return element(
    'Child',
    element(
      'ChildIdentifiers',
      element('LAchildID', `D${String(number).padStart(9, '0')}`),
      upn,
      element('PersonBirthDate', day(born)),
      sex,
    ),
    element(
      'ChildCharacteristics',
      element('Ethnicity', random.one(ethnicities).code),
      element('Disabilities', ...disability.map((code) => element('Disability', code))),
    ),
    ...episodes,
  )
}

function episode(closing: number, at: number, year: number, random: Random) {
  const inForce = <T extends { from?: number; until?: number }>(codes: readonly T[]) =>
    codes.filter(({ from, until }) => (from ?? 0) <= year && year <= (until ?? year))
  // The later episode comes second, and the first is closed before it.
  const referred = closing - (at === 0 ? 364 - random.below(100) : 150 - random.below(60)) * dayMs
  const closed = at === 0 || random.chance(0.4) ? referred + (60 + random.below(30)) * dayMs : undefined
  const nfa = random.chance(0.1)
  const after = (days: number) => day(referred + days * dayMs)
  const factors = [...new Set(Array.from({ length: 1 + random.below(4) }, () => random.one(inForce(assessmentFactors)).code))]
  const blocks = nfa
    ? []
    : [
        element(
          'Assessments',
          ...[element('AssessmentActualStartDate', after(1)), element('AssessmentInternalReviewDate', after(10))],
          element('AssessmentAuthorisationDate', after(20 + random.below(30))),
          element('FactorsIdentifiedAtAssessment', ...factors.map((code) => element('AssessmentFactors', code))),
        ),
        ...(year >= 2022
          ? [element('CINPlanDates', element('CINPlanStartDate', after(21)), element('CINPlanEndDate', after(34)))]
          : []),
        element(
          'Section47',
          ...[
            element('S47ActualStartDate', after(12)),
            element('InitialCPCtarget', after(33)),
            element('DateOfInitialCPC', after(30)),
          ],
          element('ICPCnotRequired', 0),
        ),
      ]
  const category = random.one(abuseCategories).code
  const plan = element(
    'ChildProtectionPlans',
    ...[element('CPPstartDate', after(35)), element('CPPendDate', after(58)), element('InitialCategoryOfAbuse', category)],
    ...[element('LatestCategoryOfAbuse', category), element('NumberOfPreviousCPP', random.below(3))],
    element('Reviews', element('CPPreviewDate', after(50))),
  )
  return element(
    'CINdetails',
    ...[element('CINreferralDate', day(referred)), element('ReferralSource', random.one(inForce(referralSources)).code)],
    element('PrimaryNeedCode', random.one(primaryNeeds).code),
    ...(closed
      ? [element('CINclosureDate', day(closed)), element('ReasonForClosure', random.one(inForce(closureReasons).slice(2)).code)]
      : []),
    ...(nfa ? [] : [element('DateOfInitialCPC', after(30))]),
    ...blocks,
    element('ReferralNFA', nfa ? 1 : 0),
    ...(nfa ? [] : [plan]),
  )
}

const dayMs = 86_400_000
const day = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** Twelve figures with their check letter before them: each figure times 2 to 13, the sum modulo 23. */
const upnOf = (figures: string) =>
  `${'ABCDEFGHJKLMNPQRTUVWXYZ'[[...figures].reduce((sum, figure, at) => sum + Number(figure) * (at + 2), 0) % 23]}${figures}`
