import { thresholdTemplate } from '../rulebook/index.ts'

/** The shipped template as rows, for an authority that has no document of its own yet. It claims no council's wording. */
export function templateRows(authorityId: string, documentId: string, validFrom: string) {
  const { title, note, levels } = thresholdTemplate
  return {
    document: { authorityId, id: documentId, version: 1, title, note, validFrom, madeAt: `${validFrom}T09:00:00Z`, revision: 1 },
    levels: levels.map(({ level, name, means, whoHelps }) => ({
      authorityId,
      documentId,
      level,
      name,
      means,
      whoHelps,
      revision: 1,
    })),
    clauses: levels.flatMap(({ level, clauses }) =>
      clauses.map(({ number, heading, words }, position) => ({
        authorityId,
        documentId,
        number,
        level,
        position,
        heading,
        words,
        revision: 1,
      })),
    ),
  }
}
