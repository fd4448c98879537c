import { stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Command, type CommandIo, type ExitCode, UsageProblem } from '../command.ts'
import { newId } from '../database/ids.ts'
import type { CommandDoors } from '../room.ts'
import { importFiles } from './import-file.ts'
import type { FileKind } from './read-file.ts'
import { createRun, findRun, problemsOf } from './runs-store.ts'
import { kindWords, problemsCsv, problemWords, reportLines } from './words.ts'

const options = `--as-authority CODE [--problems FILE.csv]
    --as-authority   the three figures of the authority into whose record the file goes
    --problems       also write every problem, with its place, to this file`
const shown = 100

export const importCommands = (doors: CommandDoors): Command[] => [
  {
    name: 'import annex-a',
    summary: "Import contacts and referrals from Ofsted's Annex A, Lists 1 and 3",
    usage: `FILE.xlsx|FILE.csv ... ${options}`,
    run: (args, io) => run('annex-a', args, io, doors),
  },
  {
    name: 'import cin',
    summary: 'Import children, referrals and needs from a children in need census',
    usage: `FILE.xml ${options}`,
    run: (args, io) => run('cin', args, io, doors),
  },
]

async function run(kind: FileKind, args: string[], io: CommandIo, { inHouse, serviceActor }: CommandDoors): Promise<ExitCode> {
  const { paths, authority, problems } = readArgs(args)
  if (paths.length === 0) throw new UsageProblem('Say which file to import.')
  if (kind === 'cin' && paths.length > 1) throw new UsageProblem('A census is one file. Import one at a time.')
  if (authority === undefined) throw new UsageProblem('Say which authority with --as-authority CODE.')
  // a missing file is said before the house is opened
  for (const path of paths) await stat(path)
  return inHouse(io, async (house) => {
    const { withActor } = house
    const service = await serviceActor(house, authority)
    const runId = newId()
    const files = paths.map((path) => ({ path, name: basename(path) }))
    await withActor(service, 'import', (work) =>
      createRun(work, { id: runId, kind, fileName: files.map(({ name }) => name).join(', ') }),
    )
    await importFiles(withActor, { runId, kind, files, asker: service, service }, io.progress)
    const ended = await withActor(service, 'import', async (work) => ({
      run: await findRun(work, runId),
      problems: await problemsOf(work, runId, { most: io.json || problems ? Number.MAX_SAFE_INTEGER : shown }),
    }))
    const done = ended.run!
    if (problems) await writeFile(problems, problemsCsv(ended.problems), { mode: 0o600 })
    if (io.json) io.out(JSON.stringify({ ...done, problems: ended.problems }))
    else {
      io.out(`${kindWords[kind]}: ${done.fileName}`)
      for (const line of reportLines(done)) io.out(line)
      for (const problem of ended.problems.slice(0, shown)) io.out(`  ${problemWords(problem)}`)
      if (done.counts.problems > shown)
        io.out(`  and ${done.counts.problems - shown} more: write them all to a file with --problems FILE.csv`)
    }
    return done.state === 'nothing new' || (done.state === 'done' && done.counts.problems === 0) ? 0 : 1
  })
}

function readArgs(args: readonly string[]) {
  const paths: string[] = []
  const given: Record<string, string | undefined> = {}
  for (let at = 0; at < args.length; at++) {
    const word = args[at]!
    const [name, value] = word.split('=', 2) as [string, string | undefined]
    if (name === '--as-authority' || name === '--problems') given[name] = value ?? args[++at]
    else if (word.startsWith('--')) throw new UsageProblem(`There is no option ${name} here.`)
    else paths.push(word)
  }
  return { paths, authority: given['--as-authority'], problems: given['--problems'] }
}
