import type { Answers } from '../govuk/index.ts'

/** What was sent, name by name, as the form that sent it had it. */
export function flat(answers: Answers, before = ''): [name: string, value: string][] {
  return Object.entries(answers).flatMap(([name, value]): [string, string][] => {
    const full = before ? `${before}.${name}` : name
    if (typeof value === 'string') return [[full, value]]
    if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
      return value.map((item) => [full, item as string])
    return flat(value as Answers, full)
  })
}

/** The answers again, for a form that can be sent as it was. */
export function Kept({ answers }: { answers: Answers }) {
  return (
    <>
      {flat(answers).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

/** What was typed, to be read and copied: all of it, or the first so many letters. */
export function Words({ answers, most = Number.POSITIVE_INFINITY }: { answers: Answers; most?: number }) {
  const typed = flat(answers).filter(([name, value]) => !name.startsWith('_') && value.trim() !== '')
  const said: [string, string][] = []
  let left = most
  for (const [name, value] of typed) {
    if (left <= 0) break
    said.push([name, value.slice(0, left)])
    left -= name.length + value.length + 20
  }
  return (
    <dl class="ds-facts ds-facts--down">
      {said.map(([name, value]) => (
        <div>
          <dt>{name.replaceAll(/[-._]/g, ' ')}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
