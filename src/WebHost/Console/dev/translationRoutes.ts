import type { TranslationSettings, TranslationSettingsWish } from '../api/translations'
import { Refusal, type Call, type Route } from './routes'

let settings: TranslationSettings = { provider: 'deepL', address: null, hasKey: true }

const marked = (html: string, to: string) => html.replace(/(>|^)(\s*[^<\s])/, `$1[${to}] $2`)

function translate({ world, body }: Call, id?: string) {
  const item = world.timelines.get(Number(id))?.find((one) => one.id === body['item'])
  const words = typeof body['html'] === 'string' ? body['html'] : (item?.html ?? (item ? `<p>${item.text ?? ''}</p>` : null))
  if (words === null) throw new Refusal(404, 'not_found')
  const to = typeof body['to'] === 'string' ? body['to'] : 'de'
  return { html: marked(words, to), text: words, from: to === 'de' ? 'ko' : 'de', to, provider: settings.provider }
}

function change({ body }: Call): TranslationSettings {
  const wish = body as unknown as TranslationSettingsWish
  settings = { provider: wish.provider, address: wish.address ?? null, hasKey: settings.hasKey || Boolean(wish.key) }
  return settings
}

export const translationRoutes: Route[] = [
  ['GET', /^\/translation$/, () => ({ provider: settings.provider })],
  ['GET', /^\/settings\/translation$/, () => settings],
  ['PUT', /^\/settings\/translation$/, change],
  ['POST', /^\/settings\/translation\/test$/, ({ body }) => ({ html: '', text: `[${String(body['to'])}] Hello, how can we help you?`, from: 'en', to: body['to'], provider: settings.provider })],
  ['POST', /^\/tickets\/(\d+)\/translate$/, translate],
]
