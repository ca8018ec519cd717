// A picture of a window has few colours that matter: with a palette of 256 of them its file is a third as large.
import { Buffer } from 'node:buffer';
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const COLOURS = 256;
/** Squared distance of two colours that nobody tells apart: small enough for the greys of a theme. */
const NEAR = 60;

/**
 * @param {Buffer} png as a browser takes it: eight bits for each of red, green and blue
 * @returns {Buffer}
 */
export function smallPng(png) {
  const { signature, header, palette, data } = indexed([png]);
  return Buffer.concat([signature, header, palette, ...data.map((lines) => chunk('IDAT', lines)), chunk('IEND', Buffer.alloc(0))]);
}

/**
 * Several pictures of one size, shown one after the other without end (an APNG: what does not know of it shows the first).
 * @param {readonly Buffer[]} pngs
 * @param {readonly number[]} delays how long each is shown, in milliseconds
 * @returns {Buffer}
 */
export function animatedPng(pngs, delays) {
  const { signature, header, palette, data, width, height } = indexed(pngs);
  let sequence = 0;
  const numbers = (/** @type {readonly number[]} */ ...values) => {
    const bytes = Buffer.alloc(values.length * 4);
    values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
    return bytes;
  };
  const frames = data.flatMap((lines, index) => {
    const times = Buffer.alloc(6);
    times.writeUInt16BE(delays[index] ?? 1000, 0);
    times.writeUInt16BE(1000, 2);
    const control = chunk('fcTL', Buffer.concat([numbers(sequence++, width, height, 0, 0), times]));
    return [control, index === 0 ? chunk('IDAT', lines) : chunk('fdAT', Buffer.concat([numbers(sequence++), lines]))];
  });
  return Buffer.concat([signature, header, chunk('acTL', numbers(pngs.length, 0)), palette, ...frames, chunk('IEND', Buffer.alloc(0))]);
}

/**
 * Pictures of one size with a palette that they share.
 * @param {readonly Buffer[]} pngs
 */
function indexed(pngs) {
  const pictures = pngs.map(decode);
  const { width = 0, height = 0 } = pictures[0] ?? {};
  /** @type {Map<number, number>} */
  const uses = new Map();
  for (const { pixels } of pictures)
    for (let at = 0; at < pixels.length; at += 3) uses.set(pixels.readUIntBE(at, 3), (uses.get(pixels.readUIntBE(at, 3)) ?? 0) + 1);
  const kept = choose([...uses].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour));
  const indexes = new Map([...uses.keys()].map((colour) => [colour, nearest(kept, colour)]));
  const data = pictures.map(({ pixels }) => {
    const lines = Buffer.alloc((width + 1) * height);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) lines[y * (width + 1) + 1 + x] = indexes.get(pixels.readUIntBE((y * width + x) * 3, 3)) ?? 0;
    return deflateSync(lines, { level: 9 });
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const palette = chunk('PLTE', Buffer.from(kept.flatMap((colour) => parts(colour))));
  return { signature: pngs[0]?.subarray(0, 8) ?? Buffer.alloc(0), header: chunk('IHDR', header), palette, data, width, height };
}

/** @param {number} colour */
const parts = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

/** @param {number} one @param {number} other */
const distance = (one, other) => parts(one).reduce((sum, part, i) => sum + (part - (parts(other)[i] ?? 0)) ** 2, 0);

/**
 * The most used ones, yet none so near to another that it takes the place of a rarer hue.
 * @param {readonly number[]} colours
 */
function choose(colours) {
  /** @type {number[]} */
  const kept = [];
  for (const colour of colours) if (kept.length < COLOURS && kept.every((other) => distance(colour, other) > NEAR)) kept.push(colour);
  return kept;
}

/** @param {readonly number[]} kept @param {number} colour */
function nearest(kept, colour) {
  let best = 0;
  kept.forEach((other, index) => {
    if (distance(other, colour) < distance(kept[best] ?? 0, colour)) best = index;
  });
  return best;
}

/** @param {Buffer} png */
function decode(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  if (png[24] !== 8 || png[25] !== 2) throw new Error('not a picture of eight bits for each of red, green and blue');
  /** @type {Buffer[]} */
  const data = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(data));
  const size = width * 3;
  const pixels = Buffer.alloc(size * height);
  const byte = (/** @type {number} */ x, /** @type {number} */ y) => (x < 0 || y < 0 ? 0 : (pixels[y * size + x] ?? 0));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < size; x++) {
      const guess = predicted(raw[y * (size + 1)] ?? 0, byte(x - 3, y), byte(x, y - 1), byte(x - 3, y - 1));
      pixels[y * size + x] = (raw[y * (size + 1) + 1 + x] ?? 0) + guess;
    }
  return { width, height, pixels };
}

/** The five filters of PNG. @param {number} filter @param {number} left @param {number} up @param {number} corner */
function predicted(filter, left, up, corner) {
  if (filter < 4) return [0, left, up, (left + up) >> 1][filter] ?? 0;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
