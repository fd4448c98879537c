import type { AgencyRow, PostRow } from './rows.ts'

/** The invented authority's places, agencies and people, one a line. Nobody here exists. */

export type LocalityKey = 'newport' | 'north-ormesby' | 'centre' | 'east' | 'west' | 'south' | 'not-placed'

export const localityCast: readonly { key: LocalityKey; name: string; wards: readonly string[] }[] = [
  { key: 'newport', name: 'Newport', wards: ['Newport'] },
  { key: 'north-ormesby', name: 'North Ormesby', wards: ['North Ormesby'] },
  { key: 'centre', name: 'Centre', wards: ['Central', 'Park', 'Linthorpe'] },
  {
    key: 'east',
    name: 'East',
    wards: ['Brambles & Thorntree', 'Berwick Hills & Pallister', 'Park End & Beckfield', 'Longlands & Beechwood'],
  },
  { key: 'west', name: 'West', wards: ['Ayresome', 'Acklam', 'Kader', 'Trimdon'] },
  {
    key: 'south',
    name: 'South',
    wards: ['Ladgate', 'Marton East', 'Marton West', 'Nunthorpe', 'Coulby Newham', 'Hemlington', 'Stainton & Thornton'],
  },
  { key: 'not-placed', name: 'Not placed yet', wards: [] },
]

/** Longlands & Beechwood was the Centre's until a year and a half ago: a locality is its own dated set of wards. */
export const movedWard = { ward: 'Longlands & Beechwood', from: 'centre', to: 'east' } as const

type AgencyCast = readonly [key: string, name: string, type: AgencyRow['type'], locality: LocalityKey | null]

export const agencyCast: readonly AgencyCast[] = [
  ['council', 'Middlesbrough children’s services', 'council', null],
  ['early-help', 'Middlesbrough early help', 'council', null],
  ['edt', 'Emergency duty team', 'council', null],
  ['education', 'Education welfare and admissions', 'council', null],
  ['police', 'Cleveland Police', 'police', null],
  ['fire', 'Cleveland Fire', 'fire', null],
  ['probation', 'Tees probation service', 'justice', null],
  ['health-visiting', 'Tees child health: visiting and school nursing', 'health', null],
  ['maternity', 'Riverside maternity', 'health', null],
  ['hospital', 'Riverside hospital, emergency department', 'health', null],
  ['camhs', 'Tees young people’s mental health', 'health', null],
  ['ambulance', 'Ambulance service', 'health', null],
  ['bridge-homes', 'Bridge Homes', 'housing', null],
  ['northbank', 'Northbank Housing', 'housing', null],
  ['arrivals', 'Tees arrivals housing', 'housing', null],
  ['linden', 'Linden Road Primary', 'school', 'newport'],
  ['ironside', 'Ironside Primary', 'school', 'newport'],
  ['quarry', 'Quarry Lane Primary', 'school', 'north-ormesby'],
  ['market-green', 'Market Green Primary', 'school', 'north-ormesby'],
  ['albert', 'Albert Gardens Primary', 'school', 'centre'],
  ['foundry', 'Foundry Street Primary', 'school', 'east'],
  ['thornfield', 'Thornfield Primary', 'school', 'east'],
  ['beck', 'Beckside Primary', 'school', 'east'],
  ['maple', 'Maple Avenue Primary', 'school', 'west'],
  ['stonebridge', 'Stonebridge Primary', 'school', 'south'],
  ['captain', 'Captain’s Way Primary', 'school', 'south'],
  ['tees-gate', 'Tees Gate Academy', 'school', 'centre'],
  ['hillview', 'Hillview Academy', 'school', 'south'],
  ['eastmoor', 'Eastmoor Academy', 'school', 'east'],
  ['harbour', 'Harbour College', 'school', null],
  ['little-steps', 'Little Steps Nursery', 'early-years', 'newport'],
  ['acorns', 'Acorns Nursery', 'early-years', 'east'],
  ['park-surgery', 'Parkside Surgery', 'gp', 'newport'],
  ['ormesby-surgery', 'Kings Lane Surgery', 'gp', 'north-ormesby'],
  ['grove-surgery', 'Grove Health Centre', 'gp', 'centre'],
  ['eastmoor-surgery', 'Eastmoor Surgery', 'gp', 'east'],
  ['south-surgery', 'Southgate Surgery', 'gp', 'south'],
  ['open-table', 'The Open Table', 'voluntary', 'newport'],
  ['harbour-lights', 'Harbour Lights youth work', 'voluntary', null],
  ['safe-rooms', 'Safe Rooms, domestic abuse support', 'voluntary', null],
  ['homestead', 'Homestead family friends', 'voluntary', 'north-ormesby'],
]

export const teamCast: readonly (readonly [key: string, agency: string, name: string, localities: readonly LocalityKey[]])[] = [
  ['hub', 'council', 'Children’s hub', []],
  ['assessment', 'council', 'Assessment team', []],
  ['locality-social-work', 'council', 'Newport and North Ormesby social work', ['newport', 'north-ormesby']],
  ['safeguarding', 'council', 'Safeguarding and care planning', []],
  ['insight', 'council', 'Insight and performance', []],
  ['democratic', 'council', 'Elected members', []],
  ['systems', 'council', 'Systems', []],
  ['duty', 'edt', 'Emergency duty', []],
  ['newport-locality', 'early-help', 'Newport locality team', ['newport']],
  ['ormesby-locality', 'early-help', 'North Ormesby locality team', ['north-ormesby']],
  ['town-early-help', 'early-help', 'Early help, rest of the town', ['centre', 'east', 'west', 'south']],
  ['welfare', 'education', 'Education welfare', []],
  ['neighbourhood-police', 'police', 'Neighbourhood policing', ['newport', 'north-ormesby', 'centre']],
  ['vulnerability', 'police', 'Vulnerability unit', []],
  ['visiting', 'health-visiting', 'Health visiting', []],
  ['school-nursing', 'health-visiting', 'School nursing', []],
  ['midwives', 'maternity', 'Community midwives', []],
  ['emergency', 'hospital', 'Emergency department', []],
  ['bridge-officers', 'bridge-homes', 'Housing officers', ['newport', 'north-ormesby']],
  ['northbank-officers', 'northbank', 'Housing officers', ['centre', 'east']],
  ['linden-staff', 'linden', 'Pastoral team', ['newport']],
  ['quarry-staff', 'quarry', 'Pastoral team', ['north-ormesby']],
  ['tees-gate-staff', 'tees-gate', 'Pastoral team', ['centre']],
  ['eastmoor-staff', 'eastmoor', 'Pastoral team', ['east']],
  ['steps-staff', 'little-steps', 'Nursery staff', ['newport']],
  ['park-practice', 'park-surgery', 'Practice', ['newport']],
  ['youth', 'harbour-lights', 'Street youth work', []],
  ['homestead-team', 'homestead', 'Family friends', ['north-ormesby']],
]

type Role = PostRow['role']
/** Key, name, title of the post, role, team, locality, key of the deputy. */
export type WorkerCast = readonly [
  key: string,
  name: string,
  title: string,
  role: Role,
  team: string,
  locality: LocalityKey | null,
  deputy: string | null,
]

export const workerCast: readonly WorkerCast[] = [
  ['w-manager', 'Marguerite Oduya', 'Hub manager', 'front-door-manager', 'hub', null, 'w-manager-2'],
  ['w-manager-2', 'Gethin Pryce', 'Deputy hub manager', 'front-door-manager', 'hub', null, 'w-manager'],
  ['w-hub-1', 'Sunniva Bright-Hale', 'Hub social worker', 'front-door-worker', 'hub', null, 'w-hub-2'],
  ['w-hub-2', 'Dermot Lacey', 'Hub social worker', 'front-door-worker', 'hub', null, 'w-hub-1'],
  ['w-hub-3', 'Parveen Anjum', 'Hub social worker', 'front-door-worker', 'hub', null, 'w-hub-4'],
  ['w-hub-4', 'Owen Tarrant', 'Hub adviser', 'front-door-worker', 'hub', null, 'w-hub-3'],
  ['w-hub-5', 'Bronagh Keel', 'Hub adviser', 'front-door-worker', 'hub', null, null],
  ['w-duty', 'Femi Adebanjo', 'Duty social worker, nights', 'front-door-worker', 'duty', null, null],
  ['w-sw-1', 'Rosalind Petch', 'Social worker, assessment', 'social-worker', 'assessment', null, 'w-sw-2'],
  ['w-sw-2', 'Tobenna Ifeanyi', 'Social worker, assessment', 'social-worker', 'assessment', null, 'w-sw-1'],
  ['w-sw-3', 'Gwenllian Moss', 'Social worker, assessment', 'social-worker', 'assessment', null, null],
  ['w-sw-4', 'Casimir Dudek', 'Social worker, assessment', 'social-worker', 'assessment', null, null],
  ['w-sw-5', 'Ottilie Brand', 'Locality social worker', 'social-worker', 'locality-social-work', 'newport', 'w-sw-6'],
  ['w-sw-6', 'Jerome Whitlock', 'Locality social worker', 'social-worker', 'locality-social-work', 'north-ormesby', 'w-sw-5'],
  ['w-sw-7', 'Imelda Frayne', 'Social worker, care planning', 'social-worker', 'safeguarding', null, null],
  ['w-sw-8', 'Kofi Mensah-Reid', 'Social worker, care planning', 'social-worker', 'safeguarding', null, null],
  ['w-nm-newport', 'Hester Quillan', 'Neighbourhood manager', 'neighbourhood-manager', 'newport-locality', 'newport', 'w-eh-1'],
  [
    'w-nm-ormesby',
    'Laszlo Brandt',
    'Neighbourhood manager',
    'neighbourhood-manager',
    'ormesby-locality',
    'north-ormesby',
    'w-eh-4',
  ],
  ['w-eh-1', 'Delphine Askew', 'Early help practitioner', 'practitioner', 'newport-locality', 'newport', 'w-eh-2'],
  ['w-eh-2', 'Yaw Darko', 'Early help practitioner', 'practitioner', 'newport-locality', 'newport', 'w-eh-1'],
  ['w-eh-3', 'Corinna Tufnell', 'Early help practitioner', 'practitioner', 'newport-locality', 'newport', null],
  ['w-eh-4', 'Bartholomew Ings', 'Early help practitioner', 'practitioner', 'ormesby-locality', 'north-ormesby', 'w-eh-5'],
  ['w-eh-5', 'Saoirse Mallin', 'Early help practitioner', 'practitioner', 'ormesby-locality', 'north-ormesby', null],
  ['w-eh-6', 'Winston Garrick', 'Early help practitioner', 'practitioner', 'town-early-help', 'east', 'w-eh-7'],
  ['w-eh-7', 'Ffion Heddle', 'Early help practitioner', 'practitioner', 'town-early-help', 'south', 'w-eh-6'],
  ['w-eh-8', 'Rafaela Nunn', 'Early help practitioner', 'practitioner', 'town-early-help', 'centre', null],
  ['w-welfare', 'Augustin Pell', 'Education welfare officer', 'partner', 'welfare', null, null],
  ['w-teacher-1', 'Clementine Yarde', 'Safeguarding lead, Linden Road Primary', 'partner', 'linden-staff', 'newport', null],
  ['w-teacher-2', 'Ivo Castell', 'Head of year, Tees Gate Academy', 'partner', 'tees-gate-staff', 'centre', null],
  ['w-teacher-3', 'Mabel Threlkeld', 'Teacher, Quarry Lane Primary', 'partner', 'quarry-staff', 'north-ormesby', null],
  ['w-teacher-4', 'Desmond Airey', 'Safeguarding lead, Eastmoor Academy', 'partner', 'eastmoor-staff', 'east', null],
  ['w-nursery', 'Blessing Okafor-Lund', 'Nursery manager, Little Steps', 'partner', 'steps-staff', 'newport', null],
  ['w-hv-1', 'Philippa Rusk', 'Health visitor', 'partner', 'visiting', 'newport', 'w-hv-2'],
  ['w-hv-2', 'Nerys Colclough', 'Health visitor', 'partner', 'visiting', 'east', 'w-hv-1'],
  ['w-nurse', 'Aldous Kemp', 'School nurse', 'partner', 'school-nursing', null, null],
  ['w-midwife', 'Tamsin Ojukwu', 'Community midwife', 'partner', 'midwives', null, null],
  ['w-constable-1', 'Rhona Dalgety', 'Neighbourhood constable', 'partner', 'neighbourhood-police', 'newport', 'w-constable-2'],
  [
    'w-constable-2',
    'Piers Ackland',
    'Neighbourhood constable',
    'partner',
    'neighbourhood-police',
    'north-ormesby',
    'w-constable-1',
  ],
  ['w-constable-3', 'Zuleika Hart', 'Constable, vulnerability unit', 'partner', 'vulnerability', null, null],
  ['w-housing-1', 'Edwin Mossop', 'Housing officer, Bridge Homes', 'partner', 'bridge-officers', 'newport', 'w-housing-2'],
  ['w-housing-2', 'Anneka Sloane', 'Housing officer, Bridge Homes', 'partner', 'bridge-officers', 'north-ormesby', 'w-housing-1'],
  ['w-housing-3', 'Tavish Orr', 'Housing officer, Northbank', 'partner', 'northbank-officers', 'east', null],
  ['w-gp', 'Indira Vasant', 'GP, Parkside Surgery', 'partner', 'park-practice', 'newport', null],
  ['w-youth', 'Calypso Brann', 'Youth worker, Harbour Lights', 'partner', 'youth', null, null],
  ['w-family', 'Ambrose Tilling', 'Family friend co-ordinator, Homestead', 'partner', 'homestead-team', 'north-ormesby', null],
  ['w-analyst', 'Linnea Foss', 'Analyst', 'analyst', 'insight', null, null],
  ['w-member-1', 'Councillor Edith Marrow', 'Scrutiny member', 'elected-member', 'democratic', null, null],
  ['w-member-2', 'Councillor Basil Thorn', 'Lead member', 'elected-member', 'democratic', null, null],
  ['w-admin', 'Jocasta Wren', 'Systems administrator', 'administrator', 'systems', null, 'w-admin-2'],
  ['w-admin-2', 'Barnaby Quist', 'Systems administrator', 'administrator', 'systems', null, 'w-admin'],
]

/** Posts that nobody holds today. */
export const vacancies: readonly (readonly [title: string, role: Role, team: string, locality: LocalityKey | null])[] = [
  ['Early help practitioner', 'practitioner', 'ormesby-locality', 'north-ormesby'],
  ['School nurse', 'partner', 'school-nursing', 'north-ormesby'],
]

/** Who leads for each core statutory partner. North Ormesby's health visiting has nobody: a gap to be seen, not hidden. */
export const leadCast: readonly (readonly [LocalityKey, partner: string, agency: string, worker: string | null])[] = [
  ['newport', 'council', 'council', 'w-sw-5'],
  ['newport', 'early-help', 'early-help', 'w-eh-1'],
  ['newport', 'police', 'police', 'w-constable-1'],
  ['newport', 'health', 'health-visiting', 'w-hv-1'],
  ['newport', 'school', 'linden', 'w-teacher-1'],
  ['newport', 'housing', 'bridge-homes', 'w-housing-1'],
  ['north-ormesby', 'council', 'council', 'w-sw-6'],
  ['north-ormesby', 'early-help', 'early-help', 'w-eh-4'],
  ['north-ormesby', 'police', 'police', 'w-constable-2'],
  ['north-ormesby', 'health', 'health-visiting', null],
  ['north-ormesby', 'school', 'quarry', 'w-teacher-3'],
  ['north-ormesby', 'housing', 'bridge-homes', 'w-housing-2'],
]

/** Names of partner staff without an account, drawn for "who is involved" and for who rang. */
export const staffForenames =
  'Alma Bertram Cerys Dorian Elspeth Fergus Greta Hamish Isolde Jonty Keziah Lorcan Maeve Nigella Orla Percival Rowena Silas Thea Ursula Verity Wilfrid Yvette Zadie Arlo Bettina Cormac Dinah Esmond Flora'.split(
    ' ',
  )
export const staffSurnames =
  'Ackroyd Beddoes Carrow Delaney Eddowes Farrant Gorse Hallam Isham Jessop Kershaw Lorimer Mabey Nettle Orme Pask Quill Rudge Sarn Tolley Upjohn Venn Wadham Yeo Ashdown Birkin Croft Dace Elstob Furlong'.split(
    ' ',
  )
