import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { knowledgeApi, type Step } from '@/api/knowledge'
import { FakeLive } from '@/testing/live'
import { treeOf } from '@/testing/tree'
import { useTree, type TreeState } from './useTree'

let live: FakeLive
vi.mock('@/live/store', () => ({ useLive: () => live }))
vi.mock('@/i18n/problemText', () => ({ useProblemText: () => (error: unknown) => String(error) }))

describe('the tree of a knowledge base', () => {
  let scope: EffectScope
  let server: ReturnType<typeof treeOf>
  let tree: TreeState
  let away: boolean

  const settle = () => vi.advanceTimersByTimeAsync(500)
  const names = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, offset) => tree.row(from + offset)?.node?.id)
  const open = async (branch: Parameters<typeof treeOf>[0]) => {
    server = treeOf(branch)
    tree = scope.run(() => useTree(() => 'b1')) ?? expect.fail()
    await settle()
    tree.look(0, 20)
    await settle()
    server.reads.length = 0
  }

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
    live = new FakeLive()
    away = false
    scope = effectScope()
    vi.spyOn(knowledgeApi, 'children').mockImplementation((_, of, at, limit) => (away ? Promise.reject(new Error('away')) : Promise.resolve(server.children(of, at, limit))))
  })

  afterEach(() => {
    scope.stop()
    vi.useRealTimers()
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })

  it('opens small sections by itself, and large ones when somebody does', async () => {
    await open({ c1: { n: 2 }, c2: { f: { n: 1 } } })
    expect(names(0, 5)).toEqual(['c1', 'c1.0', 'c1.1', 'c2', 'f', 'f.0'])
    scope.stop()
    scope = effectScope()
    await open({ c1: { n: 2 }, big: { n: 3000 } })
    expect([tree.count.value, names(0, 1)]).toEqual([2, ['c1', 'big']])
    tree.toggle('category:big')
    await settle()
    expect([tree.count.value, names(2, 3)]).toEqual([3002, ['big.0', 'big.1']])
  })

  it('opens an only category whatever lies in it', async () => {
    await open({ big: { n: 3000 } })
    expect([tree.count.value, names(1, 1)]).toEqual([3001, ['big.0']])
  })

  it('reads the pages that are looked at, and nothing between', async () => {
    await open({ c1: {}, big: { n: 3000 } })
    tree.look(1500, 1530)
    tree.toggle('category:big', true)
    await settle()
    expect(server.reads).toEqual(['big@1400', 'big@1500'])
    expect(names(1502, 1503)).toEqual(['big.1500', 'big.1501'])
  })

  it('asks for where somebody stops, not for all that they scroll past', async () => {
    await open({ big: { n: 3000 } })
    for (let at = 0; at < 2900; at += 50) tree.look(at, at + 30)
    await settle()
    expect(server.reads).toEqual(['big@2800'])
  })

  it('shows what changed elsewhere, and reads of it what is on the screen alone', async () => {
    await open({ c1: {}, big: { n: 3000 } })
    tree.toggle('category:big', true)
    await settle()
    server.reads.length = 0
    server.change('big', (within) => [server.article('new', { category: 'big' }, 0), ...within])
    live.tell('knowledge', 'b1', [{ section: 'big', deep: false }])
    live.tell('knowledge', 'b1', [{ section: 'big', deep: false }])
    await settle()
    expect(server.reads.toSorted()).toEqual(['@0', 'big@0'])
    expect(names(1, 3)).toEqual(['big', 'new', 'big.0'])
    expect(tree.row(1)?.node?.articles).toBe(3001)
  })

  it('does not care for another brand, nor reads what nobody looks at', async () => {
    await open({ c1: {}, c2: { n: 200 }, big: { n: 3000 } })
    live.tell('knowledge', 'b2', [{ section: null, deep: true }])
    await settle()
    expect(server.reads).toEqual([])
    tree.toggle('category:big', true)
    tree.look(1000, 1020)
    await settle()
    server.reads.length = 0
    live.tell('knowledge', 'b1', [{ section: 'c2', deep: false }])
    await settle()
    expect(server.reads).toEqual([])
  })

  it('reads what is on the screen again after a reset, until it has', async () => {
    await open({ c1: { n: 2 } })
    away = true
    live.tell('reset')
    await settle()
    expect(live.behindScreens.size).toBe(1)
    away = false
    server.change('c1', (within) => within.slice(1))
    await vi.advanceTimersByTimeAsync(2000)
    expect([live.behindScreens.size, names(0, 1)]).toEqual([0, ['c1', 'c1.1']])
  })

  it('says that it could not be read, and reads when it is asked again', async () => {
    away = true
    await open({ c1: { n: 1 } })
    expect([tree.state.value, tree.failure.value]).toEqual(['failed', 'Error: away'])
    away = false
    await tree.read()
    expect(tree.state.value).toBe('ready')
  })

  it('reveals an article by its way down alone', async () => {
    await open({ c1: {}, big: { n: 3000 } })
    const of = (at: number, child: object) => ({ ...child, at }) as Step
    vi.spyOn(knowledgeApi, 'path').mockResolvedValue({
      items: [of(1, server.children({}, 1, 1).items[0] ?? {}), of(2500, server.children({ category: 'big' }, 2500, 1).items[0] ?? {})],
      next: null,
    })
    server.reads.length = 0
    const at = await tree.reveal('big.2500')
    expect([at, tree.row(at ?? -1)?.node?.id, tree.count.value]).toEqual([2502, 'big.2500', 3002])
    expect(server.reads).toEqual([])
  })

  it('reads what stands somewhere when it is asked for it', async () => {
    await open({ c1: {}, big: { n: 3000 } })
    expect((await tree.at('category:big', 2999))?.id).toBe('big.2999')
    expect([await tree.at('category:big', 3000), await tree.at('category:big', -1)]).toEqual([null, null])
    expect(server.reads).toEqual(['big@2900'])
  })
})
