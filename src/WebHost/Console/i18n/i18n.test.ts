import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from './en'
import ko from './ko'

interface Messages {
  [key: string]: string | Messages
}

function keysOf(messages: Messages, above = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) => (typeof value === 'string' ? [above + key] : keysOf(value, `${above}${key}.`)))
}

function valueOf(messages: Messages, key: string): string {
  return key.split('.').reduce<string | Messages>((at, part) => (typeof at === 'string' ? at : (at[part] ?? '')), messages) as string
}

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (['node_modules', 'dev', 'testing'].includes(name)) return []
    return statSync(path).isDirectory() ? sources(path) : /\.(vue|ts)$/.test(name) && !name.endsWith('.test.ts') ? [path] : []
  })
}

const placeholders = (text: string) => Array.from(new Set(text.match(/\{\w+\}/g))).sort()
const koKeys = keysOf(ko)

describe('the words of the console', () => {
  it('are the same in Korean and in English', () => {
    expect(keysOf(en).sort()).toEqual(koKeys.toSorted())
  })

  it('leave the same gaps to fill in both', () => {
    const differing = koKeys.filter((key) => String(placeholders(valueOf(ko, key))) !== String(placeholders(valueOf(en, key))))
    expect(differing).toEqual([])
  })

  it('have every word that a page asks for', () => {
    const known = new Set(koKeys)
    const asked = sources(process.cwd()).flatMap((path) => Array.from(readFileSync(path, 'utf8').matchAll(/\bt\('([\w.-]+)'/g), (found) => found[1] ?? ''))
    expect(asked.filter((key) => !known.has(key))).toEqual([])
  })

  it('are nowhere empty', () => {
    expect(koKeys.filter((key) => valueOf(ko, key).trim() === '' || valueOf(en, key).trim() === '')).toEqual([])
  })
})
