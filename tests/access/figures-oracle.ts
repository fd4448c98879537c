import { inForce, type Visitor, type World } from './facts.ts'
import { columnOf, type Oracle } from './oracle.ts'

/**
 * Who counts what, written from the settled table's column "figures" alone: the front door, the analyst and the elected member the
 * whole authority, a practitioner and a neighbourhood manager their places, a partner what their own agency brought. Counting opens
 * that there was a contact and what became of it, restricted ones too; never who it was about and never a word.
 */
export function figuresOracle({ day, contacts }: World): Oracle {
  const byId = new Map(contacts.map((contact) => [contact.id, contact]))
  const places = (visitor: Visitor) =>
    visitor.posts.filter((post) => post.days.every((days) => inForce(days, day))).map((post) => post.place)
  return (visitor, row) => {
    const { role, agencyId, accountId, authorityId } = visitor.actor
    if (visitor.accountClosed || !inForce(visitor.membership, day) || role === 'administrator' || role === 'service') return false
    if (row.authority !== authorityId) return false
    const column = columnOf[row.table]
    if (column === 'own') return row.account === accountId
    if ((column !== 'contact' && column !== 'decided') || row.contact === undefined) return false
    const about = byId.get(row.contact)!
    // that their contacts came, and were closed; what the front door made of one is in its answer
    if (role === 'partner') return column === 'contact' && about.broughtBy === agencyId
    if (['practitioner', 'social-worker', 'neighbourhood-manager'].includes(role)) return places(visitor).includes(about.place)
    return true
  }
}
