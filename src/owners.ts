import type { DB } from './database/schema.gen.ts'

/** Views give codes and days to whoever counts; what the database keeps for its own guards has no room. */
export type Table = Exclude<keyof DB, `figure${string}` | `access.${string}`>

const names = 'a name or a place that stands beside the rows of every room; no person of the public is in it'
const published = 'published, and the same for every authority; no person is in it'

/** Tables that any room may read, each with why. Only their owner writes them. */
export const openToRead: Readonly<Partial<Record<Table, string>>> = {
  agency: names,
  authority: names,
  locality: names,
  post: names,
  postHolding: names,
  team: names,
  worker: names,
  area: published,
  areaEdition: published,
  population: published,
  postcode: published,
}
