import { draftsOf } from '../access/index.ts'
import type { Work } from '../work.ts'

/** What somebody began and did not send, with where to go on: one's own, from any form of the front door. */
export async function keptForms(work: Work): Promise<{ name: string; href: string; at: Date }[]> {
  const rows = await draftsOf(work)
  return rows.map(({ form, at }) => {
    if (form === '/contacts') return { name: 'A conversation', href: '/contacts/new', at }
    if (form === '/children/new') return { name: 'Somebody new', href: form, at }
    if (form.startsWith('/children/')) return { name: 'Words on the record of a child', href: form, at }
    const [, , reference, what] = form.split('/')
    if (what === 'decision') return { name: `A decision on ${reference}`, href: `/contacts/${reference}`, at }
    return { name: `Words for ${reference ?? 'a form'}`, href: form, at }
  })
}
