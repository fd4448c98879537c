import { bring } from '../../src/children/samples/marsh-family.ts'
import type { TestHouse } from '../house.ts'

export { marshFamily } from '../../src/children/samples/marsh-family.ts'

/** A contact that waits at the front door; its reference is its address. */
export async function aContact(
  house: TestHouse,
  ...about: Parameters<typeof bring> extends [unknown, ...infer Rest] ? Rest : never
) {
  const id = await bring(house, ...about)
  const { reference } = await house.owner.selectFrom('contact').select('reference').where('id', '=', id).executeTakeFirstOrThrow()
  return { id, reference, path: `/contacts/${reference}` }
}
