import { bornAboutAge } from '../people/index.ts'
import {
  type AnnexAChild,
  type CinChild,
  type CinEpisode,
  type ContactRow,
  type Place,
  placeInWords,
  type ReferralRow,
  readAnnexA,
  readCin,
} from '../returns/index.ts'
import {
  type CodeSet,
  closureReasons,
  contactSources,
  disabilities,
  ethnicities,
  isCode,
  primaryNeeds,
  readUpn,
} from '../rulebook/index.ts'
import type { Day } from '../time/index.ts'
import { piecesOf } from './pieces.ts'
import { readApart } from './reading-apart.ts'
import type { FileItem, Told, ToldChild, ToldReferral } from './told.ts'

export type FileKind = 'annex-a' | 'cin'
export type GivenFile = { path: string; name: string }
export type Reading = {
  kind: FileKind
  files: readonly GivenFile[]
  authorityCode: string
  asAt: Day
  apart?: boolean
  onBytes?: (bytes: number) => void
}

/** Reads the files from beginning to end as what this house keeps; whatever it does not keep is said. Throws what the readers refuse. */
export async function* readFiles({
  kind,
  files,
  authorityCode,
  asAt,
  apart = false,
  onBytes,
}: Reading): AsyncGenerator<FileItem> {
  for (const { path, name } of files) {
    if (kind === 'cin') yield* readCensus(path, { authority: authorityCode, asAt }, apart, onBytes)
    else yield* readLists(path, { name, asAt }, apart)
  }
}

async function* readLists(path: string, options: { name: string; asAt: Day }, apart: boolean): AsyncGenerator<FileItem> {
  for await (const item of apart ? readApart({ kind: 'annex-a', path, options }) : readAnnexA(path, options)) {
    if (item.kind === 'problem') yield said(item)
    else if (item.kind === 'contact') yield* contactRow(item.row)
    else if (item.kind === 'referral') yield* referralRow(item.row)
    else if (item.kind === 'end') yield { kind: 'end', totals: item.totals }
  }
}

async function* readCensus(
  path: string,
  options: { authority: string; asAt: Day },
  apart: boolean,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<FileItem> {
  let year: number | null = null
  const bytes = async function* () {
    for await (const piece of piecesOf(path)) {
      onBytes?.(piece.length)
      yield piece
    }
  }
  const items = apart ? readApart({ kind: 'cin', path, options }, onBytes) : readCin(bytes(), options)
  for await (const item of items) {
    if (item.kind === 'problem') yield said(item)
    else if (item.kind === 'header') {
      year = item.header.year
      yield { kind: 'census', year, referenceDate: item.header.referenceDate }
    } else if (item.kind === 'child') yield* censusChild(item.child)
    else if (item.kind === 'end') yield { kind: 'end', totals: item.totals }
  }
}

const said = (problem: { place: Place; value: string; why: string; kept: string }): FileItem => ({
  kind: 'problem',
  place: placeInWords(problem.place),
  value: problem.value,
  why: problem.why,
  kept: problem.kept,
})

function* contactRow(row: ContactRow): Generator<FileItem> {
  const place = placeInWords(row.place)
  if (row.contactOn === null) return yield* undated(row, 'contact', 'contacts')
  const child = yield* annexChild(row, row.contactOn)
  const source = yield* coded(contactSources, row.source, place)
  yield { kind: 'told', child, row: null, events: [{ kind: 'contact', place, on: row.contactOn, time: row.contactTime, source }] }
}

function* referralRow(row: ReferralRow): Generator<FileItem> {
  const place = placeInWords(row.place)
  if (row.referredOn === null) return yield* undated(row, 'referral', 'referrals')
  const child = yield* annexChild(row, row.referredOn)
  const source = yield* coded(contactSources, row.source, place)
  const referral: ToldReferral = {
    kind: 'referral',
    place,
    on: row.referredOn,
    time: row.referredTime,
    source,
    primaryNeed: null,
    nfa: row.nfa,
    closedOn: null,
    closedWhy: null,
  }
  yield { kind: 'told', child, row: null, events: [referral] }
  yield* later('names of a team or a worker', [row.team, row.worker].filter((name) => name !== null).length)
  yield* later('numbers of referrals in the last 12 months', row.referralsInLast12Months === null ? 0 : 1)
}

/** A contact or a referral stands on its day: without one it would stand in no list and no count. */
function* undated(row: ContactRow | ReferralRow, what: string, of: 'contacts' | 'referrals'): Generator<FileItem> {
  const why = `there is no day for this ${what}, or none that was understood, and without one it cannot be placed; give the day and import again`
  yield { kind: 'problem', place: placeInWords(row.place), value: row.childId, why, kept: 'row set aside' }
  yield { kind: 'set aside', of }
}

function* annexChild(row: AnnexAChild & { place: Place }, on: Day): Generator<FileItem, ToldChild> {
  const place = placeInWords(row.place)
  const sexes = { male: 'M', female: 'F', neither: 'U', 'not known': 'U' } as const
  if (row.gender === 'neither') {
    const why = 'the census knows male, female and not known, so this was taken as not known'
    yield { kind: 'problem', place, value: row.gender, why, kept: 'taken, please check' }
  }
  return {
    place,
    localId: row.childId,
    upn: null,
    formerUpn: null,
    unborn: row.unborn,
    bornOn: row.unborn ? null : row.birthDate,
    // the file does not say on which day the child had this age; the day of the contact is the nearest that it names
    bornAboutOn: row.birthDate || row.unborn || row.ageYears === null ? null : bornAboutAge(Math.floor(row.ageYears), on),
    expectedOn: row.unborn ? row.birthDate : null,
    diedOn: null,
    sex: row.gender && sexes[row.gender],
    ethnicity: yield* coded(ethnicities, row.ethnicity, place),
    disabilities: [],
  }
}

function* censusChild(given: CinChild): Generator<FileItem> {
  const place = placeInWords(given.place)
  const upn = yield* checkedUpn(given.upn, place)
  const formerUpn = yield* checkedUpn(given.formerUpn, place)
  if (given.childId === null && upn === null) {
    const why = 'the only number of this child fails its check, so nobody can say who it is; give the LAchildID'
    yield { kind: 'problem', place, value: given.upn ?? '', why, kept: 'child set aside' }
    yield { kind: 'set aside', of: 'children' }
    return
  }
  const codes: string[] = []
  for (const code of given.disabilities) {
    const known = yield* coded(disabilities, code, place)
    if (known !== null && !codes.includes(known)) codes.push(known)
  }
  const unborn = given.birthDate === null && given.expectedBirthDate !== null
  const child: ToldChild = {
    place,
    localId: given.childId,
    upn,
    formerUpn,
    unborn,
    bornOn: given.birthDate,
    bornAboutOn: null,
    expectedOn: unborn ? given.expectedBirthDate : null,
    diedOn: given.deathDate,
    sex: given.sex,
    ethnicity: yield* coded(ethnicities, given.ethnicity, place),
    disabilities: codes.length > 1 ? codes.filter((code) => code !== 'NONE').sort() : codes,
  }
  const told: Told = { kind: 'told', child, row: given.childId ?? `UPN ${upn}`, events: [] }
  for (const episode of given.episodes) {
    const referral = yield* censusReferral(episode, told.row as string)
    if (referral) told.events.push(referral)
  }
  yield told
  yield* later('reasons why there is no UPN', given.upnUnknown === null ? 0 : 1)
  for (const episode of given.episodes) yield* kept(episode)
}

function* censusReferral(episode: CinEpisode, who: string): Generator<FileItem, ToldReferral | undefined> {
  const place = placeInWords(episode.place)
  if (episode.referredOn === null) {
    const why =
      'there is no day for this referral, or none that was understood, and without one it cannot be placed; give the day and import again'
    yield { kind: 'problem', place, value: who, why, kept: 'row set aside' }
    yield { kind: 'set aside', of: 'referrals' }
    return undefined
  }
  if (episode.closureReason !== null && episode.closedOn === null) {
    const why = 'a reason for closure without the day of it; give the day and import again'
    yield { kind: 'problem', place, value: episode.closureReason, why, kept: 'row kept without it' }
  }
  return {
    kind: 'referral',
    place,
    on: episode.referredOn,
    time: null,
    source: yield* coded(contactSources, episode.source, place),
    primaryNeed: yield* coded(primaryNeeds, episode.primaryNeed, place),
    nfa: episode.referralNfa,
    closedOn: episode.closedOn,
    closedWhy: episode.closedOn === null ? null : yield* coded(closureReasons, episode.closureReason, place),
  }
}

function* kept(episode: CinEpisode): Generator<FileItem> {
  yield* later('assessments', episode.assessments.length)
  yield* later('children in need plans', episode.plans.length)
  yield* later('section 47 enquiries', episode.section47s.length)
  yield* later('child protection plans', episode.protectionPlans.length)
  yield* later('pre-proceedings and family group decisions', episode.preProceedings.length)
  yield* later('days of an initial conference', episode.initialConferenceOn === null ? 0 : 1)
}

function* later(what: string, count: number): Generator<FileItem> {
  if (count > 0) yield { kind: 'later', what, count }
}

/** The reader knows the codes of many years; the rule book says which of them this house keeps. */
function* coded(set: CodeSet, code: string | null, place: string): Generator<FileItem, string | null> {
  if (code === null || isCode(set, code)) return code
  const why = `the rule book has no such code for ${set.name.toLowerCase()}; correct it or add the code`
  yield { kind: 'problem', place, value: code, why, kept: 'row kept without it' }
  return null
}

function* checkedUpn(text: string | null, place: string): Generator<FileItem, string | null> {
  const upn = text === null ? null : readUpn(text)
  if (text !== null && upn === null) {
    const why = 'the check letter of this UPN does not fit its figures, so one of them is wrong; look the number up'
    yield { kind: 'problem', place, value: text, why, kept: 'child kept without it' }
  }
  return upn
}
