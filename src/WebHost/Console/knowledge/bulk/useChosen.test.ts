import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import type { Node } from '../tree'
import { useChosen } from './useChosen'

const row = (key: string, kind: Node['kind'] = 'article'): Node => ({
  key, kind, id: key, name: key, visible: 'public', own: 'public', level: 2, position: 1, parent: 'c', children: [],
})
const rows = ref([row('c', 'category'), row('a'), row('b'), row('f', 'folder'), row('d')])
const choose = () => useChosen(() => rows.value)
const ids = (it: ReturnType<typeof choose>) => it.chosen.value.map((one) => one.key)

describe('choosing articles', () => {
  it('takes one in and out', () => {
    const chosen = choose()
    chosen.toggle('a')
    chosen.toggle('d')
    chosen.toggle('a')
    expect(ids(chosen)).toEqual(['d'])
  })
  it('takes all articles from the last one to this one, either way', () => {
    const chosen = choose()
    chosen.toggle('d')
    chosen.extend('a')
    expect(ids(chosen)).toEqual(['a', 'b', 'd'])
  })
  it('has only what is shown', () => {
    const chosen = choose()
    chosen.toggle('b')
    rows.value = rows.value.filter((one) => one.key !== 'b')
    expect(ids(chosen)).toEqual([])
  })
})
