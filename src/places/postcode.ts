// Source for the shapes and letters: Royal Mail's postcode format as given in BS 7666 and the Government Data
// Standards Catalogue. The areas are Royal Mail's 124 (Great Britain, Northern Ireland, Channel Islands, Isle of Man).
const areas = new Set(
  `AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY
  G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW
  OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD
  WF WN WR WS WV YO ZE`.split(/\s+/),
)

// Source: NHS Data Dictionary and the HES dictionary, pseudo-postcodes. Partners' lists arrive with them.
const standIns: Readonly<Record<string, string>> = {
  'ZZ99 3VZ': 'no fixed abode',
  'ZZ99 3WZ': 'address not known',
  'ZZ99 3CZ': 'England, no address given',
}

export type TypedPostcode =
  | { is: 'postcode'; postcode: string; outward: string; inward: string; corrected: boolean }
  | { is: 'outward'; outward: string; corrected: boolean }
  | { is: 'sector'; outward: string; sector: string; corrected: boolean }
  | { is: 'stand-in'; postcode: string; means: string }
  | { is: 'not a postcode'; typed: string; why: string }

/**
 * Reads what a person typed: any case, any spacing, O for 0 and I or L for 1 (and back) where only one reading is
 * a postcode. A part of one ("TS1", "TS1 4") is told apart, so a search can widen.
 */
export function readPostcode(typed: string): TypedPostcode {
  const text = typed.toUpperCase().replace(/[\s.,'’-]+/g, '')
  const refuse = (why: string): TypedPostcode => ({ is: 'not a postcode', typed, why })
  if (text === '') return refuse('Enter a postcode')
  if (!/^[A-Z0-9]+$/.test(text)) return refuse('A postcode has only letters and numbers')
  if (text.length > 7) return refuse('That is too long for a postcode')
  const standIn = standIns[spaced(text)]
  if (standIn) return { is: 'stand-in', postcode: spaced(text), means: standIn }

  const readings = readingsOf(text, /\s\d\s*$/.test(typed))
  const fewest = Math.min(...readings.map((reading) => reading.swaps))
  const best = readings.filter((reading) => reading.swaps === fewest)
  const [only, another] = best
  if (only && !another) return only.found
  if (only && another) return refuse(`That could be ${nameOf(only.found)} or ${nameOf(another.found)}`)
  return refuse(whyNot(text))
}

/** The usual form of a whole postcode ("TS1 4AB"), or null. For files: spacing and case only, nothing is guessed. */
export function normalPostcode(text: string): string | null {
  const plain = text.toUpperCase().replace(/\s+/g, '')
  if (standIns[spaced(plain)]) return spaced(plain)
  return /^[A-Z0-9]{5,7}$/.test(plain) && isOutward(plain.slice(0, -3)) && isInward(plain.slice(-3)) ? spaced(plain) : null
}

/** The first half, which most searches widen to: "TS1" of "TS1 4AB". */
export function outwardOf(postcode: string): string {
  return postcode.split(' ')[0] ?? postcode
}

function isOutward(text: string): boolean {
  const area = /^[A-Z]+/.exec(text)?.[0] ?? ''
  const district = text.slice(area.length)
  if (!areas.has(area)) return false
  if (/^(\d|[1-9]\d)$/.test(district)) return true
  return area.length === 1 ? /^\d[ABCDEFGHJKPSTUW]$/.test(district) : /^\d[ABEHMNPRVWXY]$/.test(district)
}

const isInward = (text: string) => /^\d[ABD-HJLNP-UW-Z]{2}$/.test(text)

const spaced = (plain: string) => `${plain.slice(0, -3)} ${plain.slice(-3)}`

type Reading = { found: Exclude<TypedPostcode, { is: 'not a postcode' } | { is: 'stand-in' }>; swaps: number }

function readingsOf(text: string, digitStandsApart: boolean): Reading[] {
  const readings: Reading[] = []
  for (const { plain, swaps } of swapped(text)) {
    const corrected = swaps > 0
    // A house number is not half a postcode, though 1 may be read as L.
    const wholeOnly = corrected && /^\d/.test(text)
    const [outward, inward] = [plain.slice(0, -3), plain.slice(-3)]
    const [beforeDigit, digit] = [plain.slice(0, -1), plain.slice(-1)]
    if (isOutward(outward) && isInward(inward))
      readings.push({ swaps, found: { is: 'postcode', postcode: spaced(plain), outward, inward, corrected } })
    if (wholeOnly) continue
    // "TS14" is the district TS14; "TS1 4", with the digit apart, is a sector of TS1.
    if (isOutward(plain) && !digitStandsApart) readings.push({ swaps, found: { is: 'outward', outward: plain, corrected } })
    else if (isOutward(beforeDigit) && /^\d$/.test(digit))
      readings.push({ swaps, found: { is: 'sector', outward: beforeDigit, sector: `${beforeDigit} ${digit}`, corrected } })
  }
  return readings
}

const looksLike: Readonly<Record<string, readonly string[]>> = { O: ['0'], '0': ['O'], I: ['1'], L: ['1'], '1': ['I', 'L'] }

function swapped(text: string): { plain: string; swaps: number }[] {
  let forms = [{ plain: '', swaps: 0 }]
  for (const letter of text) {
    forms = forms.flatMap(({ plain, swaps }) => [
      { plain: plain + letter, swaps },
      ...(looksLike[letter] ?? []).map((other) => ({ plain: plain + other, swaps: swaps + 1 })),
    ])
  }
  return forms
}

function nameOf(found: Reading['found']): string {
  if (found.is === 'postcode') return found.postcode
  return found.is === 'sector' ? found.sector : found.outward
}

function whyNot(text: string): string {
  const area = /^[A-Z]{1,2}/.exec(text)?.[0]
  if (!area) return 'A postcode begins with letters, like TS1 4AB'
  if (!areas.has(area) && !areas.has(area.slice(0, 1))) return `No postcode begins with ${area}`
  if (!areas.has(area) && /^[A-Z]{2}\d/.test(text)) return `No postcode begins with ${area}`
  return 'Enter a full postcode, like TS1 4AB, or its first half, like TS1'
}
