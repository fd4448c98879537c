import type { Labels } from '../access/index.ts'
import { isId } from '../database/ids.ts'
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

type WordsProps = { answers: Answers; labels?: Labels | undefined; most?: number }

/** What was typed, as the form calls it, to be read and copied: all of it, or the first so many letters. What is chosen by its id is no words. */
export function Words({ answers, labels = {}, most = Number.POSITIVE_INFINITY }: WordsProps) {
  const typed = flat(answers)
    .filter(([name, value]) => !name.startsWith('_') && value.trim() !== '' && !isId(value))
    .map(([name, value]) => asAsked(labels, name, value))
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
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function asAsked(labels: Labels, name: string, value: string): [label: string, said: string] {
  const found = labels[name.replaceAll(/\.\d+\./g, '.*.')]
  if (found === undefined) return [name.replaceAll(/[-._]/g, ' '), value]
  return typeof found === 'string' ? [found, value] : [found.label, found.of[value] ?? value]
}
