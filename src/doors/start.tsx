import { get, type Reply, type Route, type Visit } from '../access/index.ts'
import { Stack } from '../govuk/index.ts'
import type { Room } from '../room.ts'

/** The first page after signing in: what this role comes for, and under it what other rooms lay there. */
export const startPage = (rooms: readonly Room[]): Route =>
  get('/', async (visit: Visit): Promise<Reply> => {
    const { role } = visit.actor
    const first = rooms.find(({ firstPages }) => firstPages?.[role])!.firstPages![role]!
    const answer = await first(visit)
    const more = rooms.flatMap(({ underFirstPage }) => underFirstPage?.[role] ?? [])
    if (!('page' in answer) || more.length === 0) return answer
    const { page } = answer
    const under = await Promise.all(more.map((lay) => lay(visit)))
    const body = (
      <Stack>
        <div>{page.body}</div>
        {under}
      </Stack>
    )
    return { ...answer, page: { ...page, body } }
  })
