import type { Command } from '../command.ts'
import type { CommandDoors } from '../room.ts'
import { checkCommand } from './check-command.ts'
import { importCommand } from './import-command.ts'
import { listCommand } from './list-command.ts'
import { stampCommand } from './stamp-command.ts'

/** The verbs of `doorstep places`. */
export function placesCommands(door: CommandDoors): Command[] {
  return [importCommand(door), listCommand(door), checkCommand(door), stampCommand(door)]
}
