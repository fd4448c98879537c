import { tableOf } from '../access/permission-table.ts'
import type { Command } from '../command.ts'
import { readConfig } from '../config.ts'
import { migrate, waitingMigrations } from '../database/migrate.ts'
import { prepareGround } from '../house.ts'
import type { Room } from '../room.ts'
import { cliDoors } from './cli-house.ts'
import { demoResetCommand } from './demo-command.ts'
import { explainCommand } from './explain-command.ts'
import { linkCommand } from './link-command.ts'

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

/** Every verb, in the order that help lists them: the house's own, then the rooms'. */
export function commandsOf(rooms: readonly Room[]): readonly Command[] {
  const permissions = tableOf(rooms.flatMap((room) => room.permissions ?? []))
  const doors = cliDoors(permissions)
  return [
    migrateCommand,
    demoResetCommand,
    explainCommand(doors, permissions),
    linkCommand(doors),
    ...rooms.flatMap(({ commands }) => commands?.(doors) ?? []),
  ]
}
