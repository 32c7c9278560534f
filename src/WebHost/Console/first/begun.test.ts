// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPinia, setActivePinia } from 'pinia'
import { useSession } from '@/accounts/session'
import { get } from '@/api/http'
import { mayBeBegun, page } from './begun'

const answer = (value: unknown) => new Response(JSON.stringify(value), { headers: { 'Content-Type': 'application/json' } })

describe('an answer that was asked for before the scripts were there', () => {
  const fetched = vi.fn<typeof fetch>()
  const begin = (of: Promise<Response>) => (page.begun = new Map([['/api/v1/members', of]]))

  beforeEach(() => {
    vi.stubGlobal('fetch', fetched)
    fetched.mockReset().mockImplementation(() => Promise.resolve(answer('asked')))
    vi.spyOn(performance, 'now').mockReturnValue(1000)
    setActivePinia(createPinia())
  })

  afterEach(() => {
    delete page.begun
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })

  it('is taken once', async () => {
    begin(Promise.resolve(answer('begun')))
    expect([await get('/members'), await get('/members')]).toEqual(['begun', 'asked'])
    expect(fetched).toHaveBeenCalledTimes(1)
    expect(mayBeBegun()).toBe(false)
  })

  it('is asked for again where it did not come, or has grown old', async () => {
    begin(Promise.reject(new TypeError('network')))
    expect(await get('/members')).toBe('asked')
    begin(Promise.resolve(answer('begun')))
    vi.mocked(performance.now).mockReturnValue(31_000)
    expect(await get('/members')).toBe('asked')
  })

  it('is not for who signs in next', async () => {
    begin(Promise.resolve(answer('begun')))
    await useSession().signOut().catch(() => undefined)
    expect(await get('/members')).toBe('asked')
  })

  it('goes with the session that the server does not know any more', async () => {
    begin(Promise.resolve(answer('begun')))
    useSession().forget()
    expect(await get('/members')).toBe('asked')
  })
})
