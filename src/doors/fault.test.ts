import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import { withoutWords } from './fault.ts'

const house = useHouse()

test('a unique violation names its constraint in the log, and never the value that broke it', async () => {
  const fault =
    await sql`insert into authority (id, name, short_name, code) select gen_random_uuid(), name, short_name, code from authority`
      .execute(house.owner)
      .then(
        () => expect.fail('taken twice'),
        (error: Error) => error,
      )
  expect(withoutWords(fault)).toMatchObject({ type: 'error', message: '23505 authority_code_key' })
  expect(JSON.stringify(withoutWords(fault))).not.toMatch(/Middlesbrough|806/)
})
