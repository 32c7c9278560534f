import { describe, expect, it } from 'vitest'
import { redirectsOf, textOf } from './table'

const said = (text: string) => redirectsOf(text).map(({ from, to, line }) => [line, from, to])

describe('a table of redirects', () => {
  it('has one in each line, with or without a heading', () => {
    expect(said('from,to\n/portals/1/a,articles/x\n\n/portals/1/b;notices\n/portals/1/c\trequest?type=t')).toEqual([
      [2, '/portals/1/a', 'articles/x'], [4, '/portals/1/b', 'notices'], [5, '/portals/1/c', 'request?type=t'],
    ])
  })

  it('leads to the home where no page is named', () => {
    expect(said('/portals/1\r\n/portals/2,\r\n')).toEqual([[1, '/portals/1', ''], [2, '/portals/2', '']])
  })

  it('takes what spreadsheets write', () => {
    expect(said('\uFEFF"from","to"\n"/portals/1/a?x=1,2","articles/x"\n"/portals/1/b",""')).toEqual([
      [2, '/portals/1/a?x=1,2', 'articles/x'], [3, '/portals/1/b', ''],
    ])
  })

  it('is read as it was written', () => {
    const redirects = [{ from: '/portals/1/a?x=1,2', to: 'articles/x' }, { from: '/portals/1', to: '' }]

    expect(redirectsOf(textOf(redirects)).map(({ from, to }) => ({ from, to }))).toEqual(redirects)
  })
})
