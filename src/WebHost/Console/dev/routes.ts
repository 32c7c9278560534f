import type { IncomingMessage, ServerResponse } from 'node:http'
import { accountRoutes } from './accountRoutes'
import { cannedRoutes } from './cannedRoutes'
import { customerRoutes } from './customerRoutes'
import { finderRoutes } from './finderRoutes'
import { inquiryRoutes } from './inquiryRoutes'
import { jobRoutes } from './jobRoutes'
import { liveRoutes } from './liveRoutes'
import { notificationRoutes } from './notificationRoutes'
import { ticketRoutes } from './ticketRoutes'
import { translationRoutes } from './translationRoutes'
import { viewRoutes } from './viewRoutes'
import type { World } from './world'

export interface Call {
  world: World
  method: string
  path: string
  query: URLSearchParams
  body: Record<string, unknown>
  raw: Buffer
  response: ServerResponse
}

export type Route = [method: string, path: RegExp, run: (call: Call, ...parts: string[]) => unknown]

export class Refusal extends Error {
  constructor(readonly status: number, readonly code: string, readonly detail = '', readonly field?: string, readonly values?: Record<string, string>) {
    super(code)
  }
}

const routes: Route[] = [...liveRoutes, ...notificationRoutes, ...accountRoutes, ...jobRoutes, ...ticketRoutes, ...cannedRoutes, ...translationRoutes, ...viewRoutes, ...customerRoutes, ...inquiryRoutes, ...finderRoutes]

/** What a route answers is sent as JSON; nothing is 204, and a route that wrote by itself answers the response. */
export async function answerWith(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const method = request.method ?? 'GET'
  const raw = await read(request)
  const path = url.pathname.replace(/^\/api\/v1/, '')
  const call: Call = { world, method, path, query: url.searchParams, raw, body: parse(raw, request), response }
  try {
    const found = routes.find(([verb, pattern]) => verb === method && pattern.test(path))
    if (!found) throw new Refusal(404, 'not_found')
    const open = /^\/(setup|session|invitations|dev-live|files)/.test(path)
    if (!open && !world.signedIn) throw new Refusal(401, 'not_signed_in')
    const answer = await found[2](call, ...(found[1].exec(path)?.slice(1).map(decodeURIComponent) ?? []))
    if (answer === response) return
    json(response, answer === undefined ? 204 : 200, answer)
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal(500, 'unexpected', String(error))
    json(response, refusal.status, { title: refusal.code, status: refusal.status, code: refusal.code, detail: refusal.detail, field: refusal.field, values: refusal.values })
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status
  response.setHeader('Content-Type', 'application/json')
  response.end(body === undefined ? undefined : JSON.stringify(body))
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

function parse(raw: Buffer, request: IncomingMessage): Record<string, unknown> {
  return raw.length > 0 && request.headers['content-type']?.includes('json') ? (JSON.parse(raw.toString()) as Record<string, unknown>) : {}
}
