import { describe, expect, it } from 'vitest'
import { someCustomer } from '@/testing/customer'
import { compare } from './compare'

const from = someCustomer({ id: 'a', name: 'H. Kim', emails: ['old@mail.example'], tags: ['a', 'b'], language: 'ko', rating: 'malicious', tickets: { open: 1, all: 2 } })
const into = someCustomer({ id: 'b', name: 'Haneul Kim', emails: ['new@mail.example'], tags: ['b'], tickets: { open: 0, all: 3 } })
const result = someCustomer({ id: 'b', name: 'Haneul Kim', emails: ['new@mail.example', 'old@mail.example'], tags: ['b', 'a'], language: 'ko', rating: 'malicious' })
const lines = compare({ from, into, result, tickets: 2 })
const line = (field: string) => lines.find((one) => one.field === field)

describe('two customers side by side', () => {
  it('says of each thing that is kept whose it was', () => {
    expect(line('emails')?.result).toEqual([{ value: 'new@mail.example', of: 'into' }, { value: 'old@mail.example', of: 'from' }])
    expect(line('tags')?.result).toEqual([{ value: 'b', of: 'both' }, { value: 'a', of: 'from' }])
    expect(line('name')?.result).toEqual([{ value: 'Haneul Kim', of: 'into' }])
  })

  it('says how many tickets come together', () => {
    expect(line('tickets')).toEqual({ field: 'tickets', from: ['2'], into: ['3'], result: [{ value: '5', of: 'neither' }] })
  })

  it('leaves out what nobody has', () => {
    expect(line('externalIds')).toBeUndefined()
    expect(line('elsewhere')).toBeUndefined()
  })
})
