import { takeBegun } from '@/first/begun'
import { address, type Query } from './address'
import { Problem } from './problem'

export { address, type Query } from './address'

interface Options {
  query?: Query
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

const signedOut = new Set<() => void>()

/** Told when the server says that nobody is signed in any more. */
export function onSignedOut(listener: () => void): () => void {
  signedOut.add(listener)
  return () => signedOut.delete(listener)
}

const unreachable = new Set<() => void>()

/** Told when a call got no answer at all. */
export function onUnreachable(listener: () => void): () => void {
  unreachable.add(listener)
  return () => unreachable.delete(listener)
}

export function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return call<T>('GET', path, { query, signal })
}

export function post<T>(path: string, body?: unknown, headers?: Record<string, string>): Promise<T> {
  return call<T>('POST', path, { body, headers })
}

export function patch<T>(path: string, body: unknown, headers?: Record<string, string>): Promise<T> {
  return call<T>('PATCH', path, { body, headers })
}

export function put<T = undefined>(path: string, body: unknown): Promise<T> {
  return call<T>('PUT', path, { body })
}

export function remove<T = undefined>(path: string): Promise<T> {
  return call<T>('DELETE', path, {})
}

/** A key for writes that make something, so that a repeated call makes it once. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export async function refuse(response: Response): Promise<never> {
  const problem = await Problem.of(response)
  if (problem.code === 'not_signed_in') signedOut.forEach((listener) => { listener() })
  throw problem
}

async function call<T>(method: string, path: string, { query, body, headers, signal }: Options): Promise<T> {
  const url = address(path, query)
  const begun = method === 'GET' ? await takeBegun(url) : null
  const response = begun ?? (await send(url, method, { body, headers, signal }))
  if (!response.ok) return refuse(response)
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T)
}

function send(url: string, method: string, { body, headers, signal }: Options): Promise<Response> {
  return fetch(url, {
    method,
    signal,
    credentials: 'same-origin',
    headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    unreachable.forEach((listener) => { listener() })
    throw new Problem(0, 'offline')
  })
}
