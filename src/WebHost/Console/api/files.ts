import { address } from './http'
import { Problem } from './problem'
import type { UploadedFile } from './types'

/** Sends one file to be attached. */
export function upload(file: File, told: (share: number) => void, signal?: AbortSignal): Promise<UploadedFile> {
  const form = new FormData()
  form.append('file', file, file.name)
  return send<UploadedFile>(address('/files'), form, told, signal)
}

/** Sends what may be large; `told` hears how much of it has gone, from 0 to 1. `fetch` cannot say that, so this is an XMLHttpRequest. */
export function send<T>(to: string, body: File | FormData, told: (share: number) => void, signal?: AbortSignal): Promise<T> {
  return transfer(to, body, told, (text) => JSON.parse(text) as T, () => undefined, signal)
}

/** The same where the answer comes in lines while the work goes on: `heard` gets each but the last, which is the answer. */
export function sendAndHear<T, Line>(to: string, body: File | FormData, told: (share: number) => void, heard: (line: Line) => void, signal?: AbortSignal): Promise<T> {
  let read = 0
  const listen = (text: string): void => {
    for (let end = text.indexOf('\n', read); end >= 0 && end < text.length - 1; end = text.indexOf('\n', read)) {
      heard(JSON.parse(text.slice(read, end)) as Line)
      read = end + 1
    }
  }
  return transfer(to, body, told, (text) => { listen(text); return JSON.parse(text.slice(read)) as T }, listen, signal, 'application/x-ndjson')
}

function transfer<T>(
  to: string, body: File | FormData, told: (share: number) => void, take: (text: string) => T, hear: (text: string) => void, signal?: AbortSignal, accept = 'application/json',
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', to)
    request.setRequestHeader('Accept', accept)
    request.responseType = 'text'
    request.upload.onprogress = (event) => { if (event.lengthComputable) told(event.loaded / event.total) }
    request.onprogress = () => { if (request.status === 200) hear(request.responseText) }
    request.onerror = () => { reject(new Problem(0, 'offline')) }
    request.onabort = () => { reject(new Problem(0, 'aborted')) }
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        told(1)
        resolve(take(request.responseText))
        return
      }
      void Problem.of(new Response(request.responseText || '{}', { status: request.status })).then(reject)
    }
    signal?.addEventListener('abort', () => { request.abort() })
    request.send(body)
  })
}
