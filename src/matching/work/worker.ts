import { enableCompileCache, flushCompileCache } from 'node:module'
import { parentPort } from 'node:worker_threads'
import type { TaskName } from './tasks.ts'

// Before the tasks are loaded: a worker would otherwise spend as long on reading its own source as on a hundred thousand records.
enableCompileCache()
const { tasks } = await import('./tasks.ts')
flushCompileCache()

parentPort!.on('message', ({ name, args }: { name: TaskName; args: never }) => {
  try {
    parentPort!.postMessage({ answer: tasks[name](args) })
  } catch (error) {
    parentPort!.postMessage({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
