import { get, type Reply, type Route, type Visit } from '../access/index.ts'
import { Stack } from '../govuk/index.ts'
import type { Room } from '../room.ts'

/** The first page after signing in: what this role comes for, and under it what other rooms lay there. */
export const startPage = (rooms: readonly Room[]): Route =>
  get('/', async (visit: Visit): Promise<Reply> => {
    const { role } = visit.actor
    const first = rooms.find(({ firstPages }) => firstPages?.[role])!.firstPages![role]!
    const more = rooms.flatMap(({ underFirstPage }) => underFirstPage?.[role] ?? [])
    const [answer, ...under] = await Promise.all([first(visit), ...more.map((lay) => lay(visit))])
    if (!('page' in answer) || under.length === 0) return answer
    const { page } = answer
    const body = (
      <Stack>
        <div>{page.body}</div>
        {under}
      </Stack>
    )
    return { ...answer, page: { ...page, body } }
  })
