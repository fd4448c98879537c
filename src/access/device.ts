import { createHmac, randomBytes } from 'node:crypto'
import { seal, unseal } from './sealed.ts'

/** How long a device on which somebody signed in is known. Local and configurable. */
export const deviceDays = 90
// a desk that a team shares; whoever signed in on it longest ago is forgotten first
const mostPeople = 12

/** A device that somebody signed in from, as its cookie says it: who (by a hash of their address), and when for the last time. */
export type Device = { id: string; people: Record<string, number> }

const tillForgotten = deviceDays * 86_400_000

/** An address as the count of tries and the cookie of a device hold it: no one can read it back, whatever its capitals were. */
export function addressHash(secret: Buffer, email: string): Buffer {
  return createHmac('sha256', secret)
    .update(`address ${email.trim().toLowerCase().slice(0, 320)}`)
    .digest()
}

const short = (address: Buffer) => address.toString('base64url').slice(0, 16)

export function readDevice(secret: Buffer, cookie: string | undefined, now: Date): Device | undefined {
  return unseal<Device>(secret, 'device', cookie, now)
}

/** Whether this very person signed in from the device in the last 90 days: another's sign-in makes it known for them alone. */
export function isKnown(device: Device | undefined, address: Buffer, now: Date): device is Device {
  const last = device?.people[short(address)]
  return last !== undefined && now.getTime() - last < tillForgotten
}

/** The device's cookie after somebody signed in from it. */
export function knownFromNow(secret: Buffer, device: Device | undefined, address: Buffer, now: Date): string {
  const people = Object.entries({ ...device?.people, [short(address)]: now.getTime() })
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostPeople)
  const next: Device = { id: device?.id ?? randomBytes(16).toString('base64url'), people: Object.fromEntries(people) }
  return seal(secret, 'device', next, new Date(now.getTime() + tillForgotten))
}
