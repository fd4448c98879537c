import type { CodeOf, corePartners } from '../rulebook/index.ts'
import { addDays, addMonths, addYears, type Day, londonInstant } from '../time/index.ts'
import {
  agencyCast,
  type LocalityKey,
  leadCast,
  localityCast,
  movedWard,
  staffForenames,
  staffSurnames,
  teamCast,
  vacancies,
  workerCast,
} from './cast.ts'
import { town, wards } from './facts.ts'
import { idMaker } from './ids.ts'
import type { Random } from './random.ts'
import type { AgencyRow, Demonstration, Id, LocalityAreaRow, PostRow, WorkerRow } from './rows.ts'

/** Somebody at a partner agency who may ring or be involved; most have no account. */
export interface Staff {
  agencyId: Id
  workerId: Id | null
  name: string
  role: string
  phone: string
}

/** The authority as the families and contacts need it: by key, and by day. */
export interface Directory {
  rows: Pick<
    Demonstration,
    'authority' | 'localities' | 'localityAreas' | 'agencies' | 'teams' | 'workers' | 'posts' | 'partnerLeads'
  >
  agencies: ReadonlyMap<string, AgencyRow>
  workers: ReadonlyMap<string, WorkerRow>
  localityIds: ReadonlyMap<LocalityKey, Id>
  /** Staff of an agency, those with an account first. */
  staffOf(agencyKey: string): readonly Staff[]
  localityOf(wardCode: string, day: Day): Id
  teamId(key: string): Id
}

/** Numbers kept for drama: 01632 960000 to 960999 ring nobody. */
function phoneNumber(place: number): string {
  return `01632 960${String(place % 1000).padStart(3, '0')}`
}

export function buildDirectory(random: Random, asAtDay: Day): Directory {
  const began = addYears(`${asAtDay.slice(0, 4)}-04-01`, -4)
  const at = londonInstant(began, '09:00')
  const newId = idMaker(random.fork('ids'))
  const draws = random.fork('staff')
  let phones = 100

  const localityIds = new Map(localityCast.map(({ key }) => [key, newId(at)]))
  const wardCodes = new Map(wards.map((ward) => [ward.name, ward.code]))
  const moved = addMonths(addDays(asAtDay, 1 - Number(asAtDay.slice(8))), -18)
  const localityAreas: LocalityAreaRow[] = localityCast.flatMap(({ key, wards: names }) =>
    names.map((name) => ({
      localityId: localityIds.get(key)!,
      wardCode: wardCodes.get(name)!,
      validFrom: name === movedWard.ward ? moved : began,
      validTo: null,
    })),
  )
  localityAreas.push({
    localityId: localityIds.get(movedWard.from)!,
    wardCode: wardCodes.get(movedWard.ward)!,
    validFrom: began,
    validTo: addDays(moved, -1),
  })

  const agencies = new Map<string, AgencyRow>()
  for (const [key, name, type, locality] of agencyCast) {
    const phone = key === 'council' ? '01632 960 100' : phoneNumber(phones++)
    agencies.set(key, { id: newId(at), name, type, phone, localityId: locality ? localityIds.get(locality)! : null })
  }
  const teamIds = new Map(teamCast.map(([key]) => [key, newId(at)]))
  const teamAgency = new Map(teamCast.map(([key, agency]) => [key, agency]))

  const workers = new Map<string, WorkerRow>()
  for (const [key, name, title, , team] of workerCast) {
    const agencyId = agencies.get(teamAgency.get(team)!)!.id
    const email = `${name
      .replace('Councillor ', '')
      .toLowerCase()
      .replace(/[^a-z]+/g, '.')}@example.org`
    workers.set(key, { id: newId(at), agencyId, name, email, phone: phoneNumber(phones++), title })
  }

  const localityId = (key: LocalityKey | null) => (key ? localityIds.get(key)! : null)
  const posts: PostRow[] = workerCast.map(([key, , title, role, team, locality, deputy], place) => ({
    id: newId(at),
    teamId: teamIds.get(team)!,
    title,
    role,
    localityId: localityId(locality),
    workerId: workers.get(key)!.id,
    deputyWorkerId: deputy ? workers.get(deputy)!.id : null,
    validFrom: addMonths(began, (place * 7) % 36),
    validTo: null,
  }))
  for (const [title, role, team, locality] of vacancies) {
    const post = { id: newId(at), teamId: teamIds.get(team)!, title, role, localityId: localityId(locality) }
    posts.push({ ...post, workerId: null, deputyWorkerId: null, validFrom: addMonths(asAtDay, -4), validTo: null })
  }

  const staff = new Map<string, Staff[]>()
  for (const [key, , type] of agencyCast) {
    const agencyId = agencies.get(key)!.id
    const known: Staff[] = []
    for (const worker of workers.values()) {
      if (worker.agencyId === agencyId) {
        known.push({ agencyId, workerId: worker.id, name: worker.name, role: worker.title, phone: worker.phone })
      }
    }
    for (let more = 0; more < 5; more++) {
      const name = `${draws.pick(staffForenames)} ${draws.pick(staffSurnames)}`
      known.push({
        agencyId,
        workerId: null,
        name,
        role: draws.pick(rolesAt[key] ?? staffRoles[type]),
        phone: phoneNumber(phones++),
      })
    }
    staff.set(key, known)
  }

  return {
    rows: {
      authority: { id: newId(at), code: town.code, name: town.name },
      localities: localityCast.map(({ key, name }) => ({
        id: localityIds.get(key)!,
        name,
        isNotPlacedYet: key === 'not-placed',
      })),
      localityAreas,
      agencies: [...agencies.values()],
      teams: teamCast.map(([key, agency, name, localities]) => ({
        id: teamIds.get(key)!,
        agencyId: agencies.get(agency)!.id,
        name,
        localityIds: localities.map((locality) => localityIds.get(locality)!),
      })),
      workers: [...workers.values()],
      posts,
      partnerLeads: leadCast.map(([locality, partner, agency, worker]) => ({
        localityId: localityIds.get(locality)!,
        partner: partner as CodeOf<typeof corePartners>,
        agencyId: agencies.get(agency)!.id,
        workerId: worker ? workers.get(worker)!.id : null,
      })),
    },
    agencies,
    workers,
    localityIds,
    staffOf: (key) => staff.get(key)!,
    localityOf(wardCode, day) {
      const area = localityAreas.find(
        (row) => row.wardCode === wardCode && row.validFrom <= day && (row.validTo === null || day <= row.validTo),
      )
      return area?.localityId ?? localityIds.get('not-placed')!
    },
    teamId: (key) => teamIds.get(key)!,
  }
}

/** Where the type alone would say too little. */
const rolesAt: Readonly<Record<string, readonly string[]>> = {
  edt: ['Duty social worker'],
  education: ['Education welfare officer', 'Admissions officer'],
  'health-visiting': ['Health visitor', 'School nurse', 'Health visitor', 'School nurse'],
  maternity: ['Community midwife'],
  hospital: ['Emergency nurse', 'Emergency doctor', 'Safeguarding nurse'],
  camhs: ['Mental health practitioner'],
  ambulance: ['Paramedic'],
}

const staffRoles: Record<AgencyRow['type'], readonly string[]> = {
  council: ['Duty officer', 'Family worker', 'Adviser'],
  police: ['Constable', 'Sergeant', 'Community support officer'],
  school: ['Class teacher', 'Designated safeguarding lead', 'Head of year', 'Pastoral lead', 'Attendance officer'],
  'early-years': ['Nursery teacher', 'Room leader'],
  health: ['Health visitor', 'Nurse', 'Midwife', 'Practitioner'],
  gp: ['GP', 'Practice nurse', 'Practice safeguarding lead'],
  housing: ['Housing officer', 'Tenancy support worker'],
  fire: ['Community safety officer'],
  justice: ['Probation officer'],
  voluntary: ['Family worker', 'Youth worker', 'Volunteer co-ordinator'],
  other: ['Worker'],
}
