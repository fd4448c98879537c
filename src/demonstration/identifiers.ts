import { nhsCheckDigit, upnCheckLetter } from '../rulebook/index.ts'

/** A pupil number under Middlesbrough's 806 with a school number of the 99s, which no school has: valid, and nobody's. */
export function inventUpn(serial: number, entryYear: number): string {
  const school = 9900 + (Math.floor(serial / 1000) % 100)
  const twelve = `806${school}${String(entryYear % 100).padStart(2, '0')}${String(serial % 1000).padStart(3, '0')}`
  return upnCheckLetter(twelve) + twelve
}

/** NHS numbers of the range kept for tests, 999 and on, each once. The step scatters neighbours over the range. */
export function nhsNumbers(): () => string {
  let place = 0
  return () => {
    for (;;) {
      place++
      const nine = `999${String((place * 7919) % 1_000_000).padStart(6, '0')}`
      const digit = nhsCheckDigit(nine)
      if (digit !== null) return `${nine}${digit}`
    }
  }
}
