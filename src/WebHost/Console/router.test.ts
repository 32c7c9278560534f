// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { entered, makeRouter } from './router'

describe('the addresses of settings', () => {
  const router = makeRouter()

  it.each([
    ['/settings/brands', 'brands:manage'],
    ['/settings/brands/b1', 'brands:manage'],
    ['/settings/brands/b1/mail', 'brands:manage'],
    ['/settings/brands/b1/portal', 'brands:manage'],
    ['/settings/brands/b1/channels/new', 'channels:manage'],
    ['/settings/brands/b1/channels/c1', 'channels:manage'],
    ['/settings/finders', 'brands:manage'],
    ['/settings/finders/f1', 'brands:manage'],
    ['/settings/members', 'members:manage'],
    ['/settings/groups', 'groups:manage'],
    ['/settings/api-keys', 'apiKeys:manage'],
  ] as const)('%s is there for who has %s, and for nobody else', (path, may) => {
    const to = router.resolve(path)
    expect(entered(to, [may])).toBe(true)
    const elsewhere = entered(to, ['tickets:work'])
    expect(elsewhere).toMatchObject({ name: 'nowhere' })
    expect(router.resolve(elsewhere as never).path).toBe(path)
  })

  it('all ask for something but the own profile', () => {
    const open = router.getRoutes().filter((route) => route.path.startsWith('/settings/') && route.meta.may === undefined)
    expect(open.map((route) => route.path)).toEqual(['/settings/profile'])
    expect(entered(router.resolve('/settings/profile'), [])).toBe(true)
  })
})
