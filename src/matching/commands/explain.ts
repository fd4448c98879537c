import { parseArgs } from 'node:util'
import type { Command } from '../cli.ts'
import { saveText } from '../deciding/whole-file.ts'
import { findRecord, pairExplainer } from '../explaining/explain-pair.ts'
import { waterfallLines } from '../explaining/waterfall.ts'
import { waterfallSvg, waterfallTable } from '../explaining/waterfall-svg.ts'
import { needsTraining } from '../model/needs-training.ts'
import { listsFromFiles, readLists } from '../reading/read-lists.ts'
import { inThisThread } from '../work/pool.ts'
import { AskedWrongly } from './asked.ts'
import { modelGiven } from './model-given.ts'
import { refuseOverwriting } from './outputs.ts'

export const explainCommand: Command = {
  name: 'match explain',
  summary: 'Say in plain words why two records are, or are not, one person',
  usage: 'A B --lists lists.csv... --model trained.json [--svg picture.svg] [--table table.html] [--id column]',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        lists: { type: 'string', multiple: true },
        model: { type: 'string' },
        svg: { type: 'string' },
        table: { type: 'string' },
        id: { type: 'string' },
      },
    })
    const [a, b, ...more] = positionals
    const lists = [...(values.lists ?? []), ...more]
    if (a === undefined || b === undefined || lists.length === 0)
      throw new AskedWrongly('Name two records and the lists they are on.')
    refuseOverwriting([...lists, ...(values.model === undefined ? [] : [values.model])], { svg: values.svg, table: values.table })
    const { model } = modelGiven(values.model, undefined, false)
    if (needsTraining(model))
      throw new AskedWrongly('Give a trained model with --model (doorstep match ... --save-model makes one)')
    const { frame } = await readLists(
      model,
      listsFromFiles(lists),
      inThisThread(),
      values.id === undefined ? {} : { idColumn: values.id },
    )
    const rows = [a, b].map((name) => {
      const row = findRecord(frame, name)
      if (row === undefined) throw new Error(`There is no record "${name}" on ${frame.listNames.join(' or ')}`)
      return row
    })
    const why = pairExplainer(model, frame)(rows[0]!, rows[1]!)
    if (values.svg !== undefined) saveText(values.svg, waterfallSvg(why))
    if (values.table !== undefined) saveText(values.table, waterfallTable(why))
    if (io.json) io.out(JSON.stringify({ a, b, ...why }))
    else for (const line of waterfallLines(why)) io.out(line)
    return 0
  },
}
