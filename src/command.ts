/** One verb of the command line. A room with a verb of its own exports it; the door lists, explains and runs them. */
export type Command = {
  /** The words after `doorstep`: "places import". */
  name: string
  summary: string
  /** What stands after the name, and what each option does; shown by --help. */
  usage: string
  run: (args: string[], io: CommandIo) => Promise<ExitCode>
}

/** 0 done; 1 done, but something was refused or not understood; 2 asked wrongly; 3 could not reach the database or a file. */
export type ExitCode = 0 | 1 | 2 | 3

export type CommandIo = {
  /** Asked for with --json: print one JSON value and nothing else on standard output. */
  json: boolean
  out: (line: string) => void
  err: (line: string) => void
  progress: (what: string, done: number, whole: number) => void
}

/** Asked wrongly: the sentence is shown with the usage, exit code 2. */
export class UsageProblem extends Error {}
