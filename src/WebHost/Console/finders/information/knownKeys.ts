/** What apps are known to send along besides who the user is. Any other key is taken too. */
export const knownKeys = [
  'applicationLanguage', 'deviceModel', 'operatingSystem', 'deviceId', 'systemMemorySize', 'systemLanguage', 'version_client', 'userId',
  'extra_field1', 'extra_field2', 'extra_field3',
] as const
