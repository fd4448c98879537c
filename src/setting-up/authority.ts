import type { Problem } from '../govuk/index.ts'

/** What an authority is called, and when its front door is open. Hours are in London, 08:30. */
export type AuthorityWords = {
  name: string
  shortName: string
  /** The national three figures, as the census has them. */
  code: string
  phone: string
  opensAt: string
  closesAt: string
}

/** The name and code that an empty authority begins with: nobody is called that. */
export const unnamed = { name: 'Your authority', code: '000' }

export function problemsWithAuthority(words: AuthorityWords): Problem[] {
  const problems: Problem[] = []
  if (words.name === '') problems.push({ field: 'name', message: 'Enter the name of the authority' })
  if (words.shortName === '') problems.push({ field: 'shortName', message: 'Enter a short name, as people say it' })
  if (!/^\d{3}$/.test(words.code) || words.code === unnamed.code)
    problems.push({ field: 'code', message: 'The national code is three figures, such as 806' })
  for (const [field, called] of [
    ['opensAt', 'opens'],
    ['closesAt', 'closes'],
  ] as const)
    if (!isTime(words[field]))
      problems.push({ field, message: `Enter the time at which the front door ${called} as hours and minutes, such as 08:30` })
  if (isTime(words.opensAt) && isTime(words.closesAt) && words.closesAt <= words.opensAt)
    problems.push({ field: 'closesAt', message: 'The front door must close after it opens' })
  return problems
}

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** A time as people type it: 8.30, 9, 0830 and 17:00. What is no time stays as it was typed. */
export function readTime(typed: string): string {
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(typed.trim())
  return found ? `${found[1]!.padStart(2, '0')}:${found[2] ?? '00'}` : typed.trim()
}
