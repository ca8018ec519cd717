/** Texts that are secrets wherever they stand, told by the form their makers give them. */
export const SECRET_SHAPES: readonly (readonly [RegExp, string])[] = [
  [/\b[sr]k_(?:live|test)_[A-Za-z0-9]{8,}/, 'a Stripe key'],
  [/\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,}/, 'a GitHub token'],
  [/\bglpat-[\w-]{15,}/, 'a GitLab token'],
  [/\bxox[abeprs]-[\w-]{10,}/, 'a Slack token'],
  [/\bAKIA[0-9A-Z]{16}\b/, 'an AWS key'],
  [/\bAIza[\w-]{30,}/, 'a Google key'],
  [/\bya29\.[\w-]{20,}/, 'a Google token'],
  [/\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{16,}/, 'a Shopify token'],
  [/\bSG\.[\w-]{16,}\.[\w-]{16,}/, 'a SendGrid key'],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/, 'a JSON Web Token'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  // A scheme has an end: what is looked for from each word of a long text to its end takes for ever.
  [/\b[a-z][a-z\d+.-]{0,30}:\/\/[^\s/@'"{}]*:[^\s/@'"{}]+@/i, 'a password in a URL'],
];

/** A text without anything in it that has the shape of a secret, for messages. */
export function withoutSecrets(text: string): string {
  return SECRET_SHAPES.reduce((safe, [pattern]) => safe.replace(new RegExp(pattern.source, `g${pattern.flags}`), '…'), text);
}
