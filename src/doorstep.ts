import { runCli } from './doors/cli.ts'
import { commandsOf } from './doors/commands.ts'
import { steps } from './progress.ts'
import { rooms } from './rooms.ts'

// The command line, as `bin/doorstep` starts it.
// whoever reads the output may stop reading (`| head`): that is no fault, and there is nobody left to write to
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})
const { progress } = steps(process.stderr)
process.exitCode = await runCli(commandsOf(rooms), process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  progress,
})
