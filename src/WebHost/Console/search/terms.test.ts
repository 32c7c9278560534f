import { describe, expect, it } from 'vitest'
import { inserted, suggestionsFor } from './terms'

const names = { brands: ['Cook Town', 'Farm'], members: ['Dohyun', 'Mina Lee'] }
const offered = (text: string, caret = text.length) => suggestionsFor(text, caret, names).map((one) => one.insert)

describe('terms while they are being typed', () => {
  it('are offered by their beginning, in the middle of a text too', () => {
    expect(offered('st')).toEqual(['status:'])
    expect(offered('refund -ta')).toEqual(['-tag:'])
    expect(offered('refund fr card', 9)).toEqual(['from:'])
  })

  it('have the values that the server knows, and those of the account', () => {
    expect(offered('status:')).toEqual(['status:new ', 'status:inProgress ', 'status:onHold ', 'status:completed '])
    expect(offered('STATUS:h')).toEqual(['status:onHold '])
    expect(offered('brand:')).toEqual(['brand:"Cook Town" ', 'brand:Farm '])
    expect(offered('assignee:mi')).toEqual(['assignee:"Mina Lee" '])
    expect(offered('brand:"Cook T')).toEqual(['brand:"Cook Town" '])
  })

  it('are not offered where nothing is meant by them', () => {
    expect(offered('')).toEqual([])
    expect(offered('refund ')).toEqual([])
    expect(offered('color:')).toEqual([])
    expect(offered('before:')).toEqual([])
    expect(offered('has:attachment')).toEqual([])
  })

  it('take the place of the word', () => {
    const [status] = suggestionsFor('a st b', 4, names)
    expect(status && inserted('a st b', 4, status)).toEqual({ text: 'a status: b', caret: 9 })
    const [farm] = suggestionsFor('brand:fa b', 8, names)
    expect(farm && inserted('brand:fa b', 8, farm)).toEqual({ text: 'brand:Farm b', caret: 11 })
  })
})
