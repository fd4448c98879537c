import { type Day, formatDay, formatLongDay } from '../time/index.ts'
import type { Gap } from './post.ts'

/** A gap as a row says it: since when there is nobody, and who covers or whom to ask; 'yours' to whoever runs the place. */
export function gapWords(
  gap: Gap,
  today: Day,
  ask?: { name: string; phone: string | null } | 'yours' | undefined,
): { say: string; ask: string } {
  const say = gap.since ? `Nobody since ${formatDay(gap.since, today)}` : 'Nobody named'
  if (gap.cover) {
    const { name, phone, to } = gap.cover
    return { say, ask: `Cover: ${name}${inOne(phone)}${to ? `, until ${formatLongDay(to)}` : ''}` }
  }
  const whom =
    ask === 'yours'
      ? 'yours to name somebody'
      : ask
        ? `ask ${ask.name}${inOne(ask.phone)}`
        : gap.what === 'Neighbourhood manager'
          ? 'ask whoever looks after posts'
          : 'ask the neighbourhood manager'
  return { say, ask: gap.partner ? `A statutory partner: ${whom}` : `${whom.charAt(0).toUpperCase()}${whom.slice(1)}` }
}

/** A number that does not break over two lines. */
const inOne = (phone: string | null) => (phone ? `, ${phone.replaceAll(' ', '\u00a0')}` : '')
