/** Dates as whole numbers, 20190803; 0 is not a date. Comparisons people would make, each the same both ways round. */

/** 3 August written as 8 March. */
export function dayMonthSwapped(a: number, b: number): boolean {
  if (a === 0 || b === 0 || a === b) return false
  const month = Math.floor(a / 100) % 100
  const day = a % 100
  return Math.floor(a / 10000) === Math.floor(b / 10000) && Math.floor(b / 100) % 100 === day && b % 100 === month
}

/** Exactly one of the eight digits differs, or two that stand beside each other changed places. */
export function oneDigit(a: number, b: number): boolean {
  if (a === 0 || b === 0 || a === b) return false
  let differing = 0
  let first = -1
  let sum = 0
  let x = a
  let y = b
  for (let place = 0; place < 8; place++) {
    const p = x % 10
    const q = y % 10
    if (p !== q) {
      differing++
      if (differing === 1) {
        first = place
        sum = p - q
      } else if (differing > 2 || place !== first + 1 || p - q !== -sum) return false
      // Changed places means each has what the other had, not only the same difference.
      else if (p !== Math.floor(b / 10 ** first) % 10) return false
    }
    x = Math.floor(x / 10)
    y = Math.floor(y / 10)
  }
  return differing > 0
}

/** The same year, and one of the two is 1 January: what is typed when only the year is known. */
export function defaultDay(a: number, b: number): boolean {
  if (a === 0 || b === 0 || Math.floor(a / 10000) !== Math.floor(b / 10000)) return false
  return a !== b && (a % 10000 === 101 || b % 10000 === 101)
}

export function daysBetween(a: number, b: number): number {
  return a === 0 || b === 0 ? Number.MAX_SAFE_INTEGER : Math.abs(dayNumber(a) - dayNumber(b))
}

function dayNumber(date: number): number {
  return Date.UTC(Math.floor(date / 10000), (Math.floor(date / 100) % 100) - 1, date % 100) / 86_400_000
}
