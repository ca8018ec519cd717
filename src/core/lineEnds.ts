/** A file's text with the line ends everything is compared and packed with. */
export function withUnixLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** A text with the line ends another text has. */
export function withLinesOf(text: string, other: string): string {
  return /^[^\n]*\r\n/.test(other) ? text.replace(/\n/g, '\r\n') : text;
}
