import type { Chapter, Stage } from '../children/index.ts'
import type { CodeOf, workKinds } from '../rulebook/index.ts'
import { usualLevel } from '../rulebook/index.ts'
import { type Day, londonDay, whenWords, workingDaysBetween } from '../time/index.ts'
import { type ChildReferral, movesAbout, referralsAbout } from './child-store.ts'

/** What a child is given to somebody for while a referral is open: one piece of work, whatever its step. */
export const referralSteps = ['assessment', 'strategy discussion'] as const satisfies CodeOf<typeof workKinds>[]

/** Referrals of a child, each with the steps that it moved through. */
export const referralsChapter: Chapter = {
  read: async (work, { records, day }) => {
    const referrals = await referralsAbout(work, records)
    const open = referrals.filter(({ closedAt }) => !closedAt)
    return {
      stages: referrals.flatMap((referral) => stagesOf(referral, day)),
      open:
        open.length === 0
          ? []
          : [
              {
                words: open.length === 1 ? 'a referral' : `${open.length} referrals`,
                works: open.map(({ step }) => step as CodeOf<typeof workKinds>),
              },
            ],
    }
  },
  news: async (work, asked) => {
    const moves = await movesAbout(work, asked)
    return {
      rows: moves.map(({ id, at, step, reference, agency, personId }) => ({
        id,
        at,
        children: [personId],
        words: `Now a ${step}: ${agency} brought more, and it was decided ${whenWords(at, work.now)}.`,
        href: `/contacts/${reference}`,
      })),
      total: moves[0]?.total ?? 0,
    }
  },
}

/** The steps of a referral up to a day, each from when it moved there. */
function stagesOf(referral: ChildReferral, asAt: Day): Stage[] {
  const { step, receivedAt, closedAt, moves } = referral
  const begun = [
    { step: moves[0]?.fromStep ?? step, from: londonDay(receivedAt) },
    ...moves.map(({ toStep, movedAt }) => ({ step: toStep, from: londonDay(movedAt) })),
  ].filter(({ from }) => from <= asAt)
  return begun.map(({ step, from }, index) => {
    const next = begun[index + 1]
    const to = next ? next.from : closedAt ? londonDay(closedAt) : undefined
    const days = to && to <= asAt && workingDaysBetween(from, to)
    return {
      from,
      to,
      level: usualLevel('assessment'),
      name: capital(step),
      who: days ? `${days} working days` : undefined,
      ended: next
        ? `went on to a ${next.step}`
        : referral.noFurtherAction
          ? 'no further action'
          : (referral.closedWhy ?? 'ended'),
      href: `/referrals/${referral.reference}`,
      begunBy: { contact: referral.contactId, mark: 'referral' },
      works: referralSteps,
    }
  })
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
