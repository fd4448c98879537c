import type { TestHouse } from '../house.ts'

/** A browser as far as sign-in goes: it keeps its cookies, and sends a form with the proof of the page that it saw last. */
export function browser(house: TestHouse, web = house.web) {
  const cookies = new Map<string, string>()
  let proof = ''
  const keep = <R extends { headers: Record<string, unknown>; body: string }>(answer: R) => {
    for (const each of [answer.headers['set-cookie']].flat()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(typeof each === 'string' ? each : '') ?? []
      if (name) cookies.set(name, value!)
    }
    proof = /name="_csrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? proof
    return answer
  }
  const sent = (): Record<string, string> =>
    cookies.size > 0 ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {}
  const open = async (url: string) => keep(await web.inject({ method: 'GET', url, headers: sent() }))
  const send = async (url: string, answers: Record<string, string>, headers: Record<string, string> = {}) => {
    const payload = new URLSearchParams({ _csrf: proof, ...answers }).toString()
    return keep(
      await web.inject({
        method: 'POST',
        url,
        headers: { ...sent(), 'content-type': 'application/x-www-form-urlencoded', ...headers },
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
    /** The cookie of the session, or of a visitor. */
    get cookie() {
      return cookies.has('doorstep') ? `doorstep=${cookies.get('doorstep')}` : ''
    },
    set cookie(value: string) {
      cookies.set('doorstep', value.replace('doorstep=', ''))
    },
    get cookies() {
      return cookies
    },
    get proof() {
      return proof
    },
  }
}
