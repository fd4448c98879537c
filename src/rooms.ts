import { access } from './access/index.ts'
import { agencies } from './agencies/index.ts'
import { children } from './children/index.ts'
import type { ExitCode } from './command.ts'
import { frontDoor } from './front-door/index.ts'
import { imports } from './imports/index.ts'
import { localities } from './localities/index.ts'
import { matchingCommands, runToItsEnd } from './matching/index.ts'
import { people } from './people/index.ts'
import { performance } from './performance/index.ts'
import { places } from './places/index.ts'
import type { Room } from './room.ts'
import { rulesPage } from './rules-page/index.ts'
import { settingUp } from './setting-up/index.ts'
import { socialCare } from './social-care/index.ts'
import { threshold } from './threshold/index.ts'

/** The engine stands on its own and knows no room, so it is made one here: its commands say how far they are as a share. */
const matching: Room = {
  name: 'matching',
  floor: 'engine',
  commands: () =>
    matchingCommands.map((command) => ({
      ...command,
      run: async (args, io) =>
        (await runToItsEnd(command, args, { ...io, progress: (stage, share) => io.progress(stage, share, 1) })) as ExitCode,
    })),
}

/** Every room that brings something to the house (folders that only serve others are none), in the order in which their words stand in the navigation and the footer. */
export const rooms: readonly Room[] = [
  frontDoor,
  socialCare,
  people,
  children,
  places,
  localities,
  agencies,
  performance,
  threshold,
  rulesPage,
  access,
  imports,
  settingUp,
  matching,
]
