import type { TestHouse } from '../house.ts'

/** A browser as far as sign-in goes: it keeps its cookie, and sends a form with the proof of the page that it saw last. */
export function browser(house: TestHouse, web = house.web) {
  let cookie = ''
  let proof = ''
  const keep = <R extends { headers: Record<string, unknown>; body: string }>(answer: R) => {
    const set = [answer.headers['set-cookie']].flat().find((each) => typeof each === 'string' && each.startsWith('doorstep='))
    if (typeof set === 'string') cookie = set.split(';')[0]!
    proof = /name="_csrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? proof
    return answer
  }
  const open = async (url: string) => keep(await web.inject({ method: 'GET', url, headers: cookie ? { cookie } : {} }))
  const send = async (url: string, answers: Record<string, string>, headers: Record<string, string> = {}) => {
    const payload = new URLSearchParams({ _csrf: proof, ...answers }).toString()
    return keep(
      await web.inject({
        method: 'POST',
        url,
        headers: { ...(cookie ? { cookie } : {}), 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload,
      }),
    )
  }
  return {
    open,
    send,
    signIn: async (email: string, password: string, next = '/') => {
      await open('/sign-in')
      return send('/sign-in', { email, password, next })
    },
    get cookie() {
      return cookie
    },
    set cookie(value: string) {
      cookie = value
    },
    get proof() {
      return proof
    },
  }
}
