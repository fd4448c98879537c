import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../src/config.ts'

// A page that forgets to write down what it reads shows a record that nobody knows was shown. So the functions that read names,
// references or words of a record write it down themselves, and no page has to remember.

/** Functions that read them for an act or a sum, and hand nothing of them to a page, each with who writes it down instead. */
const others: Readonly<Record<string, string>> = {
  'src/front-door/about-store.ts aboutWhom':
    'a part of the statements of listQueue, listOwn and withChildren, which write down whom they show',
  'src/front-door/compare-store.ts addressOn': 'a part of the statement of childrenToCompare, which writes down whom it reads',
  'src/people/store.ts readPeople': 'the room alone has it; findPerson and listPeople write down what they hand out',
  'src/people/store.ts readIdentities': 'the room alone has it; identityOf writes down every record, a search whom it shows',
  'src/people/store.ts lockPerson': 'holdPerson wrote it down before it took hold',
  'src/front-door/contact-store.ts readContact': 'acts take hold by it; a page has the contact from openContact',
  'src/front-door/contact-store.ts findByReference': 'turns the reference that was asked for into an id',
  'src/front-door/queue-store.ts queueQuery': 'the statement of listQueue, which writes it down, shared with the bench',
  'src/front-door/answer-store.ts givenSince': 'an act asks whether; it shows no words',
  'src/front-door/disagreement-store.ts whereItBelongs': 'an act asks where it belongs; it shows no words',
  'src/people/merging-store.ts readMerge': 'an act takes hold of it; it shows no words',
  'src/imports/store.ts familyNumbers': 'an import writes them on new referrals; it shows nobody',
  'src/social-care/forward-store.ts familyNumberOf': 'an act writes the number on new referrals; it shows nobody',
}

/** A query that reads what a page could tell of a record. */
const reads = (text: string) =>
  /\.selectFrom\(|\bselect\b/.test(text) &&
  [
    /'(\w+\.)?(givenName|familyName|knownAs|familyNumber|reference)( as \w+)?'/,
    /\b\w+\.(given_name|family_name|known_as|family_number|reference)\b/,
    /selectFrom\('(contactWords|answer|disagreement|informationRequest|bringer|personName|personAddress|personIdentifier|personFact|personRestriction)\b/,
    /'\w+\.(words|lines)'|\b[xa]\.words\b/,
    /selectFrom\('(person|personMerge)'\)\s*\.select\(columns\)|selectFrom\('referral'\)\.selectAll|\.selectAll\('[cr]'\)/,
  ].some((pattern) => pattern.test(text))

const notes = (text: string) => /\bwork\.saw\(|\b(findPerson|listPeople|openContact)\(\s*work/.test(text)

function functionsOf(file: string): { name: string; text: string }[] {
  const parts = readFileSync(file, 'utf8').split(/^(?=(?:export )?(?:async )?(?:function|const) \w+)/m)
  return parts.flatMap((text) => {
    const name = /^(?:export )?(?:async )?(?:function|const) (\w+)/.exec(text)?.[1]
    // what stands at the top of the next one is a comment of that
    return name ? [{ name, text: text.replace(/\/\*\*[\s\S]*?\*\//g, '') }] : []
  })
}

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(
    (path) =>
      /\.tsx?$/.test(path) &&
      !/\.test\.|samples|schema\.gen|^(matching|demonstration|returns|rulebook|threshold|time)\//.test(path),
  )
  .map((path) => join(root, 'src', path))

const reading = sources.flatMap((file) =>
  functionsOf(file)
    .filter(({ text }) => reads(text))
    .map(({ name, text }) => ({ where: `${relative(root, file)} ${name}`, noted: notes(text) })),
)

test('whoever reads names, references or words of a record writes it down, or is here by name with who does', () => {
  expect(reading.length).toBeGreaterThan(25)
  expect(
    reading.filter(({ where, noted }) => !noted && !(where in others)).map(({ where }) => where),
    'call work.saw in it',
  ).toEqual([])
  const standing = new Set(reading.filter(({ noted }) => !noted).map(({ where }) => where))
  expect(
    Object.keys(others).filter((where) => !standing.has(where)),
    'no longer needed here',
  ).toEqual([])
})

test('what writes nothing down is not handed to other rooms, but for the statement that the bench runs', () => {
  const handed = sources
    .filter((file) => file.endsWith('/index.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  for (const where of Object.keys(others).filter((where) => !where.endsWith(' queueQuery')))
    expect(handed).not.toMatch(new RegExp(`\\b${where.split(' ')[1]}\\b`))
})
