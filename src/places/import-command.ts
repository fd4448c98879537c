import { basename } from 'node:path'
import { type Command, type ExitCode, UsageProblem } from '../command.ts'
import { installJobs } from '../jobs/index.ts'
import type { CommandDoors } from '../room.ts'
import { londonDay } from '../time/index.ts'
import { type Brought, fileSource } from './bringing.ts'
import { dayWord, readWords } from './command-words.ts'
import { importFile } from './import.ts'
import { broughtLines } from './import-words.ts'
import { restampQueue } from './re-stamp.ts'
import { FileRefused } from './reading/index.ts'

const usage = `FILE... [--edition NAME --from DAY --until DAY] [--replaces EDITION] [--as-at DAY] [--districts CODES] [--source WORDS]

  Each file is told by its content: boundaries (GeoJSON), a postcode directory (Code-Point Open or ONSPD), population,
  a lookup between areas, or your own list of areas with code, name, kind, parent_code.
  --edition    the name of the edition that the areas make or join, such as "Wards, May 2024"
  --from       the first day that a new edition holds
  --until      the first day that it no longer holds
  --replaces   the edition that ends on the day that this one begins
  --as-at      the day that figures or postcodes are for, where the file does not say
  --districts  keep only these districts: E06000002,E08000003
  --source     what the figures are cited as; the file's name otherwise`

export const importCommand = ({ inHouse }: CommandDoors): Command => ({
  name: 'places import',
  summary: 'Bring boundaries, postcodes, population, lookups and lists of areas',
  usage,
  run(args, io) {
    const { words: files, values } = readWords(args, ['edition', 'from', 'until', 'replaces', 'as-at', 'districts', 'source'])
    if (files.length === 0) throw new UsageProblem('Name at least one file.')
    const asked = {
      name: values.edition,
      from: dayWord('--from', values.from),
      until: dayWord('--until', values.until),
      replaces: values.replaces,
    }
    const asAt = dayWord('--as-at', values['as-at'])
    const districts = values.districts === undefined ? undefined : new Set(values.districts.split(/[\s,]+/).filter(Boolean))
    return inHouse(io, async ({ owner, ground }): Promise<ExitCode> => {
      if (!owner)
        throw new UsageProblem(
          'This command needs DATABASE_OWNER_URL, because places are the same for every authority of the house.',
        )
      if (ground.jobs) await installJobs(ground.jobs, [restampQueue])
      const results: ({ file: string } & ({ refused: string } | Brought))[] = []
      for (const path of files) {
        const { name, open } = await fileSource(path, (done, whole) => io.progress(basename(path), done, whole))
        const source = values.source ?? name.replace(/\.[^.]+$/, '')
        try {
          const brought = await importFile({
            db: owner,
            name,
            source,
            open,
            asked,
            asAt,
            today: londonDay(new Date()),
            districts,
          })
          results.push({ file: name, ...brought })
          if (!io.json) for (const line of broughtLines(name, brought, { people: ground.jobs !== undefined })) io.out(line)
        } catch (problem) {
          if (!(problem instanceof FileRefused)) throw problem
          results.push({ file: name, refused: problem.message })
          if (!io.json) io.out(`${name} was refused, and nothing of it was written: ${problem.message}.`)
        }
      }
      if (io.json) io.out(JSON.stringify(results))
      return results.every((result) => !('refused' in result) && result.report.setAside.length === 0) ? 0 : 1
    })
  },
})
