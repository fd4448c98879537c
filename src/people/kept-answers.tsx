import type { Answers } from '../govuk/index.ts'

/** Answers given already, carried along so that nobody types them twice. */
export function KeptAnswers({ answers, but = [] }: { answers: Answers; but?: readonly string[] }) {
  return (
    <>
      {flat(answers)
        .filter(([name]) => !name.startsWith('_') && !but.includes(name))
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
    </>
  )
}

function flat(answers: Answers, before = ''): [string, string][] {
  return Object.entries(answers).flatMap(([name, value]): [string, string][] => {
    const full = before ? `${before}.${name}` : name
    if (typeof value === 'string') return value === '' ? [] : [[full, value]]
    if (Array.isArray(value))
      return value.flatMap((item): [string, string][] => (typeof item === 'string' && item !== '' ? [[full, item]] : []))
    return flat(value as Answers, full)
  })
}
