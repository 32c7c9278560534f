import { vi } from 'vitest'
import type { Connection, Finder } from '@/finders/finder'

export function someConnection(wish: Partial<Connection> = {}): Connection {
  return { id: 'c1', brand: 'b1', keys: ['ko', 'asia'], landing: { page: 'home', id: null }, default: false, ...wish }
}

/** A believable finder; a test says only what it is about. */
export function someFinder(wish: Partial<Finder> = {}): Finder {
  return {
    id: 'f1', name: 'Apps', accessKey: '0123456789abcdef', jwtOnly: true, connections: [], labels: {}, hidden: [], version: 3,
    secrets: [{ id: 's1', createdAt: '2026-01-02T03:04:05Z', lastUsedAt: null }], ...wish,
  }
}

export interface Asked {
  method: string
  path: string
  body: unknown
  headers: Record<string, string>
}

type Answer = unknown | ((asked: Asked) => unknown)

/** What a server that refuses answers. */
export class Refused {
  constructor(readonly status: number, readonly code: string, readonly field: string | null = null) {}
}

/** A server of `METHOD /path` and answers, instead of fetch; what it was asked is kept. */
export function fakeServer(answers: Record<string, Answer>): Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', (url: string, { method = 'GET', body, headers }: RequestInit = {}) => {
    const call = { method, path: url.replace(/^\/api\/v1/, ''), body: typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined, headers: headers as Record<string, string> }
    asked.push(call)
    const answer = answers[`${method} ${call.path}`] ?? new Refused(404, 'not_found')
    const told: unknown = typeof answer === 'function' ? (answer as (asked: Asked) => unknown)(call) : answer
    if (told instanceof Refused) return Promise.resolve(Response.json({ code: told.code, field: told.field }, { status: told.status }))
    return Promise.resolve(told === null ? new Response(null, { status: 204 }) : Response.json(told))
  })
  return asked
}
