import { Refusal } from '../errors.ts'

/**
 * What a form may be. The widest of ours ticks the areas of a district; the longest holds a conversation in letters that take six
 * bytes each. Whoever is not signed in has an address and a password to send, or the words of a form that was open too long.
 */
export const limits = {
  fields: 2_000,
  nameLength: 100,
  depth: 5,
  bytes: { signedIn: 512 * 1024, others: 64 * 1024 },
  /** How long a form may take to arrive, and a file to stand still. */
  seconds: { form: 20, still: 20, whole: 600, headers: 15 },
  /** Of words that nobody proved to be theirs, so much is shown again. */
  shownAgain: 20_000,
}

/** Reads the text of a form, after looking that it is none of those that only fill memory. */
export function parseForm(body: string): URLSearchParams {
  let fields = 1
  for (let at = body.indexOf('&'); at >= 0; at = body.indexOf('&', at + 1)) if (++fields > limits.fields) throw tooWide()
  const sent = new URLSearchParams()
  for (const [name, value] of new URLSearchParams(body)) {
    checkName(name)
    sent.append(name, kept(value))
  }
  return sent
}

/** Refuses a name that no form of ours has: too long, too deep, or with signs that nobody types. */
export function checkName(name: string) {
  const steps = name.split(/[.[]/, limits.depth + 1).length
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (name.length > limits.nameLength || steps > limits.depth || /[\u0000-\u001f\u007f]/.test(name)) throw tooWide()
}

/** A zero byte comes along with words copied from a broken file. Nobody sees it, and no database keeps it. */
export const kept = (value: string) => (value.includes('\0') ? value.replaceAll('\0', '') : value)

const tooWide = () => new Refusal('form-not-ours')
