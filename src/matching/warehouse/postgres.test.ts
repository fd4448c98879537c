import { afterAll, beforeAll, expect, test } from 'vitest'
import { weightOf } from '../deciding/weights.ts'
import { generatePeople, peopleHeading } from '../generating/generate-people.ts'
import { matchLists } from '../match-files.ts'
import { peopleModel } from '../model/people-model.ts'
import { listFromText } from '../reading/byte-source.ts'
import { idOf } from '../reading/frame.ts'
import { postgresSql } from './postgres.ts'
import { throwawayPostgres } from './throwaway-postgres.ts'

let server: Awaited<ReturnType<typeof throwawayPostgres>>

beforeAll(async () => {
  server = await throwawayPostgres()
  if (!server) console.warn('No PostgreSQL is installed here, so the SQL is not compared with the engine')
})
afterAll(async () => {
  await server?.close()
})

// Names as people write them, so that cleaning is compared as well: accents, apostrophes, Arabic, hyphens, English dates.
const oddRows = [
  "100001,x,school,José,O'Brien,03/08/2019,M,M1 1AA,1 High St,",
  '100002,x,health,Jose,O’BRIEN,2019-08-03,M,m11aa,1 High Street,',
  '100003,x,school,محمد,خان,2011-02-09,M,QX1 1AA,Flat 2 Long Rd,9434765919',
  '100004,x,health,Mohammed,Khan,2011-09-02,M,QX1 1AA,Flat 2 Long Road,943 476 5919',
  '100005,x,police,Łukasz,Wiśniewski-Nowak,2009-01-01,,QX1 1AA,,',
  '100006,x,school,Lukasz,Nowak,14 June 2009,M,QX1 1AA,3 Long Road,',
  '100008,x,school,Mary Jane,Khan,2011-02-09,F,QX1 1AA,Flat 2 Long Rd,',
  '100009,x,health,Mary-Ann,Khan,2011-02-09,F,QX1 1AA,Flat 2 Long Rd,',
  '100010,x,health,Jane M,Khan,2011-02-09,F,QX1 1AA,Flat 2 Long Rd,',
  '100011,x,school,Emlly,Nowak,14 June 2009,M,QX1 1AA,3 Long Road,',
  '100012,x,health,Emiky,Nowak,14 June 2009,M,QX1 1AA,3 Long Road,',
  '100013,x,health,Emma,Nowak,14 June 2009,M,QX1 1AA,3 Long Road,',
  '100007,x,school,unknown,Khan,2011-02-09,M,QX1 1AA,Flat 2 Long Rd,1234567890',
]

test('SQL and engine give every pair the same pattern and weight', { timeout: 120_000 }, async (context) => {
  if (!server) return context.skip()
  const rows = [...generatePeople({ rows: 1500, seed: 5, slips: 0.08, nicknames: 0.1 }), ...oddRows]
  const list = { name: 'people', bytes: listFromText(`${peopleHeading}\n${rows.join('\n')}\n`) }
  const { matched } = await matchLists(peopleModel, [list], { train: true })
  const { client } = server
  await client.query(
    'create table people (unique_id text, cluster text, source text, first_name text, surname text, dob text, sex text, postcode text, street text, nhs text)',
  )
  await client.query('insert into people select * from json_populate_recordset(null::people, $1)', [
    JSON.stringify(rows.map((row) => Object.fromEntries(row.split(',').map((value, i) => [peopleHeading.split(',')[i], value])))),
  ])
  await client.query(postgresSql(matched.model, { table: 'public.people', id: 'unique_id' }))
  const found = await client.query<{ id_a: string; id_b: string; pattern: string; weight: number }>(
    'select id_a, id_b, pattern, weight from doorstep_matching.matching_pair',
  )
  const inSql = new Map(found.rows.map((row) => [[row.id_a, row.id_b].sort().join(), row]))
  const differing: unknown[] = []
  let pairs = 0
  for (const piece of matched.pairs.pieces) {
    for (let i = 0; i < piece.count; i++, pairs++) {
      const name = [idOf(matched.frame, piece.a[i]!), idOf(matched.frame, piece.b[i]!)].sort().join()
      const row = inSql.get(name)
      const weight = weightOf(matched.weights, piece.patterns[i]!, piece.terms[i]!)
      if (!row || Number(row.pattern) !== piece.patterns[i] || Math.abs(Number(row.weight) - weight) > 1e-4) {
        differing.push({ name, engine: [piece.patterns[i], weight], sql: row })
      }
    }
  }
  expect(pairs).toBeGreaterThan(2000)
  expect(differing.slice(0, 5)).toEqual([])
  expect(inSql.size).toBe(pairs)
})
