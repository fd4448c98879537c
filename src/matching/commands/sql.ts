import { parseArgs } from 'node:util'
import type { Command } from '../cli.ts'
import { saveText } from '../deciding/whole-file.ts'
import { needsTraining } from '../model/needs-training.ts'
import { postgresSql } from '../warehouse/postgres.ts'
import { AskedWrongly } from './asked.ts'
import { modelGiven } from './model-given.ts'
import { refuseOverwriting } from './outputs.ts'

export const sqlCommand: Command = {
  name: 'match sql',
  summary: 'Write a trained model as SQL, to run in a PostgreSQL warehouse',
  usage: '--model trained.json --table people --id person_id [--schema doorstep_matching] --out matching.sql',
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: {
        model: { type: 'string' },
        table: { type: 'string' },
        id: { type: 'string' },
        schema: { type: 'string' },
        out: { type: 'string' },
      },
    })
    const { table, id, schema } = values
    if (table === undefined || id === undefined) throw new AskedWrongly('Name the table and its id column.')
    for (const name of [table, id, schema ?? 'x'])
      if (!/^[\w.]+$/.test(name)) throw new Error(`"${name}" is not a plain SQL name`)
    refuseOverwriting(values.model === undefined ? [] : [values.model], { out: values.out })
    const { model } = modelGiven(values.model, undefined, false)
    if (needsTraining(model))
      throw new AskedWrongly('Give a trained model with --model (doorstep match ... --save-model makes one)')
    const sql = postgresSql(model, { table, id, ...(schema !== undefined && { schema }) })
    if (values.out === undefined) io.out(sql)
    else saveText(values.out, sql)
    return 0
  },
}
