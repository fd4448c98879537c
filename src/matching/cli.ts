import { closeSync, openSync, writeSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { explainCommand } from './commands/explain.ts'
import { matchCommand } from './commands/match.ts'
import { truthCommand } from './commands/truth.ts'
import { generatePeople, peopleHeading, usualPeople } from './generating/generate-people.ts'

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

const generateCommand: Command = {
  name: 'generate people',
  summary: 'Make lists of invented people, with families, twins, moves and slips of the pen, and the truth beside them',
  usage: 'generate people --out people.csv [--rows 10000] [--seed 1] [--agencies police,school] [--twins 0.03] [--moves 0.12] ...',
  async run(args, io) {
    const shares = Object.entries(usualPeople).filter(([, value]) => typeof value === 'number').map(([name]) => name)
    const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    const { values } = parseArgs({
      args,
      options: { out: { type: 'string' }, agencies: { type: 'string' }, ...Object.fromEntries(shares.map((name) => [dashed(name), { type: 'string' as const }])) },
    })
    const given = values as Record<string, string | undefined>
    const numbers: Array<[string, number]> = []
    for (const name of shares) {
      const text = given[dashed(name)]
      if (text === undefined) continue
      const number = Number(text)
      if (!Number.isFinite(number) || number < 0) throw new Error(`--${dashed(name)} should be a number, not "${text}"`)
      numbers.push([name, number])
    }
    const options = { ...Object.fromEntries(numbers), ...(given.agencies && { agencies: given.agencies.split(',') }) }
    const file = given.out === undefined ? 1 : openSync(given.out, 'w')
    let text = `${peopleHeading}\n`
    let rows = 0
    for (const row of generatePeople(options)) {
      text += `${row}\n`
      rows++
      if (text.length > 1 << 20) {
        writeSync(file, text)
        text = ''
      }
    }
    writeSync(file, text)
    if (given.out !== undefined) {
      closeSync(file)
      io.out(io.json ? JSON.stringify({ out: given.out, rows }) : `${rows.toLocaleString('en-GB')} records in ${given.out}; column "cluster" is the truth`)
    }
    return 0
  },
}

/** The commands of this room, for the command line to mount: the longest name that fits is meant. */
export const matchingCommands: Command[] = [explainCommand, truthCommand, matchCommand, generateCommand]

/** Runs one of them from plain arguments; used by trials and tests until a door mounts them. */
export async function runMatchingCommand(argv: string[], io: CommandIo): Promise<number> {
  const command = matchingCommands.find(({ name }) => name.split(' ').every((word, i) => argv[i] === word))
  if (!command) {
    for (const { usage, summary } of matchingCommands) io.err(`${usage}\n    ${summary}`)
    return 2
  }
  try {
    return await command.run(argv.slice(command.name.split(' ').length), io)
  } catch (error) {
    io.err(error instanceof Error ? error.message : String(error))
    return 1
  }
}

if (process.argv[1] === import.meta.filename) {
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
