export { importCommands } from './commands.ts'
export { importFiles, type Request } from './import-file.ts'
export type { FileKind, GivenFile } from './read-file.ts'
export { type Counts, createRun, findRun, listRuns, type Run, type RunState } from './runs-store.ts'
