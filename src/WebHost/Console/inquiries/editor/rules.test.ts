import { describe, expect, it } from 'vitest'
import type { InquiryField } from '@/api/inquiryTypes'
import { faultsOf } from './rules'
import { draftOf, emptyDraft, type TypeDraft } from './typeDraft'

const some = (wish: Partial<InquiryField>): InquiryField =>
  ({ key: 'a', label: 'A', help: '', kind: 'text', required: false, options: [], maxLength: null, showIf: null, ...wish })
const pay = some({ key: 'pay', kind: 'select', options: [{ value: 'card', label: 'Card' }, { value: 'cash', label: 'Cash' }] })

function drafted(...fields: InquiryField[]): TypeDraft {
  const type = { ...emptyDraft, id: 't1', position: 0, version: 1, name: 'Refund', fields }
  return draftOf(type)
}

const told = (draft: TypeDraft) => faultsOf(draft).map((fault) => `${fault.uid ?? ''}.${fault.at} ${fault.code}`)

describe('what the server would refuse', () => {
  it('is nothing of a whole type', () => {
    expect(told(drafted(pay, some({ key: 'bank', maxLength: 20, showIf: { field: 'pay', in: ['cash'] } }), some({ key: 'ok', kind: 'checkbox' })))).toEqual([])
  })

  it('is a name or a label that is still to be written, which is told as that', () => {
    const faults = faultsOf({ ...drafted(some({ label: ' ' })), name: '' })
    expect(faults.map(({ at, unfinished }) => [at, unfinished])).toEqual([['name', true], ['label', true]])
  })

  it.each([
    ['a key with blanks', some({ key: 'two words' }), 'two words.key bad_key'],
    ['no options', some({ kind: 'select' }), 'a.options no_options'],
    ['an option twice', some({ kind: 'multiSelect', options: [{ value: 'x', label: 'X' }, { value: 'y', label: 'X ' }] }), 'a.options option_taken'],
    ['a limit below one', some({ maxLength: 0 }), 'a.maxLength bad_limit'],
    ['a limit above what fits', some({ maxLength: 501 }), 'a.maxLength bad_limit'],
    ['a condition on itself', some({ showIf: { field: 'a', in: ['x'] } }), 'a.showIf bad_condition'],
    ['a condition on what is not there', some({ showIf: { field: 'gone', in: ['x'] } }), 'a.showIf bad_condition'],
  ])('is %s', (_, field, said) => { expect(told(drafted(field))).toEqual([said]) })

  it('is a key twice', () => {
    const draft = drafted(some({}), some({ key: 'b' }))
    draft.fields = draft.fields.map((field) => ({ ...field, key: 'a' }))
    expect(told(draft)).toEqual(['a.key key_taken', 'b.key key_taken'])
  })

  it('is a condition on a field below, on a file, and on a value that it has not', () => {
    const on = (inside: string[]) => some({ key: 'bank', showIf: { field: 'pay', in: inside } })
    expect(told(drafted(on(['cash']), pay))).toEqual(['bank.showIf bad_condition'])
    expect(told(drafted(some({ key: 'pay', kind: 'file' }), on(['cash'])))).toEqual(['bank.showIf bad_condition'])
    expect(told(drafted(pay, on(['bitcoin'])))).toEqual(['bank.showIf bad_value'])
    expect(told(drafted(pay, on([])))).toEqual(['bank.showIf no_value'])
  })

  it('is more than forty fields', () => {
    const many = Array.from({ length: 41 }, (_, n) => some({ key: `k${n}` }))
    expect(told(drafted(...many))).toEqual(['.fields too_many'])
  })
})
