import type { Bringing, Brought } from './bringing.ts'
import { importBoundaries, importOwnAreas } from './import-areas.ts'
import { importLookup } from './import-lookup.ts'
import { importPopulation } from './import-population.ts'
import { importPostcodes } from './import-postcodes.ts'
import { type FileKind, kindOfFile } from './reading/index.ts'

const importers: Record<FileKind, (bringing: Bringing) => Promise<Brought>> = {
  boundaries: importBoundaries,
  postcodes: importPostcodes,
  population: importPopulation,
  areas: importOwnAreas,
  lookup: importLookup,
}

/** Brings one file into the reference tables, by what it holds. It throws FileRefused, and then nothing has changed. */
export async function importFile(bringing: Bringing): Promise<Brought> {
  return importers[await kindOfFile(bringing.open('quietly'))](bringing)
}
