import type { Command, ExitCode } from '../command.ts'
import { readConfig } from '../config.ts'
import { migrate, waitingMigrations } from '../database/migrate.ts'
import { prepareGround } from '../house.ts'
import { importCommands } from '../imports/index.ts'
import { matchingCommands, runToItsEnd } from '../matching/index.ts'
import { placesCommands } from '../places/index.ts'
import { inHouse, serviceActor } from './cli-house.ts'
import { demoResetCommand } from './demo-command.ts'
import { explainCommand } from './explain-command.ts'
import { linkCommand } from './link-command.ts'
import { rulesCommand } from './rules-command.ts'

const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Bring the shape of the database up to date, as its owner',
  usage: '   (DATABASE_URL and DATABASE_OWNER_URL name a server of your own)',
  async run(_args, { out, json }) {
    const config = readConfig()
    if (config.databaseUrl && config.ownerUrl) {
      const owner = { connectionString: config.ownerUrl }
      const waiting = await waitingMigrations(owner)
      await migrate(owner, json ? () => {} : out)
      out(json ? JSON.stringify({ done: waiting }) : waiting.length === 0 ? 'Nothing waits.' : `Done: ${waiting.length}.`)
      return 0
    }
    const ground = await prepareGround(config, out)
    await ground.close()
    out(json ? JSON.stringify({ done: [] }) : 'The database is up to date.')
    return 0
  },
}

/** Every verb, in the order that help lists them. */
export const commands: readonly Command[] = [
  migrateCommand,
  demoResetCommand,
  explainCommand,
  linkCommand,
  rulesCommand,
  ...placesCommands({ inHouse, serviceActor }),
  ...importCommands((io, authority, run) =>
    inHouse(io, async (house) => run(house.withActor, await serviceActor(house, authority))),
  ),
  // the engine stands on its own: its commands say how far they are as a share
  ...matchingCommands.map(
    (command): Command => ({
      ...command,
      run: async (args, io) =>
        (await runToItsEnd(command, args, { ...io, progress: (stage, share) => io.progress(stage, share, 1) })) as ExitCode,
    }),
  ),
]
