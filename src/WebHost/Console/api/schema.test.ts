// @vitest-environment node
import { readFileSync } from 'node:fs'
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript'
import { expect, test } from 'vitest'

test('the types are those of openapi.json; `npm run types` makes them anew', async () => {
  const types = astToString(await openapiTS(new URL('../../openapi.json', import.meta.url)))

  expect(readFileSync(new URL('schema.ts', import.meta.url), 'utf8')).toBe(COMMENT_HEADER + types)
}, 60_000)
