export interface PageParts {
  /** Of this load alone. */
  readonly nonce: string;
  /** Where files may come from, as the editor says it. */
  readonly source: string;
  /** The text of the script, which brings its style along. */
  readonly script: string;
  readonly language: string;
  readonly title: string;
  /** What the page says by itself, by its English words; undefined: English. */
  readonly texts: Readonly<Record<string, string>> | undefined;
}

/**
 * The page of the form, which runs its own script and loads nothing else. The script stands in it behind the nonce: asked for by an
 * address it would come through the service worker of the window, and the page would wait for it.
 */
export function formHtml({ nonce, source, script, language, title, texts }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `font-src ${source}`,
    `img-src ${source} data:`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${language.replace(/[^\w-]/g, '')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${asText(title)}</title>
${texts ? `<script type="application/json" id="texts">${asJson(texts)}</script>\n` : ''}<script nonce="${nonce}">${script}</script>
</head>
<body></body>
</html>`;
}

const asText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** Data that stands in a page: it runs nowhere, and nothing in it ends its element. */
const asJson = (data: unknown): string => JSON.stringify(data).replace(/</g, '\\u003c');
