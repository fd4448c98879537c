import { parentPort } from 'node:worker_threads'
import { type TaskName, tasks } from './tasks.ts'

parentPort!.on('message', ({ name, args }: { name: TaskName; args: never }) => {
  try {
    parentPort!.postMessage({ answer: tasks[name](args) })
  } catch (error) {
    parentPort!.postMessage({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
