/** What of an address must not leave the program? Share links carry e-mail addresses, and some are keys themselves (RFC 3986 §3.2.1, §7.5). */

const redacted = '[redacted]';

/** Names of parameters that say who somebody is, or let their bearer in. */
const secretNames: ReadonlySet<string> = new Set(
  [
    'email e-mail mail email_address phone telephone seed pin key apikey api_key api-key token jwt secret',
    'password passwd pwd pass sig signature code auth authorization session sessionid session_id sid otp',
    'x-amz-credential x-goog-credential awsaccesskeyid googleaccessid',
  ].flatMap((names) => names.split(' ')),
);
const secretBeginnings: readonly string[] = ['identity__'];
const secretEndings: readonly string[] = ['token', 'signature', 'secret', 'password', 'email', 'api_key', 'apikey'];

const isSecretName = (name: string): boolean =>
  secretNames.has(name) ||
  secretBeginnings.some((beginning) => name.startsWith(beginning)) ||
  secretEndings.some((ending) => name.endsWith(ending));

/** On these hosts a parameter of an innocent name is part of the key. */
const secretOnHost = (host: string, name: string): boolean =>
  name === 'uri' && /^(?:[a-z0-9-]{1,63}\.){0,3}learncard\.(?:app|com)\.?$/.test(host);

/** As a form writes it; what cannot be decoded stands for itself. */
const decoded = (text: string): string => {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    // One bad escape must not hide the others.
    return spaced.replace(/%40/gi, '@').replace(/%2e/gi, '.').replace(/%2f/gi, '/').replace(/%3a/gi, ':');
  }
};

/** Encoded once more than it need be, as happens where links are put into links. */
const deepest = 4;
const fullyDecoded = (text: string): string => {
  let current = text;
  for (let times = 0; times < deepest; times++) {
    const next = decoded(current);
    if (next === current) break;
    current = next;
  }
  return current;
};

/** An at sign with a host behind it, as in `alice@example.org`; the bounds keep it linear. */
const emailLike = /[^\s@/:?#&=,;<>"']@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}[\p{L}\p{N}-]{1,62}/u;

const holdsEmail = (text: string): boolean => {
  const plain = fullyDecoded(text);
  return plain.includes('@') && emailLike.test(plain);
};

/** Names of packages also have an at sign, as in `context@v1.json`, and the ending of a file is no host. */
const withoutEnding = (segment: string): string => segment.replace(/\.(?:json|jsonld|html?|php|png|svg|jwt|js)$/i, '');

const withoutPathSecrets = (path: string): string =>
  path
    .split('/')
    .map((segment) => (holdsEmail(withoutEnding(segment)) ? redacted : segment))
    .join('/');

const withoutParameterSecrets = (query: string, host: string, depth: number): string =>
  query
    .split('&')
    .map((parameter) => {
      const at = parameter.indexOf('=');
      const value = parameter.slice(at + 1);
      if (at === -1) return holdsEmail(value) ? redacted : parameter;
      const name = fullyDecoded(parameter.slice(0, at)).trim().toLowerCase();
      if (value === '') return parameter;
      const secret =
        isSecretName(name) || secretOnHost(host, name) || holdsEmail(value) || holdsSecretUrl(value, depth);
      return secret ? `${parameter.slice(0, at)}=${redacted}` : parameter;
    })
    .join('&');

/** Whether a value is itself an address that carries something of the kind. */
const holdsSecretUrl = (value: string, depth: number): boolean => {
  const plain = fullyDecoded(value);
  return /^\s*[a-z][a-z0-9+.-]{0,20}:\/\//i.test(plain) && (depth >= deepest || redact(plain, depth + 1) !== plain);
};

const fragmentOf = (fragment: string, host: string, depth: number): string => {
  const question = fragment.indexOf('?');
  if (question !== -1)
    return `${withoutPathSecrets(fragment.slice(0, question))}?${withoutParameterSecrets(fragment.slice(question + 1), host, depth)}`;
  return fragment.includes('=') ? withoutParameterSecrets(fragment, host, depth) : withoutPathSecrets(fragment);
};

/** Up to the first of some characters, and the rest. */
const cut = (text: string, stop: RegExp): readonly [string, string] => {
  const at = text.search(stop);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at)];
};

const redact = (text: string, depth: number): string => {
  const scheme = /^\s*[a-z][a-z0-9+.-]{0,20}:[/\\]{2,}/i.exec(text)?.[0] ?? '';
  // What has no host has no user either, and may still have parameters.
  const [authority, behind] = scheme === '' ? ['', text] : cut(text.slice(scheme.length), /[/\\?#]/);
  const user = authority.lastIndexOf('@');
  const host = authority.slice(user + 1);
  const [beforeFragment, hash] = cut(behind, /#/);
  const [path, question] = cut(beforeFragment, /\?/);
  const name = host.replace(/:\d{1,5}$/, '').toLowerCase();
  return [
    scheme,
    user === -1 ? '' : `${redacted}@`,
    host,
    withoutPathSecrets(path),
    question === '' ? '' : `?${withoutParameterSecrets(question.slice(1), name, depth)}`,
    hash === '' ? '' : `#${fragmentOf(hash.slice(1), name, depth)}`,
  ].join('');
};

/** The address as it may be shown and kept; one that carries nothing of the kind comes back to the byte. */
export const redactUrl = (text: string): string => redact(text, 0);

/** The same for each web address within a text. */
export const redactText = (text: string): string =>
  text.includes('://') ? text.replace(/https?:[/\\]{2}[^\s"'<>]+/gi, redactUrl) : text;
