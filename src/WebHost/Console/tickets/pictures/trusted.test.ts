// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { createApp } from 'vue'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useSession } from '@/accounts/session'
import { accountsApi } from '@/api/accounts'
import type { Me } from '@/api/types'
import { i18n } from '@/i18n'
import { me } from '../../dev/people'
import { TrustedSenders, useTrustedSenders } from './trusted'

const keeps = (kept: string) => ({ getItem: () => kept })

/** With a session, as in a component. */
function inConsole<T>(run: () => T): T {
  const app = createApp({})
  const pinia = createPinia()
  app.use(pinia).use(i18n)
  setActivePinia(pinia)
  return app.runWithContext(run)
}

describe('senders whose pictures are always shown', () => {
  beforeEach(() => {
    vi.restoreAllMocks()
    localStorage.clear()
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
    await inConsole(async () => {
      await useSession().take({ ...me, preferences: { picturesOf: many } } as Me)
      const trusted = useTrustedSenders()
      trusted.add('News@Shop.example')
      expect(trusted.has('news@shop.example')).toBe(true)
      expect(trusted.has('s0@shop.example')).toBe(false)
    })
    expect(kept.mock.calls[0]?.[0].preferences?.picturesOf).toHaveLength(200)
  })
})
