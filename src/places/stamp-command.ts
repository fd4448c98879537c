import type { Command, ExitCode } from '../command.ts'
import type { CommandDoors } from '../room.ts'
import { readWords } from './command-words.ts'
import { restamp } from './re-stamp.ts'

export const stampCommand = ({ inHouse, serviceActor }: CommandDoors): Command => ({
  name: 'places stamp',
  summary: 'Give everybody the locality that is responsible for their address today',
  usage: '[--as-authority CODE]\n\n  A change of places does this by itself where jobs are run.',
  async run(args, io) {
    const { values } = readWords(args, ['as-authority'])
    return inHouse(io, async (house): Promise<ExitCode> => {
      const actor = await serviceActor(house, values['as-authority'])
      const { people, moved } = await restamp((run) => house.withActor(actor, 'run a place', run), null)
      io.out(io.json ? JSON.stringify({ people, moved }) : `${people} people looked at, ${moved} moved to another locality.`)
      return 0
    })
  },
})
