import { recordEvent, requirePermission } from '../access/index.ts'
import { requireVersion } from '../access/version.ts'
import { newId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import type { Work } from '../work.ts'
import { holdLocalities, insertLocality, readSlugs, renameLocality } from './locality-store.ts'

/** A place as a form gives it: `slug` is its address, /places/newport; left empty, it is made of the name. */
export type LocalityWords = { name: string; slug: string }
export type LocalityProblem = { field: 'name' | 'slug'; message: string }
type Done = { slug: string; problems?: undefined } | { problems: LocalityProblem[]; slug?: undefined }

// Addresses below /places that are pages of their own.
const reserved = ['new', 'beside', 'not-placed-yet']

/** Adds a place. Its areas are the next step: without one, nobody lives in it. */
export async function makeLocality(work: Work, words: LocalityWords): Promise<Done> {
  requirePermission(work, 'manage places')
  await holdLocalities(work)
  const slug = words.slug || slugOf(words.name)
  const problems = problemsWith({ ...words, slug }, await readSlugs(work))
  if (problems.length > 0) return { problems }
  const id = newId(work.now.getTime())
  await insertLocality(work, { id, name: words.name, slug })
  await writeDown(work, 'locality added', id)
  return { slug }
}

/** Changes what a place is called, or its address. Its areas, people and posts stay. */
export async function changeLocality(work: Work, slug: string, words: LocalityWords, shown?: number): Promise<Done> {
  requirePermission(work, 'manage places')
  await holdLocalities(work)
  const all = await readSlugs(work)
  const stands = all.find((each) => each.slug === slug && each.placed) ?? refuse('not-found', undefined, { kind: 'locality' })
  const theirs = { name: stands.name, slug: stands.slug }
  await requireVersion(shown, stands.version, { mine: words, theirs })
  const wanted = { ...words, slug: words.slug || slugOf(words.name) }
  const problems = problemsWith(
    wanted,
    all.filter(({ id }) => id !== stands.id),
  )
  if (problems.length > 0) return { problems }
  await renameLocality(work, stands.id, wanted)
  await writeDown(work, 'locality changed', stands.id)
  return { slug: wanted.slug }
}

/** The address that a name gives: "St Hilda's and the Port" is st-hildas-and-the-port. */
export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function problemsWith({ name, slug }: LocalityWords, others: readonly { name: string; slug: string }[]): LocalityProblem[] {
  if (name === '') return [{ field: 'name', message: 'Enter the name of the place' }]
  const same = (text: string) => text.trim().toLowerCase()
  if (others.some((other) => same(other.name) === same(name))) return [{ field: 'name', message: `${name} is here already` }]
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
    return [{ field: 'slug', message: 'The address is small letters and figures, with hyphens between: st-hildas' }]
  if (reserved.includes(slug) || others.some((other) => other.slug === slug))
    return [{ field: 'slug', message: `/places/${slug} is taken. Choose another address` }]
  return []
}

async function writeDown(work: Work, act: string, id: string) {
  await recordEvent(work, act, { subject: { kind: 'locality', id }, localityId: id, agencyId: work.actor.agencyId })
}
