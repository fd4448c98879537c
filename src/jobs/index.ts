export { enqueue, queueIsHere } from './enqueue.ts'
export { installJobs } from './install.ts'
export type { JobData, Queue, RunningJob } from './job.ts'
export { serviceOf, startJobs } from './start.ts'
