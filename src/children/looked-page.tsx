import { purposes, type Visit } from '../access/index.ts'
import { Empty, Section } from '../govuk/index.ts'
import { whoLooked } from '../people/index.ts'
import { formatDay, formatTime, londonDay } from '../time/index.ts'
import { childPage } from './head.tsx'
import { purposeOf } from './purpose.ts'
import { openOnly, readChild } from './reading.ts'

const most = 200

/** Who has looked at the child, newest first, with why. This visit is one of them. */
export async function showLooked(visit: Visit) {
  const { view, looked } = await visit.withActor(purposeOf(visit), async (work) => {
    const view = openOnly(await readChild(work, visit.rooms, visit.params.id!))
    return { view, looked: await whoLooked(work, visit.params.id!, most) }
  })
  return childPage(
    visit,
    view,
    'looked',
    <Section title="Who has looked" id="looked" end={looked.length === most ? `The last ${most} visits` : 'Newest first'}>
      <p class="ds-p">
        Every opening, list, search and refusal is written down before the page is shown. The family may ask to see this list.
      </p>
      {looked.length === 0 ? (
        <Empty>Nobody before you. Your visit is being written down now.</Empty>
      ) : (
        <table class="ds-t ds-t--cards">
          <caption class="govuk-visually-hidden">Who has looked, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col">Why</th>
              <th scope="col">Agency</th>
            </tr>
          </thead>
          <tbody>
            {together(looked, visit.now).map((row) => (
              <tr>
                <th scope="row">{row.name}</th>
                <td class="ds-nowrap">{row.when}</td>
                <td>
                  {whatWords[row.what] ?? row.what}
                  {row.times > 1 && `, ${row.times} times`}
                </td>
                <td>{capital(purposeWords(row.purpose))}</td>
                <td>{row.agency}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>,
  )
}

type Seen = Awaited<ReturnType<typeof whoLooked>>[number]

/**
 * Entries of one minute by one person for one purpose are one visit: a page reads the record in several parts, and who opened it
 * saw its name in the lists on it too.
 */
export function together(looked: readonly Seen[], now: Date) {
  const today = londonDay(now)
  const rows: (Pick<Seen, 'name' | 'agency' | 'purpose' | 'what'> & { when: string; visit: string; times: number })[] = []
  for (const { at, name, agency, purpose, what } of looked) {
    const when = `${formatDay(londonDay(at), today)}, ${formatTime(at)}`
    const visit = [when, name, agency, purpose].join('|')
    const last = rows.find((row) => row.visit === visit && row.what === what)
    if (last) last.times += 1
    else rows.push({ when, visit, name, agency, purpose, what, times: 1 })
  }
  const opened = new Set(rows.filter(({ what }) => what === 'open').map(({ visit }) => visit))
  return rows.filter(({ what, visit }) => what !== 'list' || !opened.has(visit))
}

const whatWords: Readonly<Record<string, string>> = {
  open: 'Opened the record',
  list: 'Saw the name in a list',
  search: 'Found by a search',
  export: 'Took out a file',
  refusal: 'Asked, and was refused',
}

const purposeWords = (purpose: string) =>
  Object.hasOwn(purposes, purpose) ? purposes[purpose as keyof typeof purposes] : purpose
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
