/** Check digits of the numbers that name a child. A number that fails its check is treated as missing, not as different. */
export const checks = ['nhs', 'upn'] as const
export type Check = (typeof checks)[number]

const digit0 = 48

/** NHS number: ten digits, weights 10 to 2, modulus 11 (NHS Data Dictionary). */
function nhsPasses(bytes: Uint8Array, length: number): boolean {
  if (length !== 10) return false
  let sum = 0
  for (let i = 0; i < 10; i++) {
    const digit = bytes[i]! - digit0
    if (digit < 0 || digit > 9) return false
    if (i < 9) sum += digit * (10 - i)
  }
  const check = (11 - (sum % 11)) % 11
  return check !== 10 && check === bytes[9]! - digit0
}

const upnLetters = new TextEncoder().encode('abcdefghjklmnpqrtuvwxyz')

/** Unique pupil number: a check letter (no i, o, s), then twelve digits, the last of which may be a letter in a temporary number. */
function upnPasses(bytes: Uint8Array, length: number): boolean {
  if (length !== 13) return false
  let sum = 0
  for (let i = 1; i < 13; i++) {
    let digit = bytes[i]! - digit0
    if (digit < 0 || digit > 9) {
      digit = i === 12 ? upnLetters.indexOf(bytes[12]!) : -1
      if (digit < 0) return false
    }
    sum += digit * (i + 1)
  }
  return upnLetters[sum % 23] === bytes[0]
}

/** The check of a cleaned number, as bytes. */
export function passesBytes(check: Check, bytes: Uint8Array, length: number): boolean {
  return check === 'nhs' ? nhsPasses(bytes, length) : upnPasses(bytes, length)
}

export function isNhsNumber(text: string): boolean {
  return passesText('nhs', text)
}

export function isUpn(text: string): boolean {
  return passesText('upn', text)
}

function passesText(check: Check, text: string): boolean {
  const bytes = new TextEncoder().encode(text)
  return passesBytes(check, bytes, bytes.length)
}
