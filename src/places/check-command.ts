import type { Command, ExitCode } from '../command.ts'
import type { CommandDoors } from '../room.ts'
import { londonDay } from '../time/index.ts'
import { checkPlaces } from './check.ts'
import { dayWord, readWords } from './command-words.ts'

export const checkCommand = ({ inHouse, serviceActor }: CommandDoors): Command => ({
  name: 'places check',
  summary: 'Look for areas that no locality holds, that two hold, that have ended, or that lack a population',
  usage:
    '[--on DAY] [--as-authority CODE]\n\n  Exit code 1 when two localities hold one area, or a locality holds one that is not there.',
  run(args, io) {
    const { values } = readWords(args, ['on', 'as-authority'])
    const day = dayWord('--on', values.on) ?? londonDay(new Date())
    return inHouse(io, async (house): Promise<ExitCode> => {
      const actor = await serviceActor(house, values['as-authority'])
      const found = await house.withActor(actor, 'run a place', (work) => checkPlaces(work, day))
      if (io.json) io.out(JSON.stringify(found))
      else {
        const part = (heading: string, none: string, lines: readonly string[]) => {
          io.out(lines.length === 0 ? none : `${heading}:`)
          for (const line of lines) io.out(`  ${line}`)
        }
        part('In two localities', 'No area is in two localities.', found.overlaps)
        part('Not there on that day', 'Every area that a locality holds is there.', found.unknown)
        part('In no locality', 'Every area is in a locality.', found.gaps)
        part('The tree of areas', 'The tree of areas is whole.', found.tree)
        part('Without a population', 'Every ward has a population.', found.withoutPopulation)
      }
      return found.overlaps.length + found.unknown.length + found.tree.length > 0 ? 1 : 0
    })
  },
})
