import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'

/** The whole policy, written by us: nothing comes from elsewhere, nothing runs inline, nobody frames us. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What every answer carries, whoever gives it. */
export const headersOf = ({ secure }: Pick<Config, 'secure'>): Record<string, string> => ({
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
})

export function securityHeaders(web: FastifyInstance, config: Config) {
  const headers = headersOf(config)
  web.addHook('onSend', async (_request, reply) => {
    reply.headers(headers)
  })
}
