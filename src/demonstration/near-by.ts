import type { LocalityKey } from './cast.ts'
import type { Child } from './families.ts'

const primaries: Partial<Record<LocalityKey, readonly string[]>> = {
  newport: ['linden', 'ironside'],
  'north-ormesby': ['quarry', 'market-green'],
  centre: ['albert'],
  east: ['foundry', 'thornfield', 'beck'],
  west: ['maple'],
  south: ['stonebridge', 'captain'],
}
const secondaries: Partial<Record<LocalityKey, string>> = {
  east: 'eastmoor',
  'north-ormesby': 'eastmoor',
  south: 'hillview',
  west: 'hillview',
}
const surgeries: Partial<Record<LocalityKey, string>> = {
  newport: 'park-surgery',
  'north-ormesby': 'ormesby-surgery',
  centre: 'grove-surgery',
  east: 'eastmoor-surgery',
  south: 'south-surgery',
  west: 'grove-surgery',
}

/** The nursery, school or college a child of this age goes to from this locality; null before nursery. */
export function schoolOf(child: Child, age: number, locality: LocalityKey): string | null {
  if (child.birthDay === null || age < 3) return null
  if (age < 4) return locality === 'newport' || locality === 'centre' ? 'little-steps' : 'acorns'
  if (age < 11) {
    const near = primaries[locality] ?? ['albert']
    return near[child.birthDay.charCodeAt(9) % near.length]!
  }
  return age < 16 ? (secondaries[locality] ?? 'tees-gate') : 'harbour'
}

export function surgeryOf(locality: LocalityKey): string {
  return surgeries[locality] ?? 'grove-surgery'
}
