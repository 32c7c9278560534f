import { describe, expect, it } from 'vitest'
import type { InquiryField } from '@/api/inquiryTypes'
import { asked } from './conditions'

const some = (key: string, on?: string, ...values: string[]): InquiryField => ({
  key, label: key, help: '', kind: 'select', required: false, options: [], maxLength: null, showIf: on ? { field: on, in: values } : null,
})
const fields = [some('pay'), some('bank', 'pay', 'cash', 'transfer'), some('branch', 'bank', 'kb')]
const keys = (values: Parameters<typeof asked>[1]) => asked(fields, values).map((field) => field.key)

describe('the fields that are asked', () => {
  it('are those without a condition while nothing was answered', () => { expect(keys({})).toEqual(['pay']) })

  it('are those whose condition is met, by one of several values too', () => {
    expect(keys({ pay: 'transfer' })).toEqual(['pay', 'bank'])
    expect(keys({ pay: ['card', 'cash'], bank: 'kb' })).toEqual(['pay', 'bank', 'branch'])
  })

  it('are none that hang on a field that is not asked, whatever it said before', () => { expect(keys({ pay: 'card', bank: 'kb' })).toEqual(['pay']) })
})
