import { type Community, communities, englishForenames, type NameSex } from './facts.ts'
import type { Random } from './random.ts'

export const english = communities.values.find((community) => community.id === 'english')!

/** A first name as people of that birth year and community have it. English names are given in every community too. */
export function drawForename(random: Random, community: Community, sex: NameSex, birthYear: number): string {
  if (community.forenames && !random.chance(birthYear >= 2010 ? 0.12 : 0.02)) return random.weighted(community.forenames[sex])
  return random.weighted(englishForenames(birthYear, sex))
}

/** A family name; some languages give women another form of it than men, at the same place in the list. */
export function drawSurname(random: Random, community: Community): { F: string; M: string } {
  const M = random.weighted(community.surnames)
  const women = community.surnamesOfWomen
  return { M, F: women ? women.values[community.surnames.values.indexOf(M)]! : M }
}

/** What a few children are called at school instead of their name. */
export const calledAt: Readonly<Record<string, readonly string[]>> = {
  Alfred: ['Alfie', 'Fred'],
  Elizabeth: ['Lizzie', 'Beth', 'Libby'],
  Isabella: ['Izzy', 'Bella'],
  Isabelle: ['Izzy', 'Belle'],
  Joshua: ['Josh'],
  Matthew: ['Matt'],
  Benjamin: ['Ben', 'Benji'],
  Samuel: ['Sam', 'Sammy'],
  Thomas: ['Tom', 'Tommy'],
  William: ['Will', 'Billy', 'Liam'],
  Charlotte: ['Lottie', 'Charlie'],
  Jessica: ['Jess'],
  Olivia: ['Liv', 'Livvy'],
  Matilda: ['Tilly'],
  Theodore: ['Theo', 'Teddy'],
  Edward: ['Teddy', 'Ned'],
  Daniel: ['Danny'],
  Oliver: ['Ollie'],
  Amelia: ['Millie', 'Amy'],
  Abigail: ['Abbie'],
  Zachary: ['Zac'],
  Jacob: ['Jake'],
  Joseph: ['Joe', 'Joey'],
  Alexander: ['Alex', 'Xander'],
  Nathaniel: ['Nate'],
  Małgorzata: ['Gosia'],
  Zofia: ['Zosia'],
  Jakub: ['Kuba'],
  Muhammad: ['Mo'],
  Mohammed: ['Mo'],
}

const streetStarts =
  'Alder Anvil Baltic Barley Beacon Bobbin Bramley Brindle Chandler Clover Cooper Copper Crane Cobble Damson Dock Elder Fern Ferry Flint Furnace Granite Harbour Hawthorn Hazel Heron Hopper Iron Ivy Jetty Juniper Kiln Lantern Larch Lime Linnet Loom Mallard Maple Mariner Marl Medlar Mill Myrtle Nettle Oriel Osier Otter Paddle Pewter Plover Quay Quince Rivet Rowan Rudder Saddler Sail Sawyer Sedge Slate Sorrel Spindle Tallow Tanner Teasel Thistle Tiller Turner Vetch Wharf Willow Winch Wren Yarrow'.split(
    ' ',
  )
const streetEnds = ['Street', 'Road', 'Terrace', 'Avenue', 'Close', 'Grove', 'Walk', 'Lane', 'Court', 'Gardens']

/** Invented streets for real postcodes, the same street for the same postcode. */
export function streetName(postcodePlace: number): string {
  return `${streetStarts[(postcodePlace * 37) % streetStarts.length]} ${streetEnds[(postcodePlace * 7 + Math.floor(postcodePlace / 10)) % streetEnds.length]}`
}
