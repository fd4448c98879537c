import { endOf } from './commands/asked.ts'
import { explainCommand } from './commands/explain.ts'
import { generateCommand } from './commands/generate.ts'
import { matchCommand } from './commands/match.ts'
import { mergeCommand } from './commands/merge.ts'
import { sqlCommand } from './commands/sql.ts'
import { truthCommand } from './commands/truth.ts'

/** Where a command writes, and whether it should write JSON. */
export interface CommandIo {
  out(line: string): void
  err(line: string): void
  json: boolean
  progress?: (stage: string, share: number) => void
}

export interface Command {
  name: string
  summary: string
  usage: string
  /** Gives the exit code. */
  run(args: string[], io: CommandIo): Promise<number>
}

/** The commands of this room, for the command line to mount: the longest name that fits is meant. */
export const matchingCommands: Command[] = [explainCommand, truthCommand, mergeCommand, sqlCommand, matchCommand, generateCommand]

/** Runs one of them from plain arguments; used by trials and tests until a door mounts them. */
export async function runMatchingCommand(argv: string[], io: CommandIo): Promise<number> {
  const command = matchingCommands.find(({ name }) => name.split(' ').every((word, i) => argv[i] === word))
  if (!command) {
    for (const { name, usage, summary } of matchingCommands) io.err(`${name} ${usage}\n    ${summary}`)
    return 2
  }
  return runToItsEnd(command, argv.slice(command.name.split(' ').length), io)
}

/** Runs a command; what it refuses is said in a sentence, with how to ask where it was asked wrongly. Gives the exit code. */
export async function runToItsEnd(command: Command, args: string[], io: CommandIo): Promise<number> {
  try {
    return await command.run(args, io)
  } catch (error) {
    const end = endOf(error)
    if (!end) throw error
    io.err(end.code === 2 ? `${end.sentence}\n\n  doorstep ${command.name} ${command.usage}` : end.sentence)
    return end.code
  }
}

/** Whoever reads the output may stop reading (`| head`): that is no fault, and there is nobody left to write to. */
function endQuietlyWithTheReader() {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
}

if (process.argv[1] === import.meta.filename) {
  endQuietlyWithTheReader()
  const json = process.argv.includes('--json')
  const tty = process.stderr.isTTY
  process.exitCode = await runMatchingCommand(
    process.argv.slice(2).filter((arg) => arg !== '--json'),
    {
      out: (line) => process.stdout.write(`${line}\n`),
      err: (line) => process.stderr.write(`${line}\n`),
      json,
      ...(tty && {
        progress(stage: string, share: number) {
          const done = Math.round(share * 30)
          process.stderr.write(`\r[${'#'.repeat(done)}${'.'.repeat(30 - done)}] ${stage.padEnd(20)}${share === 1 ? '\n' : ''}`)
        },
      }),
    },
  )
}
