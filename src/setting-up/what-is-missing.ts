import { type AuthorityWords, unnamed } from './authority.ts'

/** What stands in an authority today, as far as setting it up goes. */
export type WhatIsThere = {
  authority: AuthorityWords
  /** Organisations besides the one that the first administrator was made in, and besides families and the public. */
  agencies: number
  /** What its teams are for. */
  teams: readonly string[]
  /** Teams that children are given to, in whose posts nobody is: nobody could open what is given to them. */
  emptyTeams: readonly string[]
  /** Areas and postcodes of the whole house: reference tables, the same for every authority in it. */
  areas: boolean
  postcodes: boolean
  /** Places by name, with how many areas each has today, and whether anybody is in a post there. */
  places: readonly { name: string; slug: string; areas: number; posts: boolean }[]
  /** Whether the threshold of need in force is still the one that is shipped. */
  template: boolean
  /** The roles that somebody has today. */
  roles: readonly string[]
  /** One administrator makes the first accounts alone, until a second signs in. */
  beingSetUp: boolean
}

export type Step = { what: string; href?: string | undefined; done: boolean; say: string }

/** Each thing that an authority needs before it can work, in the order it is done: what is there, or what is missing. */
export function stepsOf(there: WhatIsThere): Step[] {
  const { authority, places, teams } = there
  const administrators = there.roles.filter((role) => role === 'administrator').length
  const named = authority.name !== unnamed.name && authority.code !== unnamed.code
  const without = places.filter(({ areas }) => areas === 0)
  const unheld = places.filter(({ posts }) => !posts)
  const teamsMissing = [
    !teams.includes('assessment') && 'for assessment',
    !teams.includes('early-help') && 'for early help',
  ].filter((each) => each !== false)
  return [
    {
      what: 'Name the authority',
      href: '/authority',
      done: named && authority.phone !== '',
      say: !named
        ? 'It has no name and no national code yet'
        : authority.phone === ''
          ? 'The front door has no telephone number yet'
          : `${authority.name}, ${authority.code}`,
    },
    {
      what: 'Add the agencies you work with',
      href: '/agencies',
      done: there.agencies > 0,
      say: there.agencies > 0 ? count(there.agencies, 'agency', 'agencies') : 'Only the council is here',
    },
    {
      what: 'Add the teams that children are given to',
      href: '/agencies',
      done: teamsMissing.length === 0,
      say:
        teamsMissing.length === 0
          ? count(teams.length, 'team', 'teams')
          : `There is no team ${teamsMissing.join(', and none ')}: what is decided would be given to nobody`,
    },
    {
      what: 'Bring wards and postcodes',
      done: there.areas && there.postcodes,
      say:
        there.areas && there.postcodes
          ? 'Loaded'
          : `${there.areas ? 'Areas are loaded, postcodes are not' : 'No areas are loaded'}. On the server: bin/doorstep places import`,
    },
    {
      what: 'Add your places',
      href: places.length > 0 ? '/places' : '/places/new',
      done: places.length > 0,
      say: places.length > 0 ? places.map(({ name }) => name).join(', ') : 'No place is here yet',
    },
    {
      what: 'Say which areas are whose',
      href: without[0] ? `/places/${without[0].slug}/areas` : '/places',
      done: places.length > 0 && without.length === 0,
      say:
        places.length === 0
          ? 'First add a place'
          : without.length === 0
            ? `Every place has areas: ${places.reduce((sum, { areas }) => sum + areas, 0)} in all`
            : `Without an area: ${without.map(({ name }) => name).join(', ')}`,
    },
    {
      what: 'Give people accounts',
      href: '/access/accounts/new',
      done: there.roles.includes('front-door-manager') && there.roles.includes('front-door-worker'),
      say: !there.roles.includes('front-door-manager')
        ? 'Nobody manages the front door yet: begin with them'
        : there.roles.includes('front-door-worker')
          ? `${there.roles.length} people have one`
          : 'Nobody works at the front door yet',
    },
    {
      what: 'Make a second administrator',
      href: administrators > 1 ? '/access' : '/access/accounts/new',
      done: administrators > 1 && !there.beingSetUp,
      say:
        administrators < 2
          ? 'There is one administrator: nobody could approve what they ask for, or let them in again'
          : there.beingSetUp
            ? 'The second has not signed in yet: give them their one-time link'
            : `${administrators} administrators`,
    },
    {
      what: 'Make posts, and say who holds them',
      href: `/places/${(unheld[0] ?? places[0])?.slug ?? 'new'}${places.length > 0 ? '/posts' : ''}`,
      done: places.length > 0 && unheld.length === 0 && there.emptyTeams.length === 0,
      say:
        places.length === 0
          ? 'First add a place'
          : [
              unheld.length > 0 && `Nobody holds a post in ${unheld.map(({ name }) => name).join(', ')}`,
              there.emptyTeams.length > 0 &&
                `Nobody is in a post of ${there.emptyTeams.join(', ')}: what is given to it, nobody could open`,
            ]
              .filter((each) => each !== false)
              .join('. ') || 'Every place and every team has somebody',
    },
    {
      what: 'Write your own threshold of need',
      href: '/threshold',
      done: !there.template,
      say: there.template
        ? 'The shipped template is in force. A front door manager writes your own'
        : 'Your own document is in force',
    },
  ]
}

const count = (n: number, one: string, more: string) => (n === 1 ? `1 ${one}` : `${n} ${more}`)
