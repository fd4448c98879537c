import { type Command, type CommandIo, type ExitCode, UsageProblem } from '../command.ts'
import { readConfig } from '../config.ts'
import { isAway } from '../database/pool.ts'
import { Refusal, StartProblem } from '../errors.ts'

/** Runs what stands after `doorstep`; says what went wrong in one sentence, and how it ended by the exit code. */
export async function runCli(commands: readonly Command[], words: string[], io: Omit<CommandIo, 'json'>): Promise<ExitCode> {
  const json = words.includes('--json')
  const rest = words.filter((word) => word !== '--json')
  if (rest.includes('--version')) {
    io.out(readConfig().version)
    return 0
  }
  const command = longestMatch(commands, rest)
  if (!command) return help(commands, rest, io)
  const args = rest.slice(command.name.split(' ').length)
  if (args.includes('--help') || args.includes('-h')) {
    io.out(`${command.summary}\n\n  doorstep ${command.name} ${command.usage}`)
    return 0
  }
  try {
    return await command.run(args, { ...io, json })
  } catch (error) {
    if (error instanceof UsageProblem) {
      io.err(`${error.message}\n\n  doorstep ${command.name} ${command.usage}`)
      return 2
    }
    if (error instanceof Refusal) {
      io.err(error.message)
      return 1
    }
    const { code, path } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && path) {
      io.err(`There is no file ${path}`)
      return 3
    }
    if (error instanceof StartProblem || isAway(error) || code === 'ENOENT') {
      io.err((error as Error).message)
      return 3
    }
    throw error
  }
}

/** "places import" is found before "places". */
function longestMatch(commands: readonly Command[], words: string[]): Command | undefined {
  return [...commands]
    .sort((a, b) => b.name.length - a.name.length)
    .find(({ name }) => name.split(' ').every((word, index) => words[index] === word))
}

function help(commands: readonly Command[], words: string[], io: Omit<CommandIo, 'json'>): ExitCode {
  const asked = words.filter((word) => !word.startsWith('-'))
  if (asked.length > 0 && asked[0] !== 'help') io.err(`Doorstep does not know "${asked.join(' ')}".\n`)
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2
  io.out('doorstep COMMAND [--json] [--help]\n')
  for (const { name, summary } of commands) io.out(`  ${name.padEnd(width)}${summary}`)
  io.out('\nExit codes: 0 done; 1 refused, or something was not understood; 2 asked wrongly; 3 database or file out of reach.')
  return asked.length > 0 && asked[0] !== 'help' ? 2 : 0
}
