/**
 * The census code sets this room reads with, until the rule book's are pointed at.
 * Source: the CIN census XML schemas of collections 2021 to 2026 and the census guides' code lists for 2017 to 2020
 * (years are those a collection closes in: 2025 is 2024-25). `from` and `until` stand only where a code came or went.
 */
export type Code = { code: string; means: string; from?: number; until?: number; instead?: string; alsoCalled?: string[] }

export const referralSources: Code[] = [
  {
    code: '1A',
    means: 'Family member, relative or carer',
    alsoCalled: [
      'family',
      'parent',
      'mother',
      'father',
      'mum',
      'dad',
      'carer',
      'foster carer',
      'grandparent',
      'relative',
      'parent carer',
      'family member',
      'individual family member relative or carer',
    ],
  },
  {
    code: '1B',
    means: 'Acquaintance',
    alsoCalled: [
      'neighbour',
      'friend',
      'child minder',
      'childminder',
      'individual acquaintance',
      'individual acquaintance including neighbours and child minders',
    ],
  },
  { code: '1C', means: 'Self', alsoCalled: ['child', 'young person', 'self referral', 'individual self'] },
  {
    code: '1D',
    means: 'Other individual',
    alsoCalled: [
      'stranger',
      'member of public',
      'member of the public',
      'public',
      'individual other',
      'individual other including strangers',
    ],
  },
  {
    code: '2A',
    means: 'Schools',
    alsoCalled: ['school', 'academy', 'primary school', 'secondary school', 'nursery school', 'education school'],
  },
  {
    code: '2B',
    means: 'Education services',
    alsoCalled: [
      'education',
      'education service',
      'education welfare',
      'college',
      'nursery',
      'early years',
      'early years setting',
      'attendance service',
    ],
  },
  {
    code: '3A',
    means: 'Health: GP',
    alsoCalled: ['gp', 'general practitioner', 'doctor', 'health services gp', 'health services general practitioner gp'],
  },
  { code: '3B', means: 'Health visitor', alsoCalled: ['hv', 'health services health visitor', 'health health visitor'] },
  { code: '3C', means: 'School nurse', alsoCalled: ['school nursing', 'health services school nurse', 'health school nurse'] },
  {
    code: '3D',
    means: 'Other primary health services',
    alsoCalled: ['midwife', 'midwifery', 'dentist', 'health services other primary health services', 'primary health'],
  },
  {
    code: '3E',
    means: 'A&E',
    alsoCalled: [
      'accident and emergency',
      'emergency department',
      'a and e department',
      'health services a and e',
      'accident and emergency department',
    ],
  },
  {
    code: '3F',
    means: 'Other health services',
    alsoCalled: [
      'hospital',
      'hospice',
      'camhs',
      'ambulance',
      'ambulance service',
      'health other',
      'other health',
      'health services other',
    ],
  },
  {
    code: '4',
    means: 'Housing',
    alsoCalled: ['housing association', 'local authority housing', 'housing department', 'la housing'],
  },
  {
    code: '5A',
    means: 'LA services: social care',
    alsoCalled: ['social care', 'adult social care', 'adults social care', 'childrens social care', 'la services social care'],
  },
  {
    code: '5B',
    means: 'LA services: other internal',
    alsoCalled: [
      'youth offending',
      'youth offending service',
      'youth justice',
      'yot',
      'yos',
      'youth service',
      'la services other internal',
    ],
  },
  {
    code: '5C',
    means: 'LA services: external',
    alsoCalled: ['other local authority', 'other la', 'another local authority', 'la services external'],
  },
  {
    code: '5D',
    means: 'LA services: early help',
    from: 2023,
    alsoCalled: ['early help', 'family hub', 'troubled families', 'supporting families', 'la services early help'],
  },
  { code: '6', means: 'Police', alsoCalled: ['police force', 'constabulary', 'british transport police'] },
  {
    code: '7',
    means: 'Other legal agency',
    alsoCalled: [
      'court',
      'courts',
      'probation',
      'cafcass',
      'immigration',
      'home office',
      'prison',
      'other legal',
      'legal agency',
    ],
  },
  {
    code: '8',
    means: 'Other',
    alsoCalled: [
      'childrens centre',
      'voluntary organisation',
      'voluntary sector',
      'charity',
      'nspcc',
      'other agency',
      'independent agency',
    ],
  },
  { code: '9', means: 'Anonymous', alsoCalled: ['anon'] },
  { code: '10', means: 'Unknown', alsoCalled: ['not known'] },
]

export const ethnicities: Code[] = [
  {
    code: 'WBRI',
    means: 'White British',
    alsoCalled: [
      'british',
      'white english',
      'english',
      'white welsh',
      'white scottish',
      'white english welsh scottish northern irish british',
    ],
  },
  { code: 'WIRI', means: 'White Irish', alsoCalled: ['irish'] },
  {
    code: 'WIRT',
    means: 'Traveller of Irish heritage',
    alsoCalled: ['irish traveller', 'white irish traveller', 'traveller irish heritage'],
  },
  {
    code: 'WOTH',
    means: 'Any other White background',
    alsoCalled: ['white other', 'other white', 'white any other white background', 'white european', 'white eastern european'],
  },
  {
    code: 'WROM',
    means: 'Gypsy/Roma',
    alsoCalled: ['gypsy', 'roma', 'romany', 'white gypsy roma', 'gypsy or roma', 'white roma'],
  },
  {
    code: 'MWBC',
    means: 'White and Black Caribbean',
    alsoCalled: ['mixed white and black caribbean', 'mixed white black caribbean'],
  },
  { code: 'MWBA', means: 'White and Black African', alsoCalled: ['mixed white and black african', 'mixed white black african'] },
  { code: 'MWAS', means: 'White and Asian', alsoCalled: ['mixed white and asian', 'mixed white asian'] },
  {
    code: 'MOTH',
    means: 'Any other mixed background',
    alsoCalled: ['mixed other', 'other mixed', 'mixed any other mixed background'],
  },
  { code: 'AIND', means: 'Indian', alsoCalled: ['asian indian', 'asian or asian british indian', 'british indian'] },
  { code: 'APKN', means: 'Pakistani', alsoCalled: ['asian pakistani', 'asian or asian british pakistani', 'british pakistani'] },
  {
    code: 'ABAN',
    means: 'Bangladeshi',
    alsoCalled: ['asian bangladeshi', 'asian or asian british bangladeshi', 'british bangladeshi'],
  },
  {
    code: 'AOTH',
    means: 'Any other Asian background',
    alsoCalled: [
      'asian other',
      'other asian',
      'asian or asian british other',
      'asian or asian british any other asian background',
    ],
  },
  { code: 'BCRB', means: 'Caribbean', alsoCalled: ['black caribbean', 'black or black british caribbean'] },
  { code: 'BAFR', means: 'African', alsoCalled: ['black african', 'black or black british african'] },
  {
    code: 'BOTH',
    means: 'Any other Black background',
    alsoCalled: [
      'black other',
      'other black',
      'black or black british other',
      'black or black british any other black background',
    ],
  },
  { code: 'CHNE', means: 'Chinese', alsoCalled: ['asian chinese', 'asian or asian british chinese'] },
  { code: 'OOTH', means: 'Any other ethnic group', alsoCalled: ['other', 'other ethnic group', 'arab', 'any other'] },
  { code: 'REFU', means: 'Refused', alsoCalled: ['declined', 'refused to say', 'prefer not to say', 'information refused'] },
  {
    code: 'NOBT',
    means: 'Information not yet obtained',
    alsoCalled: [
      'not obtained',
      'not yet obtained',
      'not known',
      'unknown',
      'not recorded',
      'not stated',
      'information not obtained',
      'nk',
      'unborn',
    ],
  },
]

const plain = (codes: string): Code[] =>
  codes.split(', ').map((entry) => ({ code: entry.slice(0, entry.indexOf(' ')), means: entry.slice(entry.indexOf(' ') + 1) }))

export const disabilities = plain(
  'NONE no disability, MOB mobility, HAND hand function, PC personal care, INC incontinence, COMM communication, LD learning, HEAR hearing, VIS vision, BEH behaviour, CON consciousness, AUT autism, DDA other',
)

export const primaryNeeds = plain(
  "N1 abuse or neglect, N2 child's disability, N3 parental disability or illness, N4 family in acute stress, N5 family dysfunction, N6 socially unacceptable behaviour, N7 low income, N8 absent parenting, N9 cases other than children in need, N0 not stated",
)

export const closureReasons: Code[] = [
  ...plain(
    'RC1 adopted, RC2 died, RC3 child arrangements order, RC4 special guardianship order, RC5 transferred to another authority, RC6 transferred to adult social care, RC7 any other reason, RC8 closed after assessment without further action',
  ),
  { code: 'RC9', means: 'closed after assessment and referred to early help', from: 2023 },
]

export const abuseCategories = plain('NEG neglect, PHY physical abuse, SAB sexual abuse, EMO emotional abuse, MUL multiple')

export const upnUnknownReasons: Code[] = ['UN1', 'UN2', 'UN3', 'UN4', 'UN5', 'UN6', 'UN7'].map((code) => ({
  code,
  means: 'no UPN',
}))

const household = (number: number, means: string) =>
  ['A the child', 'B a parent or carer', 'C another person in the household'].map((who) => ({
    code: `${number}${who[0]}`,
    means: `${means}: ${who.slice(2)}`,
  }))

export const assessmentFactors: Code[] = [
  ...household(1, 'alcohol'),
  ...household(2, 'drugs'),
  ...household(3, 'domestic abuse'),
  ...household(4, 'mental health'),
  ...household(5, 'learning disability'),
  ...household(6, 'physical disability or illness'),
  ...plain(
    '7A young carer, 8B privately fostered from overseas to return, 8C privately fostered from overseas to stay, 8D privately fostered in education, 8E privately fostered by family arrangement, 8F privately fostered otherwise, 9A unaccompanied asylum seeker, 10A missing, 11A sexual exploitation, 12A trafficking, 13A gangs, 14A socially unacceptable behaviour, 15A self-harm, 16A neglect, 17A emotional abuse, 20 other, 21 none, 22A female genital mutilation, 23A faith or belief',
  ),
  { code: '18A', means: 'physical abuse', until: 2024, instead: '18B or 18C' },
  { code: '18B', means: 'physical abuse, child on child', from: 2021 },
  { code: '18C', means: 'physical abuse, adult on child', from: 2021 },
  { code: '19A', means: 'sexual abuse', until: 2024, instead: '19B or 19C' },
  { code: '19B', means: 'sexual abuse, child on child', from: 2021 },
  { code: '19C', means: 'sexual abuse, adult on child', from: 2021 },
  { code: '24A', means: 'criminal exploitation', from: 2022 },
]

/** `Sex` took the place of `GenderCurrent` in the collection that closed in this year. */
export const sexFrom = 2025

/** GenderCurrent as the census had it: 0 not known, 9 not specified. */
export const genderCurrentAsSex = { '1': 'M', '2': 'F', '0': 'U', '9': 'U' } as const
