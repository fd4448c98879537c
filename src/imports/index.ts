import type { Room } from '../room.ts'
import { importCommands } from './commands.ts'
import { NowAndThen } from './now-and-then.tsx'
import { OwnFiles } from './own-files.tsx'
import { importPages } from './pages.tsx'

export { importFiles, type Request } from './import-file.ts'
export type { FileKind, GivenFile } from './read-file.ts'
export { type Counts, createRun, findRun, listRuns, type Run, type RunState } from './runs-store.ts'

export const imports: Room = {
  name: 'imports',
  floor: 'work',
  tables: ['importedRow', 'importProblem', 'importRun', 'importWaiting'],

  pages: importPages,
  footer: [{ text: 'Imports', href: '/imports', shownTo: (opens) => opens('import files') }],
  underFirstPage: { 'front-door-manager': NowAndThen, analyst: OwnFiles },
  commands: importCommands,
}
