import { parseArgs } from 'node:util'
import type { Command } from '../cli.ts'
import { clusterPairs } from '../deciding/clusters.ts'
import { joinedFrom } from '../deciding/decide.ts'
import { readPairs } from '../deciding/pairs-file.ts'
import { saveText } from '../deciding/whole-file.ts'
import { AskedWrongly } from './asked.ts'
import { modelGiven } from './model-given.ts'
import { refuseOverwriting } from './outputs.ts'

export const mergeCommand: Command = {
  name: 'match merge',
  summary: 'Put the pairs that several machines compared together, and make people of them',
  usage: 'pairs-1.csv pairs-2.csv... --model trained.json --clusters people.csv [--at 0.95]',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { model: { type: 'string' }, clusters: { type: 'string' }, at: { type: 'string', default: String(joinedFrom) } },
    })
    if (positionals.length === 0 || values.clusters === undefined)
      throw new AskedWrongly('Name the files of pairs and where people go.')
    refuseOverwriting([...positionals, ...(values.model === undefined ? [] : [values.model])], { clusters: values.clusters })
    const at = Number(values.at)
    if (!(at > 0 && at < 1)) throw new AskedWrongly(`--at should be a probability between 0 and 1, not "${values.at}"`)
    const { weighed, names } = await readPairs(positionals, modelGiven(values.model, undefined, false).model)
    const clusters = clusterPairs(weighed, at)
    const lines = names.map((name, row) => `"${name.replaceAll('"', '""')}",${clusters.of[row]! + 1}`)
    saveText(values.clusters, `record,person\n${lines.join('\n')}\n`)
    const people = new Set(clusters.of).size
    if (io.json) io.out(JSON.stringify({ records: names.length, people, refusedUnions: clusters.refused.length }))
    else
      io.out(
        `${names.length.toLocaleString('en-GB')} records that share something with another, ${people.toLocaleString('en-GB')} people`,
      )
    return 0
  },
}
