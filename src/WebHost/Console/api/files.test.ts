// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { sendAndHear } from './files'

/** A server whose answer comes in pieces. */
class Request {
  static last: Request
  status = 0
  responseText = ''
  upload = {}
  headers: Record<string, string> = {}
  onprogress = (): void => undefined
  onload = (): void => undefined
  onerror = (): void => undefined

  constructor() { Request.last = this }
  open(): void { this.status = 0 }
  setRequestHeader(name: string, value: string): void { this.headers[name] = value }
  send(): void { this.status = 200 }
  piece(text: string): void {
    this.responseText += text
    this.onprogress()
  }
}

describe('an answer in lines', () => {
  afterEach(() => { vi.unstubAllGlobals() })

  function sent() {
    vi.stubGlobal('XMLHttpRequest', Request)
    const heard = vi.fn()
    const answer = sendAndHear<{ items: number[] }, { done: number }>('/import', new File(['a'], 'a.zip'), () => undefined, heard)
    return { heard, answer, request: Request.last }
  }

  it('is heard line by line, wherever its pieces end', async () => {
    const { heard, answer, request } = sent()
    request.piece('{"done":1}\n{"do')
    expect(heard.mock.calls).toEqual([[{ done: 1 }]])
    request.piece('ne":2}\n{"items":')
    expect(heard.mock.calls).toEqual([[{ done: 1 }], [{ done: 2 }]])
    request.piece('[3]}\n')
    request.onload()

    expect(await answer).toEqual({ items: [3] })
    expect(heard).toHaveBeenCalledTimes(2)
    expect(request.headers['Accept']).toBe('application/x-ndjson')
  })

  it('is a problem where it was refused', async () => {
    const { heard, answer, request } = sent()
    request.status = 400
    request.piece('{"code":"invalid","detail":"No."}')
    request.onload()

    await expect(answer).rejects.toMatchObject({ status: 400, code: 'invalid' })
    expect(heard).not.toHaveBeenCalled()
  })
})
