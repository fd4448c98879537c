import { type FormPage, type Outcome, type Reply, requirePermission, type Start, type Visit } from '../access/index.ts'
import { refuse } from '../errors.ts'
import {
  Checkboxes,
  DateInput,
  dateErrors,
  dateValues,
  errorFor,
  InsetText,
  JobForm,
  list,
  type Problem,
  readDate,
  Section,
  Stack,
  Textarea,
  typed,
  typedDate,
} from '../govuk/index.ts'
import {
  areasMeant,
  areasOf,
  labelOf,
  notYetGiven,
  readAreas,
  readChoosable,
  readLocalities,
  type StoredArea,
  type StoredLocality,
  setAreas,
} from '../places/index.ts'
import { addDays, type Day, formatTableDay, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'

const purpose = 'run a place'

/** Which areas a place has, from which day. Chosen from those that were brought in, by ticking, by name or by code. */
async function showAreas(visit: Visit, { problems, clash }: Start<readonly string[]>): Promise<Reply> {
  const today = londonDay(visit.now)
  const view = await visit.withActor(purpose, async (work) => {
    const { place, all } = await placeAndOthers(work, visit)
    const inForce = await readAreas(work.db, { on: today })
    const names = new Map((await readAreas(work.db, { codes: codesOf(all) })).map((area) => [area.code, area.name]))
    return { place, all, inForce, names, districts: districtsOf(all, inForce, today) }
  })
  const { place, inForce } = view
  const again = problems.length > 0 || clash !== undefined
  const { answers } = visit.form
  return {
    page: {
      title: `Areas of ${place.name}`,
      section: 'places',
      back: { href: `/places/${place.slug}`, text: place.name },
      body: (
        <Stack>
          {inForce.length === 0 ? (
            <>
              <h1 class="ds-h1">Areas of {place.name}</h1>
              <InsetText>
                No areas are loaded, so none can be chosen. Whoever runs the server brings them with{' '}
                <code>bin/doorstep places import</code>.
              </InsetText>
            </>
          ) : (
            <JobForm
              title={`Areas of ${place.name}`}
              say="An area that another place has leaves it on the same day. Everybody who lives there goes with it."
              problems={problems}
              meanwhile={
                clash && [
                  {
                    term: 'Areas',
                    theirs: wordsFor(clash.theirs, view.names),
                    mine: wordsFor(list(answers, 'areas'), view.names),
                  },
                ]
              }
              action={`/places/${place.slug}/areas`}
              fields={visit.fields(clash?.version ?? place.version)}
              button="Give it these areas"
              back={`/places/${place.slug}`}
            >
              <Choices
                view={view}
                ticked={again ? list(answers, 'areas') : areasOf(place, today)}
                problems={problems}
                today={today}
              />
              <Textarea
                name="more"
                label={{ text: 'Others, by name or code' }}
                hint={{ text: 'One on each line. Also an area that another place has now' }}
                rows={3}
                value={typed(answers, 'more')}
                errorMessage={errorFor(problems, 'more')}
              />
              <DateInput
                id="from"
                namePrefix="from"
                fieldset={{ legend: { text: 'From which day?' } }}
                values={dateValues('from', again ? typedDate(answers, 'from') : asTyped(today))}
                errorMessage={errorFor(problems, 'from')}
                {...dateErrors(problems, 'from')}
              />
            </JobForm>
          )}
          <OverTime place={place} names={view.names} />
          <EveryPlace all={view.all} names={view.names} today={today} />
        </Stack>
      ),
    },
  }
}

type View = {
  place: StoredLocality
  all: readonly StoredLocality[]
  inForce: readonly StoredArea[]
  names: ReadonlyMap<string, string>
  districts: ReadonlySet<string>
}

/** What it has, what nobody has, and what was ticked before: each once, those it has first. */
function Choices({
  view: { place, all, inForce, names, districts },
  ticked,
  problems,
  today,
}: {
  view: View
  ticked: readonly string[]
  problems: readonly Problem[]
  today: Day
}) {
  const has = areasOf(place, today)
  const held = new Set(all.flatMap((each) => areasOf(each, today)))
  const free = notYetGiven(inForce, held, districts)
  const codes = [...new Set([...has, ...ticked, ...free.map(({ code }) => code)])]
  const named = new Map([...names, ...inForce.map(({ code, name }): [string, string] => [code, name])])
  if (codes.length === 0) return null
  return (
    <Checkboxes
      name="areas"
      classes="govuk-checkboxes--small"
      fieldset={{ legend: { text: has.length > 0 ? 'What it has, and what no place has yet' : 'What no place has yet' } }}
      errorMessage={errorFor(problems, 'areas')}
      items={codes.map((code) => ({
        value: code,
        text: labelOf({ code, name: named.get(code) ?? 'An area that is not loaded' }),
        checked: ticked.includes(code),
      }))}
    />
  )
}

function OverTime({ place, names }: { place: StoredLocality; names: ReadonlyMap<string, string> }) {
  const stood = place.areas.filter(({ validFrom, validUntil }) => validUntil === null || validUntil > validFrom)
  if (stood.length === 0) return null
  return (
    <Section title="From when to when" id="days">
      <table class="ds-t ds-t--cards">
        <caption class="govuk-visually-hidden">Areas of {place.name} and their days</caption>
        <thead>
          <tr>
            <th scope="col">Area</th>
            <th scope="col">From</th>
            <th scope="col">Last day</th>
          </tr>
        </thead>
        <tbody>
          {stood.map(({ areaCode, validFrom, validUntil }) => (
            <tr>
              <th scope="row">{labelOf({ code: areaCode, name: names.get(areaCode) ?? 'Not loaded' })}</th>
              <td data-of="From">{validFrom <= '2000-01-01' ? 'From the first' : formatTableDay(validFrom)}</td>
              <td data-of="Last day">{validUntil ? formatTableDay(addDays(validUntil, -1)) : 'No last day'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function EveryPlace({ all, names, today }: { all: readonly StoredLocality[]; names: ReadonlyMap<string, string>; today: Day }) {
  return (
    <Section title="Every place today" id="every">
      <table class="ds-t ds-t--cards">
        <caption class="govuk-visually-hidden">Places and the areas they have today</caption>
        <tbody>
          {all.map((place) => (
            <tr>
              <th scope="row">
                <a class="govuk-link govuk-link--no-visited-state" href={`/places/${place.slug}/areas`}>
                  {place.name}
                </a>
              </th>
              <td>{wordsFor(areasOf(place, today), names) || 'None yet'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

async function saveAreas(work: Work, visit: Visit): Promise<Outcome> {
  const { answers, version } = visit.form
  const from = readDate(answers, { field: 'from', called: 'The day' })
  const { place, all } = await placeAndOthers(work, visit)
  if (!from.day) return { problems: from.problems }
  const choosable = await readChoosable(work, from.day)
  const { codes, problems } = areasMeant(typed(answers, 'more'), choosable, districtsOf(all, choosable.inForce, from.day))
  if (problems.length > 0) return { problems: problems.map((message) => ({ field: 'more', message })) }
  const areas = [...list(answers, 'areas'), ...codes]
  const done = await setAreas(work, place.id, { areas, from: from.day, version: Number(version) })
  if (!('problems' in done)) return { to: `/places/${place.slug}/areas` }
  // what was typed is told of where it was typed
  return {
    problems: done.problems.map(({ field, message }) => ({
      field: field === 'areas' && list(answers, 'areas').length === 0 ? 'more' : field,
      message,
    })),
  }
}

export const areasOfPlace: FormPage<readonly string[]> = { purpose, show: showAreas, act: saveAreas }

async function placeAndOthers(work: Work, visit: Visit) {
  requirePermission(work, 'manage places', { kind: 'locality' })
  const all = await readLocalities(work)
  const place = all.find(({ slug }) => slug === visit.params.slug) ?? refuse('not-found', undefined, { kind: 'locality' })
  return { place, all }
}

const codesOf = (all: readonly StoredLocality[]) => [
  ...new Set(all.flatMap(({ areas }) => areas.map(({ areaCode }) => areaCode))),
]

/** The districts that the authority's places lie in already. */
function districtsOf(all: readonly StoredLocality[], inForce: readonly StoredArea[], day: Day): ReadonlySet<string> {
  const held = new Set(all.flatMap((place) => areasOf(place, day)))
  return new Set(inForce.flatMap(({ code, district }) => (held.has(code) && district ? [district] : [])))
}

const wordsFor = (codes: readonly string[], names: ReadonlyMap<string, string>) =>
  codes.map((code) => names.get(code) ?? code).join(', ')

const asTyped = (day: Day) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { day: String(Number(date)), month: String(Number(month)), year }
}
