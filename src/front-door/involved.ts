import type { ContactRow } from './contact-store.ts'

/** Whoever brought a contact, in the table of who is involved: nobody is nearer to it. Nothing where that is not for the reader. */
export function bringerOf({
  bringerName,
  bringerRole,
  bringerPhone,
  bringerAnonymous,
  agency,
}: Pick<ContactRow, 'bringerName' | 'bringerRole' | 'bringerPhone' | 'bringerAnonymous' | 'agency'>) {
  if (bringerAnonymous || !bringerName) return undefined
  return { name: bringerName, role: [bringerRole, agency].filter(Boolean).join(', '), phone: bringerPhone ?? '' }
}
