import { keysOf, type EditedConnection } from '../page/finderDraft'

/** What an example is about. */
export interface Example {
  /** Where the server is: `https://help.example`. */
  origin: string
  accessKey: string
  keys: readonly string[]
}

/** What somebody puts their own in place of. */
const SECRET = 'SECRET_KEY'
const TOKEN = 'TOKEN'

/** The keys that an example shows: those of the first connection that has any. */
export const exampleKeys = (connections: readonly EditedConnection[]): string[] =>
  connections.map(keysOf).find((keys) => keys.length > 0 && keys.every((key) => key !== '')) ?? ['BRAND_KEY']

export const addressOf = ({ origin }: Pick<Example, 'origin'>): string => `${origin}/portals/finder`

export const tokenAddress = (example: Example): string => `${addressOf(example)}?jwt=${TOKEN}`

export function plainAddress(example: Example): string {
  const pairs = [
    ['access_key', example.accessKey], ['secret_key', SECRET], ...keyPairs(example),
    ['userId', 'USER_ID'], ['userName', 'USER_NAME'], ['userEmail', 'USER_EMAIL'],
  ]
  return `${addressOf(example)}?${pairs.map(([key, value]) => `${key ?? ''}=${encodeURIComponent(value ?? '')}`).join('&')}`
}

const keyPairs = ({ keys }: Example) => keys.map((key, at) => [`brand_key${at + 1}`, key])

/** Node.js, without a package. */
export const javaScript = (example: Example): string => `import { createHmac } from 'node:crypto'

const part = (text) => Buffer.from(text).toString('base64url')

const claims = {
  access_key: '${example.accessKey}',
${keyPairs(example).map(([name, key]) => `  ${name ?? ''}: '${key ?? ''}',`).join('\n')}
  userId: 'USER_ID',
  userName: 'USER_NAME',
  userEmail: 'USER_EMAIL',
  exp: Math.floor(Date.now() / 1000) + 600,
}
const signed = part('{"alg":"HS256","typ":"JWT"}') + '.' + part(JSON.stringify(claims))
const token = signed + '.' + createHmac('sha256', process.env.FINDER_SECRET).update(signed).digest('base64url')
const address = '${addressOf(example)}?jwt=' + token
`

/** .NET 9 and later, without a package. */
export const cSharp = (example: Example): string => `using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

static string Part(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

var claims = new Dictionary<string, object>
{
    ["access_key"] = "${example.accessKey}",
${keyPairs(example).map(([name, key]) => `    ["${name ?? ''}"] = "${key ?? ''}",`).join('\n')}
    ["userId"] = "USER_ID",
    ["userName"] = "USER_NAME",
    ["userEmail"] = "USER_EMAIL",
    ["exp"] = DateTimeOffset.UtcNow.AddMinutes(10).ToUnixTimeSeconds(),
};
var secret = Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable("FINDER_SECRET")!);
var signed = Part("""{"alg":"HS256","typ":"JWT"}""") + "." + Part(JsonSerializer.Serialize(claims));
var token = signed + "." + Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(signed)));
var address = "${addressOf(example)}?jwt=" + token;
`
