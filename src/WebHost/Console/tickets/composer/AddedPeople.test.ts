// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { i18n } from '@/i18n'
import AddedPeople from './AddedPeople.vue'

const people = (count: number) => Array.from({ length: count }, (_, n) => ({ email: `p${n}@vendor.example`, by: 'ann@player.example' }))

describe('the question about people whom a mail has added', () => {
  it('is asked for each of a few', async () => {
    const asked = mount(AddedPeople, { props: { people: people(2), pressing: false }, global: { plugins: [i18n] } })
    await asked.findAll('[data-testid="send-too"]')[1]?.trigger('click')
    expect(asked.emitted('include')).toEqual([[['p1@vendor.example']]])
  })

  it('is asked once for many, and leaves room to write', async () => {
    const asked = mount(AddedPeople, { props: { people: people(4), pressing: true }, global: { plugins: [i18n] } })
    const [leaveOut, ...more] = asked.findAll('[data-testid="leave-out"]')
    await leaveOut?.trigger('click')
    expect(more).toEqual([])
    expect(asked.emitted('decline')).toEqual([[people(4).map((one) => one.email)]])
  })
})
