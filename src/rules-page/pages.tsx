import { get, type Route } from '../access/index.ts'
import { Accessibility } from './accessibility.tsx'
import { RuleBook } from './rule-book.tsx'
import { isMark, isRuleGroup, ruleLines } from './rule-lines.ts'
import { frontDoorPhone } from './store.ts'

/** What the house goes by, for everybody signed in: its rules, and how accessible it is. */
export const rulebookPages: Route[] = [
  get('/rulebook', async ({ query }) => {
    const filter = {
      find: query.find?.trim() || undefined,
      group: isRuleGroup(query.group) ? query.group : undefined,
      mark: isMark(query.mark) ? query.mark : undefined,
    }
    return { page: { title: 'Rule book', body: <RuleBook lines={ruleLines(filter)} filter={filter} /> } }
  }),

  get('/accessibility', async (visit) => {
    const phone = await visit.withActor('see how it goes', frontDoorPhone)
    return { page: { title: 'Accessibility', body: <Accessibility authority={visit.actor.authority} phone={phone} /> } }
  }),
]
