// Widths of letters in the page's type at 14 units, measured in the browser and grouped: a server has no font to ask.
const narrow = new Set("ijlI.,:;'|! ".split(''))
const slim = new Set('frt()[]-1'.split(''))
const wide = new Set('mwMW@%'.split(''))

/** About how wide a line of 14-unit lettering is; never much too little, so that nothing is cut off. */
export function letteringWidth(text: string, weight: 'plain' | 'bold' = 'plain'): number {
  let width = 0
  for (const letter of text) {
    if (narrow.has(letter)) width += 4.3
    else if (slim.has(letter)) width += 5.8
    else if (wide.has(letter)) width += 12
    else width += /[A-Z0-9&]/.test(letter) ? 9 : 7.9
  }
  return weight === 'bold' ? width * 1.06 : width
}
