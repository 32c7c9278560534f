import type { DetailedError, Upload as TusUpload } from 'tus-js-client'
import { address, get } from '@/api/http'
import { asProblem, Problem } from '@/api/problem'
import type { UploadedFile } from '@/api/types'
import { fingerprintOf } from './interrupted'

/** Larger ones go in parts: what is smaller is sent again in a moment, and takes one request. */
export const IN_PARTS_FROM = 8 << 20

/** What a proxy lets through, and what is lost when the line is cut. */
const CHUNK = 8 << 20

/** The server holds the place of a request whose line was cut for up to a minute. */
const RETRIES = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000]
const LINE_RETRY = 5000

export interface Heard {
  progress: (sent: number, total: number) => void
  /** Whether the line is waited for. */
  waiting: (is: boolean) => void
  done: (file: UploadedFile) => void
  failed: (problem: Problem) => void
}

export interface Going {
  pause: () => void
  go: () => void
  /** Ends it for good, here and on the server. */
  stop: () => void
}

/** Without an answer there is nothing to hurry: the line is waited for, and one sees that. */
const mayPass = (status: number) => status >= 500 || status === 409 || status === 423 || status === 429

const statusOf = (error: Error | DetailedError) => 'originalResponse' in error ? error.originalResponse?.getStatus() ?? 0 : 0

type Tus = Pick<typeof import('tus-js-client'), 'Upload'>

/** Sends a file in parts, from where an earlier try of this browser left off; goes on by itself when the line is back. */
export function sendInParts(file: File, scope: string, heard: Heard, load: () => Promise<Tus> = () => import('tus-js-client')): Going {
  let upload: TusUpload | null = null
  let state: 'going' | 'paused' | 'ended' = 'going'
  let later: ReturnType<typeof setTimeout> | undefined

  const online = () => { if (later !== undefined) again() }
  window.addEventListener('online', online)

  async function begin(): Promise<void> {
    const { Upload } = await load()
    const made = new Upload(file, {
      endpoint: address('/uploads'),
      chunkSize: CHUNK,
      retryDelays: RETRIES,
      onShouldRetry: (error) => mayPass(statusOf(error)),
      removeFingerprintOnSuccess: true,
      metadata: { filename: file.name, filetype: file.type },
      fingerprint: () => Promise.resolve(fingerprintOf(file, scope)),
      onProgress: (sent, total) => { heard.progress(sent, total ?? file.size) },
      onError: failed,
      onSuccess: () => { void finish(made) },
    })
    upload = made
    const [before] = await made.findPreviousUploads()
    if (before) made.resumeFromPreviousUpload(before)
    if (state === 'going') made.start()
  }

  function failed(error: Error | DetailedError): void {
    const answer = 'originalResponse' in error ? error.originalResponse : null
    const status = statusOf(error)
    if (state !== 'going') return
    if (status === 0 || status >= 500) {
      heard.waiting(true)
      later = setTimeout(again, LINE_RETRY)
      return
    }
    void Problem.of(new Response(answer?.getBody() || '{}', { status })).then(end(heard.failed))
  }

  function again(): void {
    clearTimeout(later)
    later = undefined
    if (state !== 'going') return
    heard.waiting(false)
    upload?.start()
  }

  async function finish(made: TusUpload): Promise<void> {
    const id = new URL(made.url ?? '', location.href).pathname.split('/').pop() ?? ''
    try {
      const whole = await get<UploadedFile>(`/uploads/${id}`)
      end(heard.done)(whole)
    } catch (error) {
      end(heard.failed)(asProblem(error))
    }
  }

  /** Nothing is heard of it afterwards. */
  function end<T>(tell: (what: T) => void): (what: T) => void {
    return (what) => {
      if (state === 'ended') return
      close()
      tell(what)
    }
  }

  function close(): void {
    state = 'ended'
    clearTimeout(later)
    window.removeEventListener('online', online)
  }

  void begin().catch((error: unknown) => { end(heard.failed)(asProblem(error)) })

  return {
    pause() {
      if (state !== 'going') return
      state = 'paused'
      clearTimeout(later)
      later = undefined
      heard.waiting(false)
      void upload?.abort()
    },
    go() {
      if (state !== 'paused') return
      state = 'going'
      upload?.start()
    },
    stop() {
      if (state === 'ended') return
      close()
      // What is not ended there ends by itself in a day.
      void upload?.abort(true).catch(() => undefined)
      heard.failed(new Problem(0, 'aborted'))
    },
  }
}
