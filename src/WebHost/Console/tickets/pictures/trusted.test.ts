// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useSession } from '@/accounts/session'
import { accountsApi } from '@/api/accounts'
import type { Me } from '@/api/types'
import { me } from '../../dev/people'
import { trust, TrustedSenders, trusts } from './trusted'

const keeps = (kept: string) => ({ getItem: () => kept })

describe('senders whose pictures are always shown', () => {
  beforeEach(() => {
    vi.restoreAllMocks()
    localStorage.clear()
    setActivePinia(createPinia())
  })

  it('are those this browser kept before, whatever the case of the address', () => {
    const trusted = new TrustedSenders('lee', keeps('["news@shop.example"]'))
    expect(trusted.has('News@shop.example')).toBe(true)
    expect(trusted.has('')).toBe(false)
    expect(new TrustedSenders('lee', keeps('{"a":')).has('a@b.example')).toBe(false)
  })

  it('are kept on the server, the newest two hundred', async () => {
    const many = Array.from({ length: 200 }, (_, n) => `s${n}@shop.example`)
    const kept = vi.spyOn(accountsApi, 'changeMe').mockImplementation((wish) => Promise.resolve({ ...me, preferences: { ...wish.preferences } } as Me))
    await useSession().take({ ...me, preferences: { picturesOf: many } } as Me)
    await trust('News@Shop.example')
    expect(trusts('news@shop.example')).toBe(true)
    expect(trusts('s0@shop.example')).toBe(false)
    expect(kept.mock.calls[0]?.[0].preferences?.picturesOf).toHaveLength(200)
  })
})
