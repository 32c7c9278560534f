import type { Kind, KindField } from '../api/channelKinds'

const field = (key: string, kind: KindField['kind'], more: Partial<KindField> = {}): KindField =>
  ({ key, kind, required: false, options: [], usual: null, hasHelp: true, min: null, max: null, manyLines: false, ...more })

/** As a server describes them that has these kinds. */
export const channelKinds: Kind[] = [
  { kind: 'email', fields: [], pushed: false, pulled: true, sends: true },
  {
    kind: 'googlePlay', pushed: false, pulled: true, sends: true,
    fields: [
      field('packageName', 'text', { required: true }), field('serviceAccount', 'secret', { required: true, manyLines: true }), field('translationLanguage', 'text'),
      field('pollSeconds', 'number', { usual: '300', min: 1, max: 86_400 }), field('apiBase', 'url', { usual: 'https://androidpublisher.googleapis.com' }),
    ],
  },
  {
    kind: 'telegram', pushed: true, pulled: true, sends: true,
    fields: [field('token', 'secret', { required: true }), field('secret', 'secret'), field('apiBase', 'url', { usual: 'https://api.telegram.org' })],
  },
]
