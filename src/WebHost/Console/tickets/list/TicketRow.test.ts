// @vitest-environment jsdom
import { mount, RouterLinkStub } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { i18n } from '@/i18n'
import { FakeLive } from '@/testing/live'
import { someRow } from '@/testing/some'
import { fit, type ShownColumn } from './columns'
import TicketRow from './TicketRow.vue'

let live: FakeLive & { people: Map<number, never[]> }
vi.mock('@/live/store', () => ({ useLive: () => live }))

const looks: [name: string, shown: ShownColumn[] | null, dense: boolean][] = [
  ['of columns', fit(1100, []), false], ['of few columns', fit(620, []), true], ['as a card', null, false], ['as a card of one line', null, true],
]

describe('the row of a review', () => {
  beforeEach(() => {
    live = Object.assign(new FakeLive(), { people: new Map<number, never[]>() })
    setActivePinia(createPinia())
  })

  function drawn(stars: number | null | undefined, [, shown, dense]: (typeof looks)[number]) {
    const props = { row: someRow({ channel: { id: 'c2', kind: 'googlePlay' }, stars }), shown, dense, current: false, opened: false, checked: false, fresh: false, leaving: false, unread: false, reached: false }
    return mount(TicketRow, { props, global: { plugins: [i18n], stubs: { RouterLink: RouterLinkStub, DraftSign: true, RowCell: true } } })
  }

  it.each(looks)('has its stars %s', (...look) => {
    expect(drawn(2, look).get('[data-testid=row-stars]').attributes('data-stars')).toBe('2')
    expect(drawn(null, look).find('[data-testid=row-stars]').exists()).toBe(false)
    expect(drawn(undefined, look).find('[data-testid=row-stars]').exists()).toBe(false)
  })
})
