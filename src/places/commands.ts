import type pg from 'pg'
import type { Actor } from '../access/actor.ts'
import type { WithActor } from '../access/with-actor.ts'
import type { Command, CommandIo } from '../command.ts'
import type { Work } from '../work.ts'
import { checkCommand } from './check-command.ts'
import { importCommand } from './import-command.ts'
import { listCommand } from './list-command.ts'
import { stampCommand } from './stamp-command.ts'

type Db = Work['db']

/** What a command of this room needs of the house that the door opens for it. */
export type OpenedHouse = { db: Db; owner: Db | undefined; withActor: WithActor; ground: { jobs: pg.PoolConfig | undefined } }
export type HouseDoor<House extends OpenedHouse = OpenedHouse> = {
  inHouse: <T>(io: CommandIo, run: (house: House) => Promise<T>) => Promise<T>
  /** The service of an authority by its code, whom a command acts as. */
  serviceActor: (house: House, authority: string | undefined) => Promise<Actor>
}

/** The verbs of `doorstep places`. */
export function placesCommands<House extends OpenedHouse>(door: HouseDoor<House>): Command[] {
  return [importCommand(door), listCommand(door), checkCommand(door), stampCommand(door)]
}
