import { describe, expect, it } from 'vitest'
import { isKey, keyOf } from './fieldKey'

describe('the key of a field', () => {
  it.each([
    ['Order number', 'order_number'],
    ['주문 번호', 'jumun_beonho'],
    ['환불 계좌', 'hwanbul_gyejwa'],
    ['Số điện thoại', 'so_dien_thoai'],
    ['2nd e-mail!', 'nd_e_mail'],
    ['注文番号', 'text'],
    ['', 'text'],
  ])('of “%s” is %s', (label, key) => {
    expect(keyOf(label, 'text', [])).toBe(key)
    expect(isKey(key)).toBe(true)
  })

  it('is none that another has', () => {
    expect(keyOf('Order', 'text', ['order', 'order_2'])).toBe('order_3')
    const long = 'a'.repeat(60)
    expect(keyOf(long, 'text', ['a'.repeat(40)])).toBe(`${'a'.repeat(38)}_2`)
  })

  it.each(['', 'two words', 'é', '키', 'a'.repeat(41)])('may not be “%s”', (key) => { expect(isKey(key)).toBe(false) })
})
