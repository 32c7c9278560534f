// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Problem } from '@/api/problem'
import type { UploadedFile } from '@/api/types'
import { asLinks } from './asLinks'
import { sendInParts } from './inParts'
import { fingerprintOf, interruptedIn } from './interrupted'
import { Measure } from './pace'

const file = new File(['0123456789'], 'big.zip', { type: 'application/zip', lastModified: 7 })

interface Options {
  onProgress: (sent: number, total: number) => void
  onError: (error: Error) => void
  onSuccess: () => void
}

/** As tus-js-client is used, with what the test makes of it. */
class FakeUpload {
  static last: FakeUpload
  static before: unknown[] = []
  url: string | null = '/api/v1/uploads/abc'
  calls: string[] = []
  constructor(_file: File, readonly options: Options) {
    FakeUpload.last = this
  }
  findPreviousUploads = () => Promise.resolve(FakeUpload.before)
  resumeFromPreviousUpload = () => { this.calls.push('resume') }
  start = () => { this.calls.push('start') }
  abort = (ends = false) => {
    this.calls.push(ends ? 'terminate' : 'abort')
    return Promise.resolve()
  }
}

const load = () => Promise.resolve({ Upload: FakeUpload as never })
const turn = () => new Promise((resolve) => setTimeout(resolve))

async function begin() {
  const told: unknown[] = []
  const going = sendInParts(file, 'lee.7.reply', {
    progress: (sent) => told.push(sent),
    waiting: (is) => told.push(is ? 'waiting' : 'going'),
    done: (whole: UploadedFile) => told.push(whole.id),
    failed: (problem: Problem) => told.push(problem.code),
  }, load)
  await turn()
  return { told, going, upload: FakeUpload.last }
}

const answered = (status: number, body: string) =>
  Object.assign(new Error('refused'), { originalResponse: { getStatus: () => status, getBody: () => body } })

describe('a file that goes in parts', () => {
  beforeEach(() => {
    FakeUpload.before = []
    vi.unstubAllGlobals()
  })

  it('goes on from where an earlier try left off', async () => {
    FakeUpload.before = [{}]
    const { upload } = await begin()
    expect(upload.calls).toEqual(['resume', 'start'])
  })

  it('is paused and goes on, and is ended on the server too', async () => {
    const { going, upload, told } = await begin()
    going.pause()
    going.pause()
    going.go()
    going.stop()
    going.go()
    expect(upload.calls).toEqual(['start', 'abort', 'start', 'terminate'])
    expect(told.pop()).toBe('aborted')
  })

  it('waits for the line, and goes on when it is back', async () => {
    const { upload, told, going } = await begin()
    upload.options.onError(new Error('no line'))
    expect(told).toEqual(['waiting'])
    window.dispatchEvent(new Event('online'))
    expect(told).toEqual(['waiting', 'going'])
    expect(upload.calls).toEqual(['start', 'start'])
    going.stop()
  })

  it('says why it is refused', async () => {
    const { upload, told } = await begin()
    upload.options.onError(answered(413, '{"code":"too_large"}'))
    await vi.waitFor(() => { expect(told).toEqual(['too_large']) })
  })

  it('is handed over as the file it has become', async () => {
    vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(new Response('{"id":"f1"}', { status: 200, headers: { 'Content-Type': 'application/json' } }))))
    const { upload, told } = await begin()
    upload.options.onSuccess()
    await vi.waitFor(() => { expect(told).toEqual(['f1']) })
  })
})

describe('what was interrupted', () => {
  beforeEach(() => { localStorage.clear() })

  it('is known for its place, for a day', () => {
    const now = Date.parse('2026-01-05T09:00:00Z')
    const keep = (scope: string, hours: number, number: number) => {
      const kept = { size: 10, metadata: { filename: 'big.zip' }, creationTime: new Date(now - hours * 3_600_000).toString(), uploadUrl: '/u' }
      localStorage.setItem(`tus::${fingerprintOf(file, scope)}::${number}`, JSON.stringify(kept))
    }
    keep('lee.7.reply', 1, 1)
    keep('lee.7.reply', 25, 2)
    keep('lee.70.reply', 1, 3)
    localStorage.setItem('tus::oqupie.lee.7.reply.x::4', 'broken')
    expect(interruptedIn('lee.7.reply', localStorage, now).map((one) => [one.name, one.size, one.url])).toEqual([['big.zip', 10, '/u']])
    expect(Object.keys(localStorage)).toHaveLength(2)
  })
})

describe('how fast it goes', () => {
  it('is measured over half seconds and smoothed', () => {
    let now = 0
    const measure = new Measure(() => now)
    expect(measure.told(0, 4000)).toEqual({ speed: null, left: null })
    now = 1000
    expect(measure.told(1000, 4000)).toEqual({ speed: 1000, left: 3 })
    now = 1100
    expect(measure.told(1900, 4000).speed).toBe(1000)
    measure.rest()
    now = 90_000
    expect(measure.told(1900, 4000).speed).toBe(1000)
    now = 91_000
    expect(measure.told(3900, 4000).speed).toBe(1300)
  })
})

describe('what goes as a link', () => {
  it('is what does not fit beside the smaller ones and what the text shows', () => {
    const files = [{ id: 'a', size: 12 }, { id: 'b', size: 5 }, { id: 'c', size: 4 }]
    expect([...asLinks(files, () => false, 21)]).toEqual([])
    expect([...asLinks(files, () => false, 18)]).toEqual(['a'])
    expect([...asLinks(files, (id) => id === 'a', 18)]).toEqual(['b'])
    expect([...asLinks(files, () => false, null)]).toEqual([])
  })
})
