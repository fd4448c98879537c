import { linkByMachine } from '../access/machine-link.ts'
import { type Command, type ExitCode, UsageProblem } from '../command.ts'
import { readConfig, siteOf } from '../config.ts'
import type { CliDoors } from './cli-house.ts'

/** A way back in for whom nobody can approve one: an administrator who is the only one, say. */
export const linkCommand = ({ inHouse, serviceActor }: CliDoors): Command => ({
  name: 'accounts link',
  summary: 'Make a one-time link for an account that nobody else can let in again',
  usage: `ADDRESS [--as-authority CODE]

  ADDRESS  what the person signs in with

  The link is printed once, works once, for seven days. It needs DATABASE_OWNER_URL with a server of your own. That it was made
  by this command is written down; the person, and whoever is their manager, are told.`,
  async run(args, io) {
    const at = args.indexOf('--as-authority')
    const authority = at >= 0 ? args.splice(at, 2)[1] : undefined
    const [address, ...more] = args
    if (!address || more.length > 0 || address.startsWith('-'))
      throw new UsageProblem('Say the one address that the link is for.')
    return inHouse<ExitCode>(io, async (house) => {
      const service = await serviceActor(house, authority)
      const made = await linkByMachine(house.owner!, service, address, new Date())
      if (!made) throw new UsageProblem(`Nobody who may sign in to ${service.authority} has the address "${address}".`)
      const { token, ...who } = made
      const link = `${siteOf(readConfig())}/welcome/${token}`
      if (io.json) io.out(JSON.stringify({ ...who, link }))
      else {
        io.out(link)
        io.err(`For ${who.name} (${who.roles.join(', ')}). Give it to nobody else: whoever has it is ${who.name}.`)
      }
      return 0
    })
  },
})
