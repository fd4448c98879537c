import type { Visit } from '../access/index.ts'
import { refuse } from '../errors.ts'
import { childPage } from './head.tsx'
import { purposeOf } from './purpose.ts'
import { readChild } from './reading.ts'

/** A page of the child that a room fills by its chapter. */
export async function showChapterPage(visit: Visit) {
  const { id, page } = visit.params
  const view = await visit.withActor(purposeOf(visit), (work) => readChild(work, visit.rooms, id!))
  const found =
    view.told.pages.find(({ name }) => name === page) ?? refuse('not-found', undefined, { kind: 'person', subject: view.id })
  return childPage(visit, view, found.name, found.body({ name: view.record.person.givenName || 'this child', now: visit.now }))
}
