import { expect, it, vi } from 'vitest'
import { followClicks, hearClicks } from './clicked'

it('a click is followed now, or as soon as somebody can', () => {
  const worker = new EventTarget()
  vi.stubGlobal('navigator', { serviceWorker: worker })
  const say = (data: unknown) => worker.dispatchEvent(new MessageEvent('message', { data }))
  const went: string[] = []
  hearClicks()

  say({ kind: 'oqupie-open', path: '/inbox/all/7' })
  say({ kind: 'oqupie-open', path: 'https://elsewhere.example/' })
  say(null)
  const leave = followClicks((path) => went.push(path))
  say({ kind: 'oqupie-open', path: '/inbox/all/8' })
  leave()

  expect(went).toEqual(['/inbox/all/7', '/inbox/all/8'])
  vi.unstubAllGlobals()
})
