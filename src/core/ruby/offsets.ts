/**
 * Offsets in the UTF-8 bytes of a text, as parsers written in C count them, to offsets in its UTF-16 units, as editors do.
 * Half a character counts three bytes: that is what it is replaced by.
 */
export function offsetsOf(text: string): (byte: number) => number {
  if (/^[\u0000-\u007f]*$/.test(text)) return (byte) => Math.min(byte, text.length);
  const units: number[] = [];
  for (let at = 0; at < text.length;) {
    const point = text.codePointAt(at) ?? 0;
    const bytes = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (let i = 0; i < bytes; i += 1) units.push(at);
    at += point > 0xffff ? 2 : 1;
  }
  return (byte) => units[byte] ?? text.length;
}
