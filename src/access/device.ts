import { createHash, createHmac, randomBytes } from 'node:crypto'
import { seal, unseal } from './sealed.ts'

/** How long a device on which somebody signed in is known. Local and configurable. */
export const deviceDays = 90
// a desk that a team shares; whoever signed in on it longest ago is forgotten first
const mostPeople = 12

/** A device that somebody signed in from, as its cookie says it: to which account (by a hash of its id), and when for the last time. */
export type Device = { id: string; people: Record<string, number> }

const tillForgotten = deviceDays * 86_400_000

/** An address as the count of tries holds it: no one can read it back, whatever its capitals were. */
export function addressHash(secret: Buffer, email: string): Buffer {
  return createHmac('sha256', secret)
    .update(`address ${email.trim().toLowerCase().slice(0, 320)}`)
    .digest()
}

const short = (accountId: string) => createHash('sha256').update(accountId).digest('base64url').slice(0, 16)

export function readDevice(secret: Buffer, cookie: string | undefined, now: Date): Device | undefined {
  return unseal<Device>(secret, 'device', cookie, now)
}

/**
 * Whether the device was signed in from, in the last 90 days, to each of these accounts, which are all that an address has. Another's
 * sign-in makes it known for them alone, and so does one to an account that another authority gave the same address: whoever makes such
 * an account would have tries of their own at the first one's password.
 */
export function isKnown(device: Device | undefined, accountIds: readonly string[], now: Date): device is Device {
  if (accountIds.length === 0) return false
  return accountIds.every((id) => {
    const last = device?.people[short(id)]
    return last !== undefined && now.getTime() - last < tillForgotten
  })
}

/** The device's cookie after somebody signed in from it. */
export function knownFromNow(secret: Buffer, device: Device | undefined, accountIds: readonly string[], now: Date): string {
  const since = Object.fromEntries(accountIds.map((id) => [short(id), now.getTime()]))
  const people = Object.entries({ ...device?.people, ...since })
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostPeople)
  const next: Device = { id: device?.id ?? randomBytes(16).toString('base64url'), people: Object.fromEntries(people) }
  return seal(secret, 'device', next, new Date(now.getTime() + tillForgotten))
}
