import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Command, CommandIo } from '../cli.ts'
import { writePairs } from '../deciding/pairs-file.ts'
import { saveText } from '../deciding/whole-file.ts'
import { writeClusters, writeLinks } from '../deciding/write-links.ts'
import { type MatchResult, matchLists } from '../match-files.ts'
import { writeModel } from '../model/model-file.ts'
import { needsTraining } from '../model/needs-training.ts'
import { listsFromFiles } from '../reading/read-lists.ts'
import { wordsOf } from '../reading/reading-report.ts'
import { AskedWrongly, NoSuchFile } from './asked.ts'
import { modelGiven } from './model-given.ts'
import { refuseOverwriting } from './outputs.ts'

export const matchCommand: Command = {
  name: 'match',
  summary: 'Find the records that are one person, on one list or several',
  usage:
    'lists.csv... --out links.csv [--clusters people.csv] [--model model.json | --splink settings.json [--skip-unknown]] [--train] [--save-model trained.json] ' +
    '[--id column] [--workers n] [--memory MB] [--part 1/4 --pairs pairs.csv]',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: { type: 'string' }, clusters: { type: 'string' }, model: { type: 'string' }, splink: { type: 'string' },
        'skip-unknown': { type: 'boolean', default: false }, train: { type: 'boolean', default: false }, 'save-model': { type: 'string' },
        id: { type: 'string' }, workers: { type: 'string' }, memory: { type: 'string' }, part: { type: 'string' }, pairs: { type: 'string' },
      }, // biome-ignore format: one list of options
    })
    if (positionals.length === 0) throw new AskedWrongly('Name the lists to match.')
    for (const path of positionals) if (!existsSync(path)) throw new NoSuchFile(path)
    const { out, clusters, pairs, 'save-model': saveModel } = values
    const models = [values.model, values.splink].flatMap((path) => path ?? [])
    refuseOverwriting([...positionals, ...models], { out, clusters, pairs })
    refuseOverwriting(positionals, { out, clusters, pairs, 'save-model': saveModel })
    const { model, notes } = modelGiven(values.model, values.splink, values['skip-unknown'])
    for (const note of notes) io.err(note)
    const train = values.train || needsTraining(model)
    const part = values.part === undefined ? undefined : partOf(values.part)
    if (part && train)
      throw new AskedWrongly('A part of the work needs a trained model: train one first and give it with --model')
    const result = await matchLists(model, listsFromFiles(positionals), {
      train,
      refuseBlind: true,
      ...(values.id !== undefined && { idColumn: values.id }),
      ...(values.workers !== undefined && { workers: wholeNumber(values.workers, '--workers') }),
      ...(values.memory !== undefined && { memory: wholeNumber(values.memory, '--memory') }),
      ...(part && { part }),
      ...(io.progress && { progress: io.progress }),
    })
    if (out !== undefined) writeLinks(out, result.links)
    if (clusters !== undefined) writeClusters(clusters, result.matched, result.clusters)
    if (pairs !== undefined) writePairs(pairs, result.matched, result.weighed, part)
    if (saveModel !== undefined) saveText(saveModel, writeModel(result.matched.model))
    report(result, io, out)
    return 0
  },
}

function partOf(text: string) {
  const found = /^(\d+)\/(\d+)$/.exec(text)
  const [number, of] = [Number(found?.[1]), Number(found?.[2])]
  if (!found || number < 1 || number > of) throw new AskedWrongly(`--part should be like 1/4, not "${text}"`)
  return { number, of }
}

function wholeNumber(text: string, option: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new AskedWrongly(`${option} should be a whole number, not "${text}"`)
  return number
}

function report(result: MatchResult, io: CommandIo, out: string | undefined) {
  const { matched, links, clusters, reports } = result
  for (const line of reports.flatMap(wordsOf)) io.err(line)
  for (const block of matched.split) {
    const rest = block.leftOut > 0 ? `, ${block.leftOut} of them too many still and left out` : ''
    io.err(
      `Rule "${block.rule}": ${block.records} records share "${block.value}"; split into ${block.became} smaller blocks${rest}`,
    )
  }
  for (const warning of matched.model.trained?.warnings ?? []) io.err(`Training: ${warning}`)
  const { certain } = links
  const people = new Set(clusters.of).size
  const facts = {
    records: matched.frame.rows, people, candidatePairs: matched.candidates, certain, review: links.length - certain,
    refusedUnions: clusters.refused.length, keptApart: clusters.refused.filter(({ why }) => why === 'kept apart').length,
  } // biome-ignore format: one list of facts
  if (io.json) return io.out(JSON.stringify({ ...facts, milliseconds: matched.took, trained: matched.model.trained }))
  const n = (value: number) => value.toLocaleString('en-GB')
  io.out(`${n(facts.records)} records, ${n(facts.people)} people, ${n(facts.candidatePairs)} pairs looked at`)
  io.out(`${n(certain)} links certain, ${n(facts.review)} for a person to review${out ? `, in ${out}` : ''}`)
  if (facts.keptApart > 0) io.out(`${n(facts.keptApart)} joins refused because they would put possible twins together`)
  const against = facts.refusedUnions - facts.keptApart
  if (against > 0) io.out(`${n(against)} joins refused because other evidence was against them`)
}
