// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent } from 'vue'
import { i18n } from '@/i18n'
import { fakeServer, someFinder } from '@/testing/finders'
import type { Finder } from '../finder'
import { useFinder, type OpenFinder } from './useFinder'

const both = [{ id: 's1', createdAt: '2026-01-02T03:04:05Z', lastUsedAt: null }, { id: 's2', createdAt: '2026-01-03T03:04:05Z', lastUsedAt: null }]

describe('a finder whose secret keys are read again', () => {
  let finder: Finder

  afterEach(() => { vi.unstubAllGlobals() })

  async function opened(): Promise<OpenFinder> {
    finder = someFinder()
    fakeServer({ 'GET /finders/f1': () => finder })
    let made: OpenFinder | undefined
    mount(defineComponent({ setup: () => { made = useFinder('f1'); return () => null } }), { global: { plugins: [i18n] } })
    await vi.waitFor(() => { expect(made?.state.value).toBe('ready') })
    return made ?? expect.fail()
  }

  it('keeps what is being written, and saves it over the version that has the new key', async () => {
    const it_ = await opened()
    it_.draft.name = 'Mine'
    finder = { ...finder, secrets: both, version: 4 }
    await it_.readSecrets()
    expect([it_.draft.name, it_.dirty.value, it_.saved.value?.secrets.length, it_.saved.value?.version]).toEqual(['Mine', true, 2, 4])
  })

  it('leaves what somebody else saved for the next saving to find', async () => {
    const it_ = await opened()
    finder = { ...finder, name: 'Theirs', secrets: both, version: 5 }
    await it_.readSecrets()
    expect([it_.draft.name, it_.dirty.value, it_.saved.value?.secrets.length, it_.saved.value?.version]).toEqual(['Apps', false, 2, 3])
  })
})
