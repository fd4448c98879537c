import type { Actor } from '../access/actor.ts'
import type { PermissionTable } from '../access/permission-table.ts'
import type { Role } from '../access/permissions.ts'
import { ReadLog } from '../access/read-log.ts'
import { makeRoomForReads } from '../access/read-log-store.ts'
import { allServices } from '../access/service-store.ts'
import { openDoors, type WithActor } from '../access/with-actor.ts'
import { type CommandIo, UsageProblem } from '../command.ts'
import { readConfig } from '../config.ts'
import { type Db, openPool } from '../database/pool.ts'
import { type Ground, prepareGround, readSecret } from '../house.ts'
import { londonDay } from '../time/index.ts'

export type CliHouse = { ground: Ground; db: Db; owner: Db | undefined; withActor: WithActor }

/** What the command line hands to the commands of a house with this table of permissions. */
export const cliDoors = (permissions: PermissionTable) => ({
  inHouse: <T>(io: CommandIo, run: (house: CliHouse) => Promise<T>) => inHouse(permissions, io, run),
  serviceActor,
})
export type CliDoors = ReturnType<typeof cliDoors>

/** Opens the house for one command: the running server where there is one, else one that ends with the command. */
async function inHouse<T>(permissions: PermissionTable, io: CommandIo, run: (house: CliHouse) => Promise<T>): Promise<T> {
  const config = readConfig()
  const ground = await prepareGround(config, (line) => io.err(line))
  const app = openPool({ ...ground.app, max: 4 })
  const log = openPool({ ...ground.app, max: 1 })
  const owner = ground.owner && openPool({ ...ground.owner, max: 2 })
  try {
    await makeRoomForReads(app.db, [londonDay(new Date())])
    const withActor = openDoors({
      db: app.db,
      log: new ReadLog(log.pool, readSecret(config.secretFile)),
      clock: () => new Date(),
      permissions,
    })
    return await run({ ground, db: app.db, owner: owner?.db, withActor })
  } finally {
    await Promise.allSettled([app.db.destroy(), log.db.destroy(), owner?.db.destroy()])
    await ground.close()
  }
}

/** The service of an authority, by its national code or short name: who a command of the machine's keeper acts as. */
async function serviceActor(house: Pick<CliHouse, 'owner'>, authority: string | undefined): Promise<Actor> {
  if (!house.owner)
    throw new UsageProblem('This command needs DATABASE_OWNER_URL, because it acts as the service of an authority.')
  const rows = await allServices(house.owner)
  const found = authority
    ? rows.filter((row) => row.code === authority || row.authorityShort.toLowerCase() === authority.toLowerCase())
    : rows
  if (found.length !== 1)
    throw new UsageProblem(
      authority
        ? `No authority here is called "${authority}". There is: ${rows.map((row) => `${row.authorityShort} (${row.code})`).join(', ')}.`
        : 'Say which authority with --as-authority CODE.',
    )
  const { code: _, ...actor } = found[0]!
  return { ...actor, role: actor.role as Role }
}
