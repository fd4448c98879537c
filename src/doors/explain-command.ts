import { type Action, explain, recordMeant, whoIsMeant } from '../access/index.ts'
import type { PermissionTable } from '../access/permission-table.ts'
import { type Command, UsageProblem } from '../command.ts'
import type { CliDoors } from './cli-house.ts'

/** Why somebody can or cannot do something: the row of the permission table, and whether it reaches this record. */
export const explainCommand = ({ inHouse, serviceActor }: CliDoors, { actions }: PermissionTable): Command => ({
  name: 'explain',
  summary: 'Say why somebody can or cannot do something, and see a record',
  usage: `WHO ACTION [RECORD] [--as-authority CODE]

  WHO     a name, an email address or the id of a membership
  ACTION  ${Object.keys(actions).join('; ')}
  RECORD  a contact's reference, the address of a page, or an id`,
  async run(args, io) {
    const at = args.indexOf('--as-authority')
    const authority = at >= 0 ? args.splice(at, 2)[1] : undefined
    const [who, action, record] = args
    if (!who || !action) throw new UsageProblem('Say who, and what they want to do.')
    if (!Object.hasOwn(actions, action)) throw new UsageProblem(`There is no action "${action}".`)
    return inHouse(io, async (house) => {
      const service = await serviceActor(house, authority)
      const found = await house.withActor(service, 'answer a question', async (work) => {
        const meant = await whoIsMeant(work, who)
        if (meant.length === 0) throw new UsageProblem(`Nobody here is called "${who}".`)
        const about = record ? await recordMeant(work, record) : undefined
        if (record && !about) throw new UsageProblem(`No record here is "${record}".`)
        return Promise.all(
          meant.map(async ({ membershipId, name }) => ({
            name,
            ...(await explain(work, { who: membershipId, action: action as Action, about })),
          })),
        )
      })
      if (io.json) io.out(JSON.stringify(found))
      else
        for (const { name, allowed, sentences } of found)
          io.out([`${name}: ${allowed ? 'yes' : 'no'}`, ...sentences.map((line) => `  ${line}`)].join('\n'))
      return found.every((each) => each.allowed) ? 0 : 1
    })
  },
})
