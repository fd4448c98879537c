// Writes people-search.tsv anew: node --import tsx tests/queries/write.ts
import { writeFileSync } from 'node:fs'
import { knownPeople } from './known-people.ts'
import { makeQueries } from './make-queries.ts'

const queries = makeQueries(knownPeople())
writeFileSync(
  new URL('people-search.tsv', import.meta.url),
  `kind\ttyped\tchild\n${queries.map(({ kind, text, key }) => `${kind}\t${text}\t${key}\n`).join('')}`,
)
