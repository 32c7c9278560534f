import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newConnection } from '../page/finderDraft'
import { cSharp, exampleKeys, javaScript, plainAddress, tokenAddress, type Example } from './examples'

const example: Example = { origin: 'https://help.example', accessKey: '0123456789abcdef', keys: ['ko', 'asia'] }
const secret = '00112233445566778899aabbccddeeff'

/** Runs the sample as it is, but for where it finds its import and its secret. */
function addressOfSample(): string {
  const body = javaScript(example).replace(/^import .*\n/, '')
  const run = new Function('createHmac', 'process', `${body}return address`) as (hmac: typeof createHmac, process: object) => string
  return run(createHmac, { env: { FINDER_SECRET: secret } })
}

describe('the examples of a finder', () => {
  it('name the key of the finder and the keys of a connection in their places', () => {
    const user = 'userId=USER_ID&userName=USER_NAME&userEmail=USER_EMAIL'
    expect(plainAddress(example)).toBe(
      `https://help.example/portals/finder?access_key=0123456789abcdef&secret_key=SECRET_KEY&brand_key1=ko&brand_key2=asia&${user}`,
    )
    expect(tokenAddress(example)).toBe('https://help.example/portals/finder?jwt=TOKEN')
  })

  it('make a token in JavaScript that is signed with the characters of the secret key and ends soon', () => {
    const [header = '', payload = '', signature] = new URL(addressOfSample()).searchParams.get('jwt')?.split('.') ?? []
    expect(signature).toBe(createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url'))
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
    expect(read(header)).toEqual({ alg: 'HS256', typ: 'JWT' })
    expect(read(payload)).toMatchObject({ access_key: '0123456789abcdef', brand_key1: 'ko', brand_key2: 'asia', userId: 'USER_ID' })
    expect(Number(read(payload)['exp']) - Date.now() / 1000).toBeLessThan(24 * 3600)
  })

  it('say the same in C#', () => {
    expect(cSharp(example)).toContain('["access_key"] = "0123456789abcdef"')
    expect(cSharp(example)).toContain('["brand_key2"] = "asia"')
    expect(cSharp(example)).toContain('["exp"]')
  })

  it('take the first connection whose keys are whole, else say that there are some to be put in', () => {
    expect(exampleKeys([{ ...newConnection('b1'), keys: ['', 'x', ''] }, { ...newConnection('b1'), keys: ['ko', '', ''] }])).toEqual(['ko'])
    expect(exampleKeys([newConnection('b1')])).toEqual(['BRAND_KEY'])
  })
})
