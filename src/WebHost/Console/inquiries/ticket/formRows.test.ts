import { describe, expect, it } from 'vitest'
import { payAndBank, someField, someType } from '@/testing/inquiries'
import { formRows } from './formRows'

const form = [{ key: 'pay', label: 'Paid by (old)', kind: 'select' as const, options: [{ value: 'cheque', label: 'Cheque' }] }]

describe('the form of a ticket', () => {
  it('is told as it was asked, though the type asks otherwise now', () => {
    const [pay] = formRows({ form, fields: { pay: 'cheque' } }, someType({ fields: payAndBank }))
    expect([pay?.label, pay?.said, pay?.choices?.map((option) => option.value)]).toEqual(['Paid by (old)', ['Cheque'], ['card', 'cash']])
  })

  it('stays when the type is gone, and cannot be changed then', () => {
    expect(formRows({ form, fields: { pay: 'cheque' } }, null)).toEqual([{ key: 'pay', label: 'Paid by (old)', kind: 'select', value: 'cheque', choices: null, said: ['Cheque'] }])
  })

  it('has what was not filled in behind it, and no files', () => {
    const type = someType({ fields: [...payAndBank, someField({ key: 'receipt', kind: 'file' })] })
    expect(formRows({ form, fields: {} }, type).map((row) => [row.key, row.value])).toEqual([['pay', null], ['bank', null]])
  })

  it('says several values by their words, and one that nobody knows by itself', () => {
    const asked = [{ ...form[0], key: 'pay', label: 'Pay', kind: 'multiSelect' as const, options: [] }]
    const [pay] = formRows({ form: asked, fields: { pay: ['card', 'shells'] } }, someType({ fields: payAndBank }))
    expect(pay?.said).toEqual(['Card', 'shells'])
  })
})
