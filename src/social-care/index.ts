import type { Room } from '../room.ts'
import { referralsChapter } from './chapter.ts'
import { referralPages } from './referral-page.tsx'

export { endedReferralsOf, openReferralsOf, referralsOf } from './forward-store.ts'
export { recordCensus } from './record-census.ts'
export { endReferrals, takeForward, wouldEndReferral } from './referral.ts'

export const socialCare: Room = {
  name: 'social-care',
  floor: 'work',
  tables: ['referral', 'referralLink', 'referralMove'],

  pages: referralPages,
  chapters: [referralsChapter],
}
