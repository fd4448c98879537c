import { knownWards } from './area-store.ts'
import { type Bringing, type Brought, handfuls } from './bringing.ts'
import { makeStaging, mergePostcodes, stagePostcodes } from './postcode-store.ts'
import { restampLater } from './re-stamp.ts'
import { readPostcodes } from './reading/index.ts'

/** Checks a postcode directory to its end while it streams into a private table, then writes what differs in one transaction. */
export async function importPostcodes({ db, source, open, asAt, today, districts }: Bringing): Promise<Brought> {
  const day = asAt ?? today
  const wards = await knownWards(db, day)
  const { rows, report } = readPostcodes(open(), { ...(districts ? { districts } : {}), ...(wards ? { wards } : {}) })
  return db.connection().execute(async (connection) => {
    await makeStaging(connection)
    for await (const some of handfuls(rows, 1_000)) await stagePostcodes(connection, some, day)
    const { changed, areas } = await connection.transaction().execute(async (tx) => {
      const merged = await mergePostcodes(tx, source)
      await restampLater(tx, merged.areas)
      return merged
    })
    const missing = wards
      ? []
      : [
          'No wards are loaded, so ward codes were taken as they stand. Bring the boundaries, or a list of areas, to have them checked.',
        ]
    return { kind: 'postcodes', report, changed, missing, moved: { areas, from: undefined } }
  })
}
