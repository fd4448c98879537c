/**
 * Who sees what, written from the settled table of roles alone. It imports neither the permission table nor any SQL: where the
 * two disagree, one of them is wrong, and a person has to say which.
 */
import { type ContactFact, inForce, type PersonFact, type RowFact, type Visitor, type World } from './facts.ts'

export type Oracle = (visitor: Visitor, row: RowFact) => boolean

/** What the columns of the table call a row of each of our tables. */
export const columnOf: Record<string, 'index' | 'record' | 'restriction' | 'contact' | 'words' | 'decided' | 'act' | 'own'> = {
  // "children's index (name, birth date, area, known to)", and who is involved
  person: 'index',
  involvement: 'index',
  allocation: 'index',
  // that two entries of the index are one child
  person_merge: 'index',
  // why a record is, or was, restricted
  person_restriction: 'restriction',
  // "record"
  person_name: 'record',
  person_address: 'record',
  person_identifier: 'record',
  person_fact: 'record',
  relationship: 'record',
  household_member: 'record',
  // "contacts": that there was one, where it stands, who it names
  contact: 'contact',
  contact_version: 'contact',
  contact_child: 'contact',
  waiting: 'contact',
  closure: 'contact',
  outbox: 'contact',
  // their words, each of a class
  contact_words: 'words',
  bringer: 'words',
  answer: 'words',
  disagreement: 'words',
  information_request: 'words',
  record_opening: 'words',
  // what a child was called before anybody settled who it is, and an answer that a second person has not let go yet
  said_child: 'words',
  held_answer: 'words',
  // what was made of them; a partner reads "own agency's conversations and their answers", not this
  decision: 'decided',
  referral: 'decided',
  referral_link: 'decided',
  referral_move: 'decided',
  early_help_offer: 'decided',
  event: 'act',
  draft: 'own',
  submission: 'own',
  seen_news: 'own',
  import_run: 'own',
}

const frontDoor = ['front-door-worker', 'front-door-manager']
const practice = ['practitioner', 'social-worker']

export function oracle(world: World): Oracle {
  const { day } = world
  const people = new Map(world.people.map((person) => [person.id, person]))
  const contacts = new Map(world.contacts.map((contact) => [contact.id, contact]))
  const groups = Map.groupBy(world.people, (person) => person.identity)
  const contactsOf = Map.groupBy(
    world.contacts.flatMap((contact) =>
      contact.children.filter((child) => !child.removed).map((child) => ({ contact, ...child })),
    ),
    (named) => named.person,
  )
  const allocationsOf = Map.groupBy(world.allocations, (allocation) => allocation.person)
  const involvementsOf = Map.groupBy(world.involvements, (involvement) => involvement.person)

  /** All records of the person that this record is one of. */
  const records = (person: PersonFact) => groups.get(person.identity)!.map((record) => record.id)
  const restricted = (person: PersonFact) => groups.get(person.identity)!.some((record) => record.restricted)

  const held = (visitor: Visitor) => visitor.posts.filter((post) => post.days.every((days) => inForce(days, day)))
  const places = (visitor: Visitor) => held(visitor).map((post) => post.place)
  const teams = (visitor: Visitor) => held(visitor).map((post) => post.team)

  const given = (person: PersonFact) =>
    records(person)
      .flatMap((id) => allocationsOf.get(id) ?? [])
      .filter((allocation) => inForce(allocation, day) && !allocation.corrected)
  /** "children allocated to them or their team" */
  const allocatedTo = (visitor: Visitor, person: PersonFact) =>
    given(person).some(
      ({ worker, team }) => worker === visitor.actor.workerId || (team !== null && teams(visitor).includes(team)),
    )
  /** "their own worker": given to this very person, whichever team they are in */
  const byName = (visitor: Visitor, person: PersonFact) => given(person).some(({ worker }) => worker === visitor.actor.workerId)
  /** "children with an open contact, and what they allocate": where they named the child themself, when they said why */
  const openOrGiven = (visitor: Visitor, person: PersonFact) =>
    records(person).some((id) =>
      (contactsOf.get(id) ?? []).some(({ contact, by, saidWhy }) => contact.open && (by !== visitor.actor.workerId || saidWhy)),
    ) ||
    // what they allocated, but not by naming the child themself and deciding that without a word
    given(person).some(
      ({ by, person: of }) =>
        by === visitor.actor.workerId &&
        ((said) => said.length === 0 || said.some(({ saidWhy }) => saidWhy))(
          (contactsOf.get(of) ?? []).filter(({ by }) => by === visitor.actor.workerId),
        ),
    )
  /** "children they brought or work with" */
  const broughtOrWorks = (visitor: Visitor, person: PersonFact) => {
    const agency = visitor.actor.agencyId
    return (
      records(person).some((id) => (contactsOf.get(id) ?? []).some(({ contact }) => contact.broughtBy === agency)) ||
      records(person).some((id) =>
        (involvementsOf.get(id) ?? []).some((i) => i.agency === agency && inForce(i, day) && !i.corrected),
      ) ||
      given(person).some(({ worker, team }) => [worker, team].some((who) => who !== null && visitor.agencyOf.get(who) === agency))
    )
  }

  function index(visitor: Visitor, person: PersonFact): boolean {
    const { role } = visitor.actor
    if (frontDoor.includes(role) || practice.includes(role)) return true
    if (role === 'neighbourhood-manager') return places(visitor).includes(person.home)
    if (role === 'partner') return broughtOrWorks(visitor, person)
    return false
  }

  function record(visitor: Visitor, person: PersonFact, row: RowFact): boolean {
    const { role, agencyId } = visitor.actor
    if (frontDoor.includes(role)) return openOrGiven(visitor, person)
    if (practice.includes(role) || role === 'neighbourhood-manager') return allocatedTo(visitor, person)
    if (role === 'partner') return row.table !== 'event' && row.byAgency === agencyId
    return false
  }

  function contact(visitor: Visitor, about: ContactFact): boolean {
    const { role, agencyId } = visitor.actor
    if (frontDoor.includes(role)) return true
    if (practice.includes(role))
      return about.children.some((child) => !child.removed && allocatedTo(visitor, people.get(child.person)!))
    if (role === 'neighbourhood-manager') return places(visitor).includes(about.place)
    if (role === 'partner') return about.broughtBy === agencyId
    if (role === 'analyst') return visitor.purpose === 'rows behind a figure'
    return false
  }

  function words(visitor: Visitor, about: ContactFact, kind: string): boolean {
    const { role } = visitor.actor
    if (role === 'analyst' || !contact(visitor, about)) return false
    if (role === 'neighbourhood-manager') return !kind.includes('concern')
    if (role === 'partner') return !kind.includes('deciding')
    return true
  }

  const decided = (visitor: Visitor, about: ContactFact) => visitor.actor.role !== 'partner' && contact(visitor, about)

  return (visitor, row) => {
    const { actor } = visitor
    if (visitor.accountClosed || !inForce(visitor.membership, day)) return false
    if (row.authority !== actor.authorityId) return false
    const column = columnOf[row.table]
    if (column === 'own') return row.account === actor.accountId
    if (visitor.purpose === 'keep words') return false
    const person = row.person === undefined ? undefined : people.get(row.person)!
    const about = row.contact === undefined ? undefined : contacts.get(row.contact)!
    // a restricted record is not found by anybody but the manager of the front door, and the child's own worker in practice
    const own = [...practice, 'neighbourhood-manager'].includes(actor.role)
    const hides = (child: PersonFact) => restricted(child) && !(own && byName(visitor, child))
    const hidden = about
      ? about.children.some((child) => !child.removed && hides(people.get(child.person)!))
      : person !== undefined && hides(person)
    if (hidden && actor.role !== 'front-door-manager') return false
    // a contact that was moved away from a restricted child is open again; that it was once about them is not
    const named = row.names === undefined ? (column === 'act' && about ? person : undefined) : people.get(row.names)!
    const isOpen = !about?.children.some((child) => !child.removed && restricted(people.get(child.person)!))
    if (named && restricted(named) && isOpen && actor.role !== 'front-door-manager') return false
    // the reason stays with them when the record is open again
    if (column === 'restriction')
      return actor.role === 'front-door-manager' || (restricted(person!) && own && index(visitor, person!))
    if (column === 'index') return index(visitor, person!)
    if (column === 'record') return record(visitor, person!, row)
    if (column === 'contact') return contact(visitor, about!)
    if (column === 'words') return words(visitor, about!, row.words!)
    if (column === 'decided') return decided(visitor, about!)
    // an act on a contact goes with its decisions, an act on a person with their record, any other with its place
    if (about && decided(visitor, about)) return true
    if (person) return record(visitor, person, row)
    if (about) return false
    if (frontDoor.includes(actor.role)) return true
    if (actor.role === 'analyst') return visitor.purpose === 'rows behind a figure'
    return actor.role === 'neighbourhood-manager' && places(visitor).includes(row.place!)
  }
}
