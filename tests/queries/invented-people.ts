import { nhsCheckDigit, upnCheckLetter } from '../../src/rulebook/index.ts'
import { addDays } from '../../src/time/index.ts'
import { type Random, seeded } from './random.ts'

/** Somebody invented, with all that a search may go by. `key` is their local number and the answer of a query. */
export type Invented = {
  key: string
  kind: 'child' | 'adult'
  givenName: string
  familyName: string
  knownAs?: string
  otherNames: { givenName: string; familyName: string; kind: string }[]
  bornOn: string
  household: number
  addresses: { lines: string; postcode: string }[]
  nhs?: string
  upn?: string
}

const english =
  'Olivia Oliver Amelia George Isla Arthur Ava Noah Freya Muhammad Lily Leo Florence Oscar Mia Harry Ivy Archie Grace Jack Evie Henry Sophia Charlie Ella Freddie Poppy Theodore Willow Thomas Emily Alfie Isabella Jacob Elsie William Sophie Ethan Charlotte James Alice Lucas Daisy Joshua Rosie Max Matilda Mohammed Harper Logan Phoebe Isaac Ruby Alexander Scarlett Samuel Millie Joseph Evelyn Edward Aria Finley Maisie Daniel Lottie Benjamin Sienna Adam Eleanor Harrison Emma Toby Penelope Zachary Hannah Reuben Erin Louis Esme Jude Thea Sebastian Chloe Riley Abigail Jayden Lucy Kayden Jessica Tyler Lacey Connor Elizabeth Callum Amber Nathan Leah Luke Katie Ryan Beatrice Michael Molly Matthew Zara Kian Imogen Aiden Megan Cameron Bethany Robert Rebecca Christopher Danielle Nicholas Catherine Anthony Victoria Patrick Samantha Gabriel Gabriella Jonathan Niamh Siobhán Seán Zoë Chloë René'.split(
    ' ',
  )
const others =
  'Zofia Jakub Małgorzata Łukasz Aleksandra Wojciech Katarzyna Paweł Julia Kacper Fatima Omar Aisha Yusuf Maryam Ibrahim Zainab Hassan Khadija Ali Hussain Layla Bilal Noor Andrei Ioana Ștefan Mihai Elena Cristian Rojin Karwan Shilan Aland Dilan Rebin Parisa Dariush Mehdi Zahra Selam Yonas Hana Dawit Amir Soraya Ayaan Eesa Inaya Musa'.split(
    ' ',
  )
const common =
  'Marsh Dunning Holt Ferris Thorne Pickard Calvert Sowerby Hesketh Dodsworth Ainley Barras Metcalfe Raine Garbutt Stobbart Wearing Heslop Lowther Fawcett Nattrass Maughan Tindale Walton Dowson Peacock Bainbridge Coates Teasdale Harland Robson Lister Kitching Wardle Readman Sayer Thirkell Blenkin Huggins Carling Prior Wilkes Gilroy Fenwick Laidlaw Purvis Rutter Scaife Swales Tate Alderson Bellamy Cowling Dent Eastwood Firth Gaunt Hebden Ibbotson Jagger O’Brien O’Connor O’Dell McKenna McAllister MacLeod Smith-Jones Thorne-Ayre Khan Ahmed Hussain Ali Malik Iqbal Hassan Al-Masri Al-Hamdani Kowalski Kowalska Nowak Wiśniewska Zieliński Wójcik Popescu Ionescu Stănescu Rasheed Karim Aziz Tesfaye Haile Okafor Adeyemi Nwosu Osei Mensah Novák Horváth'.split(
    ' ',
  )
const starts =
  'Ash Birk Brack Cald Cran Dal Ells Fair Gars Hard Hazel Ing Kirk Lang Led Marl Nor Oak Pen Rad Rains Salt Scar Stain Swin Thorn Trent Ul Wal Wen Whit Wyke'.split(
    ' ',
  )
const finishes = 'ham ton by ley field worth wick den ford shaw gate man burn well dale cliffe stone brook mond more'.split(' ')
const streets =
  'Alder Anvil Beacon Bobbin Bramley Clover Copper Crane Damson Elder Fern Ferry Flint Furnace Harbour Hawthorn Heron Iron Ivy Juniper Kiln Lantern Larch Linnet Loom Mallard Maple Medlar Mill Myrtle Osier Otter Pewter Plover Quince Rowan Rudder Sail Sorrel Spindle Tanner Teasel Thistle Tiller Vetch Willow Wren Yarrow'.split(
    ' ',
  )
const ends = ['Street', 'Road', 'Terrace', 'Avenue', 'Close', 'Grove', 'Lane', 'Court', 'Row', 'Gardens']
const shortened: Readonly<Record<string, string>> = {
  Alexander: 'Alex',
  Benjamin: 'Ben',
  Samuel: 'Sam',
  Elizabeth: 'Lizzie',
  Charlotte: 'Lottie',
  Theodore: 'Teddy',
  Matilda: 'Tilly',
  Joseph: 'Joe',
  Małgorzata: 'Gosia',
  Mohammed: 'Mo',
  Abigail: 'Abbie',
}

/** Families with one to four children, till there are `children` of them. Equal seeds give equal people. */
export function inventPeople(children: number, seed = 806): Invented[] {
  const random = seeded(seed)
  const people: Invented[] = []
  let count = 0
  for (let household = 0; count < children; household++) {
    const familyName = drawFamilyName(random)
    const addresses = [drawAddress(random)]
    if (random.chance(0.25)) addresses.push(drawAddress(random))
    const mother = person(
      random,
      people.length,
      household,
      addresses,
      addDays('1976-01-01', random.below(9000)),
      'adult',
      familyName,
    )
    if (random.chance(0.4))
      mother.otherNames.push({ givenName: mother.givenName, familyName: drawFamilyName(random), kind: 'maiden' })
    people.push(mother)
    const siblings = Math.min(children - count, 1 + Math.floor(random.next() ** 2 * 4))
    let born = addDays('2009-01-01', random.below(5600))
    for (let child = 0; child < siblings; child++) {
      const one = person(random, people.length, household, addresses, born, 'child', familyName)
      if (random.chance(0.08))
        one.otherNames.push({ givenName: one.givenName, familyName: drawFamilyName(random), kind: 'birth' })
      people.push(one)
      // twins now and then
      born = addDays(born, random.chance(0.04) ? 0 : 400 + random.below(900))
      if (born > '2026-11-01') born = addDays('2026-11-01', -random.below(300))
      count++
    }
  }
  return people
}

function person(
  random: Random,
  place: number,
  household: number,
  addresses: Invented['addresses'],
  bornOn: string,
  kind: Invented['kind'],
  familyName: string,
): Invented {
  const givenName = random.chance(0.78) ? random.pickEarly(english) : random.pickEarly(others)
  const nine = `999${String(place * 7 + 13).padStart(6, '0')}`
  const check = nhsCheckDigit(nine)
  const twelve = `806${String(4000 + (place % 90)).padStart(4, '0')}${String(place % 100_000).padStart(5, '0')}`
  const short = shortened[givenName]
  return {
    key: `LC${String(200_000 + place)}`,
    kind,
    givenName,
    familyName,
    ...(short && random.chance(0.5) ? { knownAs: short } : {}),
    otherNames: [],
    bornOn,
    household,
    addresses,
    ...(check !== null ? { nhs: `${nine}${check}` } : {}),
    ...(kind === 'child' && bornOn < '2022-09-01' && place < 9_000_000 ? { upn: `${upnCheckLetter(twelve)}${twelve}` } : {}),
  }
}

function drawFamilyName(random: Random): string {
  return random.chance(0.55) ? random.pickEarly(common) : `${random.pick(starts)}${random.pick(finishes)}`
}

function drawAddress(random: Random): Invented['addresses'][number] {
  const street = random.below(streets.length * ends.length)
  const name = `${streets[street % streets.length]} ${ends[Math.floor(street / streets.length)]}`
  return {
    lines: `${1 + random.below(90)} ${name}, Middlesbrough`,
    postcode: `TS${1 + (street % 8)} ${1 + (street % 9)}${'ABDEFGHJ'[street % 8]}${'LNPQRSTUW'[Math.floor(street / 8) % 9]}`,
  }
}
