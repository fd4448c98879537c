import { randomInt } from 'node:crypto'
import { Refusal } from '../errors.ts'

// Local and configurable. Three tries at one address from one place wait their time at once: whoever guesses is not served sooner by
// asking more often, nor by asking as many browsers.
const atOnce = 3
/** How many of them one browser may have under way. */
const ofOneBrowser = 3
/** How many more may stand behind them. */
const longestLine = 12

type Standing = { browser: string; go: () => void; refuse: (why: Refusal) => void }
type Place = { turns: number; line: Standing[]; ofBrowser: Map<string, number> }

const tooMany = () =>
  new Refusal('too-many-tries', 'Too many tries at once with this address. Wait half a minute, then try again.')

/**
 * Turns to wait in, so many to a place. Whoever comes when all are taken stands behind, and is not refused for what other browsers there
 * ask. Turns go to a browser by lot, since the owner of an account, who came last, must not stand behind all guesses of a neighbour; where
 * too many stand, one goes of the browser that has most.
 */
export class Turns {
  readonly #places = new Map<string, Place>()

  async take(key: string, browser: string, wait: () => Promise<unknown>): Promise<void> {
    const place = this.#places.get(key) ?? { turns: 0, line: [], ofBrowser: new Map<string, number>() }
    this.#places.set(key, place)
    const own = place.ofBrowser.get(browser) ?? 0
    if (own >= ofOneBrowser) throw tooMany()
    place.ofBrowser.set(browser, own + 1)
    try {
      if (place.turns < atOnce) place.turns += 1
      else await stand(place, browser)
      await wait().finally(() => passOn(place))
    } finally {
      const left = place.ofBrowser.get(browser)! - 1
      if (left > 0) place.ofBrowser.set(browser, left)
      else place.ofBrowser.delete(browser)
      if (place.ofBrowser.size === 0) this.#places.delete(key)
    }
  }
}

const stand = (place: Place, browser: string) =>
  new Promise<void>((go, refuse) => {
    place.line.push({ browser, go, refuse })
    if (place.line.length > longestLine) leave(place, withMost(place.line)).refuse(tooMany())
  })

/** Whoever had a turn gives it to a browser that stands, by lot; each as likely as the others, however many tries it has there. */
function passOn(place: Place) {
  const browsers = [...new Set(place.line.map(({ browser }) => browser))]
  if (browsers.length === 0) place.turns -= 1
  else leave(place, browsers[randomInt(browsers.length)]!).go()
}

function withMost(line: readonly Standing[]): string {
  const counts = [...Map.groupBy(line, ({ browser }) => browser)].map(([browser, tries]) => ({ browser, tries: tries.length }))
  const most = Math.max(...counts.map(({ tries }) => tries))
  const those = counts.filter(({ tries }) => tries === most)
  return those[randomInt(those.length)]!.browser
}

function leave(place: Place, browser: string): Standing {
  return place.line.splice(
    place.line.findIndex((each) => each.browser === browser),
    1,
  )[0]!
}
