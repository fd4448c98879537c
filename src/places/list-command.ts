import type { Command, ExitCode } from '../command.ts'
import type { CommandDoors } from '../room.ts'
import { listLoaded } from './area-store.ts'

export const listCommand = ({ inHouse }: CommandDoors): Command => ({
  name: 'places list',
  summary: 'What places are loaded: editions, postcodes, population',
  usage: '',
  async run(_args, io) {
    return inHouse(io, async ({ db }): Promise<ExitCode> => {
      const loaded = await listLoaded(db)
      if (io.json) {
        io.out(JSON.stringify(loaded))
        return 0
      }
      const { editions, postcodes, populations } = loaded
      if (editions.length === 0) io.out('No areas are loaded.')
      for (const { id, name, kind, validFrom, validUntil, areas, drawn, districts } of editions) {
        const until = validUntil ? ` until ${validUntil}` : ''
        io.out(
          `${name} (${id}): ${areas} areas, ${kind}, from ${validFrom}${until}${drawn ? ', with boundaries' : ', drawn in tiles'}`,
        )
        if (districts.length > 0) io.out(`  ${districts.join(', ')}`)
      }
      io.out(`Postcodes: ${postcodes.all.toLocaleString('en-GB')}, ${postcodes.ended.toLocaleString('en-GB')} of them ended`)
      for (const { source, asAt, areas } of populations) io.out(`Population of ${areas} areas on ${asAt}: ${source}`)
      return 0
    })
  },
})
