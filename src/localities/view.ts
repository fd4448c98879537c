import { type Telling, tellingOf } from '../access/index.ts'
import { listPlaces, type Place, placesFor, reaches, readPosts, type Team, teamIn } from '../agencies/index.ts'
import { allOf } from '../database/together.ts'
import { areasOfPlaces, type Drawing, readDrawing, toFive } from '../places/index.ts'
import type { Room } from '../room.ts'
import { addDays, type Day, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { type Counts, lastTwelveMonths, type Month, monthsOf, toldAs, totalOf } from './figures.ts'
import { type People, peopleUnder, sumOver } from './people-under.ts'
import { areasAround, contactsByWard, monthlyContacts, waitingByPlace, youngPeople } from './store.ts'
import type { StoredArea } from './stored-drawing.ts'

/** Children of a place by age, with the names of areas that have no figure. */
export type Children = { under16: People | undefined; under18: People | undefined; missing: string[] }

/**
 * Twelve months of a place and all of them together, as they are told to the reader; and what waits: as many as their own list of it
 * holds, or, without a list, as it is told.
 */
export type Figures = { months: Month[]; year: Counts; waiting: number; late: number }

/** A locality with all that its pages say of it. Figures are there only for those whom the permission table gives them. */
export type PlaceView = Place & {
  codes: string[]
  team: Team
  children: Children
  seesContacts: boolean
  figures: Figures | undefined
}

export type PlacesView = {
  today: Day
  /** Whoever reads, as a worker: nobody is told to ask themself. */
  reader: string
  months: Day[]
  places: PlaceView[]
  /** Contacts with no place yet, for those who see them. */
  notPlaced: PlaceView | undefined
  areas: (StoredArea & { source: string })[]
  /** Drawn from boundaries at import; none: tiles draw the map. */
  drawing: Drawing | undefined
  childrenIn: ReadonlyMap<string, People>
  /** The whole authority; its figures for those who see every place's. */
  whole: { children: Children; figures: PlaceView['figures'] }
  /** Contacts of the last whole month by ward, for those who see every place's figures. */
  byWard: ReadonlyMap<string, number> | undefined
  telling: Telling
}

/** Reads every locality of a day. A town has a handful, so the pages of one or two read them all. */
export async function readPlaces(work: Work, rooms: readonly Room[]): Promise<PlacesView> {
  const today = londonDay(work.now)
  const months = lastTwelveMonths(today)
  const telling = tellingOf(work.actor.role)
  const { figuresReach, publishedReach, contactsReach, listed, inPlaces } = await allOf({
    figuresReach: placesFor(work, 'see figures'),
    publishedReach: placesFor(work, 'see published figures'),
    contactsReach: placesFor(work, 'see contacts'),
    listed: listPlaces(work, today),
    inPlaces: areasOfPlaces(work, today),
  })
  const areasOf = Map.groupBy(inPlaces, ({ localityId }) => localityId)
  const codes = inPlaces.map(({ areaCode }) => areaCode)
  const hasFigures = (id: string) => reaches(figuresReach, id) || reaches(publishedReach, id)
  const everywhere = figuresReach === 'every' || publishedReach === 'every'
  const none = !everywhere && !listed.some(({ id }) => hasFigures(id))
  const { posts, areas, monthly, counted, inLists } = await allOf({
    posts: readPosts(work, { localityIds: listed.map(({ id }) => id) }, today),
    areas: areasAround(work, codes, today),
    monthly: none ? [] : monthlyContacts(work, months[0]!, addDays(`${today.slice(0, 7)}-01`, -1)),
    counted: none ? [] : waitingByPlace(work),
    inLists: none ? [] : waitingListed(work, rooms),
  })
  const nameOf = new Map(areas.map(({ code, name }) => [code, name]))
  const { drawing, young, wards } = await allOf({
    drawing: areas[0] && readDrawing(work.db, areas[0].editionId, areas[0].authorityCode ?? ''),
    young: youngPeople(work, [...new Set([...codes, ...nameOf.keys()])]),
    wards:
      figuresReach === 'every' && areas.length > 0 ? contactsByWard(work, months[11]!, `${today.slice(0, 7)}-01`) : undefined,
  })
  const bands = Map.groupBy(young, ({ areaCode }) => areaCode)
  const childrenOf = (some: readonly string[]): Children => {
    const under = (age: number) => sumOver(some, (code) => peopleUnder(age, bands.get(code) ?? []))
    const [under16, under18] = [under(16), under(18)]
    return { under16: under16.people, under18: under18.people, missing: under16.missing.map((code) => nameOf.get(code) ?? code) }
  }

  const waitingIn = (hasList: boolean, id?: string) => {
    const own = (hasList ? inLists : counted).filter(({ localityId }) => id === undefined || localityId === id)
    const sum = (of: 'waiting' | 'late') => {
      const all = own.reduce((sum, each) => sum + each[of], 0)
      return hasList || telling !== 'rounded' ? all : toFive(all)
    }
    return { waiting: sum('waiting'), late: sum('late') }
  }
  const figuresFor = (hasList: boolean, id?: string): Figures => {
    const all = monthsOf(monthly, months, id)
    return {
      months: all.map((month) => toldAs(telling, month)),
      year: toldAs(telling, totalOf(all)),
      ...waitingIn(hasList, id),
    }
  }
  const views = listed.map((place): PlaceView => {
    const own = (areasOf.get(place.id) ?? []).map(({ areaCode }) => areaCode)
    return {
      ...place,
      codes: own,
      team: teamIn(
        posts.filter(({ localityId }) => localityId === place.id),
        today,
      ),
      children: childrenOf(own),
      seesContacts: reaches(contactsReach, place.id),
      figures: hasFigures(place.id) ? figuresFor(reaches(contactsReach, place.id), place.id) : undefined,
    }
  })
  return {
    today,
    reader: work.actor.workerId,
    months,
    places: views.filter(({ placed }) => placed),
    notPlaced: views.find(({ placed }) => !placed),
    areas,
    drawing,
    childrenIn: new Map(
      areas.flatMap(({ code }) => {
        const found = peopleUnder(16, bands.get(code) ?? [])
        return found ? [[code, found] as const] : []
      }),
    ),
    whole: {
      children: childrenOf(areas.map(({ code }) => code)),
      figures: everywhere ? figuresFor(contactsReach === 'every') : undefined,
    },
    byWard: wards && new Map(wards.flatMap(({ wardCode, contacts }) => (wardCode ? [[wardCode, contacts] as const] : []))),
    telling,
  }
}

/** How much waits in each place, of what the reader's own lists hold. */
const waitingListed = async (work: Work, rooms: readonly Room[]) =>
  (await Promise.all(rooms.flatMap(({ panels = [] }) => panels).map(({ waiting }) => waiting?.(work) ?? []))).flat()
