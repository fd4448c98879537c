export { readAnnexA, readWholeAnnexA } from './annex-a.ts'
export type { AnnexAItem, AnnexAOptions } from './annex-a-list.ts'
export { type CinItem, type CinOptions, readCin, readWholeCin } from './cin.ts'
export { type CinRequest, generateCin } from './generate-cin.ts'
export { Refusal, type RefusalCode } from './refusal.ts'
export {
  type Kept,
  type Place,
  type Problem,
  type ProblemCode,
  placeInWords,
  problemLine,
  ReadingReport,
  type RowCount,
  type Totals,
} from './report.ts'
export {
  type AnnexAChild,
  type CinAssessment,
  type CinChild,
  type CinEpisode,
  type CinHeader,
  type CinPreProceedings,
  type CinProtectionPlan,
  type CinSection47,
  type ContactRow,
  contactKey,
  type Day,
  episodeKey,
  type Gender,
  type ReferralRow,
  referralKey,
} from './rows.ts'
