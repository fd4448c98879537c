import type { WhomToTell } from './whom-to-tell.ts'

/** "a front door manager: Ruth Calvert, 01632 960 100"; where there are several, each of them; where nobody is known, where to look. */
export function managersInWords({ managers, phone }: WhomToTell): string {
  const numbers = managers.map((manager) => `${manager.name}, ${manager.phone ?? 'no telephone written down'}`)
  const door = phone ? ` The front door: ${phone}.` : ''
  if (managers.length === 0)
    return `a front door manager. Doorstep knows no other here: ask ${phone ? 'the front door' : 'your own manager, or look at your duty list'}.${door}`
  return `a front door manager: ${numbers.join('; or ')}.${door}`
}

/** What to do about danger now, with whom to tell and how to reach them. */
export function RingAndTell({ whom }: { whom: WhomToTell }) {
  return <>Ring 999 if that is not done, and tell {managersInWords(whom)}</>
}
