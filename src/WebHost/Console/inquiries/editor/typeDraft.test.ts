import { describe, expect, it } from 'vitest'
import { changed, deciders, draftOf, emptyDraft, fieldsOf, newField, relabelled, reworded, withLines, wishOf, type EditedField } from './typeDraft'

function some(wish: Partial<EditedField> = {}): EditedField {
  return { ...newField('text', []), uid: 'u1', key: 'a', label: 'A', keyFollows: false, ...wish }
}

describe('a type that is being written', () => {
  it('comes back as it was read', () => {
    const fields = [
      { key: 'pay', label: 'Pay', help: '', kind: 'select' as const, required: true, options: [{ value: 'card', label: 'Card' }], maxLength: null, showIf: null },
      { key: 'bank', label: 'Bank', help: 'Yours', kind: 'text' as const, required: false, options: [], maxLength: 20, showIf: { field: 'pay', in: ['card'] } },
    ]
    const { fields: read, ...rest } = draftOf({ ...emptyDraft, id: 't1', position: 0, version: 3, name: 'Refund', fields })
    expect(wishOf({ ...rest, fields: read })).toEqual({ ...rest, fields })
  })

  it('says only what is to be changed', () => { expect(wishOf({ name: 'Refund' })).toEqual({ name: 'Refund' }) })

  it('keeps a condition on a field whose key is changed', () => {
    const pay = some({ uid: 'u1', key: 'pay', kind: 'select' })
    const bank = some({ uid: 'u2', key: 'bank', showIf: { field: 'u1', in: ['card'] } })
    expect(fieldsOf([{ ...pay, key: 'payment' }, bank])[1]?.showIf).toEqual({ field: 'payment', in: ['card'] })
  })

  it('leaves out what the kind of a field does not have', () => {
    const [field] = fieldsOf([some({ kind: 'date', maxLength: 10, options: [{ uid: 'x', value: 'x', label: 'X', fresh: false }] })])
    expect([field?.maxLength, field?.options]).toEqual([null, []])
  })
})

describe('the key of a new field', () => {
  it('follows its label, and is no other’s', () => {
    const field = newField('text', [])
    const other = some({ uid: 'u2', key: 'order' })
    expect(relabelled(field, 'Order', [field, other]).key).toBe('order_2')
  })

  it('stays once somebody wrote one', () => {
    expect(relabelled(some({ key: 'mine', keyFollows: false }), 'Order', []).key).toBe('mine')
  })
})

describe('options', () => {
  it('are made of pasted lines, without marks, empty lines and what is there already', () => {
    const options = withLines([{ uid: 'card', value: 'card', label: 'Card', fresh: false }], '- Card\n\n* Cash\r\n3) Bank transfer\n  \n')
    expect(options.map(({ value, label }) => [value, label])).toEqual([['card', 'Card'], ['cash', 'Cash'], ['bank_transfer', 'Bank transfer']])
  })

  it('keep their value with another label once they were saved', () => {
    const saved = { uid: 'card', value: 'card', label: 'Card', fresh: false }
    const fresh = { uid: 'n1', value: 'cash', label: 'Cash', fresh: true }
    expect(reworded([saved, fresh], 0, 'Credit card')[0]).toEqual({ ...saved, label: 'Credit card' })
    expect(reworded([saved, fresh], 1, 'Coins')[1]).toEqual({ ...fresh, value: 'coins', label: 'Coins' })
  })
})

describe('a condition', () => {
  it('stays on an option that is called otherwise before it was ever saved', () => {
    const pay = some({ uid: 'u1', kind: 'select', options: [{ uid: 'n1', value: 'cash', label: 'Cash', fresh: true }] })
    const bank = some({ uid: 'u2', showIf: { field: 'u1', in: ['cash'] } })
    const fields = changed([pay, bank], { ...pay, options: reworded(pay.options, 0, 'Coins') })
    expect(fields[1]?.showIf).toEqual({ field: 'u1', in: ['coins'] })
  })

  it('may hang on choices and boxes above', () => {
    const fields = [some({ uid: 'u1', kind: 'select' }), some({ uid: 'u2' }), some({ uid: 'u3', kind: 'checkbox' }), some({ uid: 'u4', kind: 'multiSelect' })]
    expect(deciders(fields, 3).map((field) => field.uid)).toEqual(['u1', 'u3'])
  })
})
