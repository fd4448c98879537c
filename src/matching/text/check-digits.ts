/** Check digits of the numbers that name a child. A number that fails its check is treated as missing, not as different. */
export const checks = ['nhs', 'upn'] as const
export type Check = (typeof checks)[number]

/** NHS number: ten digits, weights 10 to 2, modulus 11 (NHS Data Dictionary). */
export function isNhsNumber(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false
  let sum = 0
  for (let i = 0; i < 9; i++) sum += Number(text[i]) * (10 - i)
  const check = (11 - (sum % 11)) % 11
  return check !== 10 && check === Number(text[9])
}

const upnLetters = 'abcdefghjklmnpqrtuvwxyz'

/** Unique pupil number: a check letter (no i, o, s), then twelve digits, the last of which may be a letter in a temporary number. */
export function isUpn(text: string): boolean {
  if (!/^[a-hj-npqrt-z]\d{11}[\da-hj-npqrt-z]$/.test(text)) return false
  let sum = 0
  for (let i = 1; i < 13; i++) {
    const digit = i === 12 && /[a-z]/.test(text[12]!) ? upnLetters.indexOf(text[12]!) : Number(text[i])
    sum += digit * (i + 1)
  }
  return upnLetters[sum % 23] === text[0]
}

export function passes(check: Check, text: string): boolean {
  return check === 'nhs' ? isNhsNumber(text) : isUpn(text)
}
