import type { Actor } from '../access/index.ts'
import type { WithActor } from '../access/with-actor.ts'
import { addProblems, changeRun, noCounts, type RunState } from './runs-store.ts'
import type { Problem } from './told.ts'

const every = 400
const atOnce = 500

/** Writes down how a run goes over another connection than the one that imports, so that it is seen before that commits. */
export class RunLog {
  readonly counts = noCounts()
  #withActor: WithActor
  #asker: Actor
  #runId: string
  #onProgress: ((what: string, done: number, whole: number) => void) | undefined
  #problems: Problem[] = []
  #said = 0
  #last = 0

  constructor(
    withActor: WithActor,
    asker: Actor,
    runId: string,
    onProgress?: (what: string, done: number, whole: number) => void,
  ) {
    this.#withActor = withActor
    this.#asker = asker
    this.#runId = runId
    this.#onProgress = onProgress
  }

  say({ place, value, why, kept }: Problem) {
    this.#problems.push({ place, value, why, kept })
    this.counts.problems += 1
  }

  /** Now and then: the counts, and the problems since. */
  async maybe(what: string) {
    const now = Date.now()
    if (this.#problems.length < atOnce && now - this.#last < every) return
    this.#last = now
    this.#onProgress?.(what, this.counts.done, this.counts.whole)
    await this.now({})
  }

  async now(change: { state?: RunState; sentence?: string; fileHash?: Buffer; endedAt?: Date }) {
    const problems = this.#problems.splice(0)
    await this.#withActor(this.#asker, 'import', async (work) => {
      if (problems.length > 0) await addProblems(work, this.#runId, this.#said + 1, problems)
      await changeRun(work, this.#runId, {
        ...change,
        counts: this.counts,
        ...(change.state && ends.includes(change.state) ? { endedAt: work.now } : {}),
      })
    })
    this.#said += problems.length
  }

  async end(state: RunState, sentence?: string) {
    await this.now({ state, ...(sentence === undefined ? {} : { sentence }) })
  }
}

const ends: readonly RunState[] = ['done', 'nothing new', 'refused', 'stopped']
