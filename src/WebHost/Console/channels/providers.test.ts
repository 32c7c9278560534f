import { describe, expect, it } from 'vitest'
import en from '@/i18n/en'
import ko from '@/i18n/ko'
import { filled, providerAt, providerBy, providerOf, providers } from './providers'
import { blank } from './serverForm'

const form = (id: string, address: string) => {
  const provider = providerBy(id) ?? expect.fail()
  return filled(provider, address, { ...blank('imap'), password: 'kept' }, blank('smtp'))
}

describe('a mail provider', () => {
  it('is told by the domain of an address', () => {
    const named = ['help@gmail.com', 'shop@NAVER.com', 'a@hanmail.net', 'b@kakao.com', 'c@acme.onmicrosoft.com', 'd@zoho.com'].map((address) => providerOf(address)?.id)
    expect(named).toEqual(['gmail', 'naver', 'daum', 'kakao', 'microsoft', 'zoho'])
  })

  it('is nobody known for a domain of one’s own, or one that only looks alike', () => {
    expect([providerOf('help@acme.example'), providerOf('x@notgmail.com'), providerOf('half'), providerOf('')]).toEqual([null, null, null, null])
  })

  it('fills in both servers and leaves the password alone', () => {
    const { imap, smtp } = form('gmail', 'help@gmail.com')
    expect(imap).toMatchObject({ used: true, host: 'imap.gmail.com', port: '993', tls: 'implicit', user: 'help@gmail.com', password: 'kept' })
    expect(smtp).toMatchObject({ used: true, host: 'smtp.gmail.com', port: '465', tls: 'implicit' })
  })

  it('signs in by the name alone where the provider wants it so', () => {
    expect(form('naver', 'shop@naver.com').smtp.user).toBe('shop')
  })

  it('has other servers at Zoho for a domain of one’s own', () => {
    expect(form('zoho', 'help@acme.example').imap.host).toBe('imappro.zoho.com')
    expect(providerAt('imappro.zoho.com', '')?.id).toBe('zoho')
  })

  it('is seen again from stored servers', () => {
    expect(providerAt('outlook.office365.com', 'smtp.office365.com')?.id).toBe('microsoft')
    expect(providerAt('mail.acme.example', 'mail.acme.example')).toBeNull()
  })

  it('says in both languages what has to be switched on there', () => {
    for (const { id } of providers) {
      expect(ko.providers.steps[id]).not.toBe('')
      expect(en.providers.steps[id]).not.toBe('')
    }
  })
})
