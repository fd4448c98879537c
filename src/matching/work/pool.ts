import { Worker } from 'node:worker_threads'
import { type TaskName, type Tasks, tasks } from './tasks.ts'

/** Runs tasks side by side, or one after another in this thread when there is too little to share out. */
export interface Pool {
  size: number
  run<Name extends TaskName>(name: Name, jobs: Array<Parameters<Tasks[Name]>[0]>): Promise<Array<ReturnType<Tasks[Name]>>>
  close(): Promise<void>
}

export function inThisThread(): Pool {
  return {
    size: 1,
    async run(name, jobs) {
      return jobs.map((job) => tasks[name](job as never)) as never
    },
    async close() {},
  }
}

// Node 24 reads TypeScript itself; without tsx, which the parent runs under, a worker starts in a fraction of the time.
const execArgv = ['--disable-warning=ExperimentalWarning']

/** `size` workers; jobs are handed out in order as workers become free. */
export function workerPool(size: number): Pool {
  const workers = Array.from({ length: size }, () => new Worker(new URL('./worker.ts', import.meta.url), { execArgv }))
  for (const worker of workers) {
    worker.setMaxListeners(0)
    worker.unref()
  }
  return {
    size,
    run(name, jobs) {
      const answers: unknown[] = []
      let next = 0
      async function serve(worker: Worker) {
        while (next < jobs.length) {
          const job = next++
          answers[job] = await ask(worker, name, jobs[job])
        }
      }
      return Promise.all(workers.map(serve)).then(() => answers) as never
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

function ask(worker: Worker, name: TaskName, args: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.ref()
    const done = () => {
      worker.off('message', onMessage).off('error', onError)
      worker.unref()
    }
    const onMessage = (message: { answer?: unknown; failure?: string }) => {
      done()
      if (message.failure === undefined) resolve(message.answer)
      else reject(new Error(message.failure))
    }
    const onError = (error: unknown) => {
      done()
      reject(error)
    }
    worker.on('message', onMessage).on('error', onError)
    worker.postMessage({ name, args })
  })
}
