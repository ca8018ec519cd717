import { planPack, type PlannedChanges } from './changes.js';
import type { Element } from './elements/element.js';
import { isSame, written, type Change } from './fileChange.js';
import { textsAfter, withManifest } from './generation.js';
import { COLLECTION_FILE, MANIFEST_FILE, pathOf } from './layout.js';
import { withUnixLines } from './lineEnds.js';
import { writeManifest } from './manifest.js';
import { renderDrafts } from './render/render.js';
import type { Connector } from './spec/model.js';
import { GENERATOR_VERSION } from './version.js';

/**
 * What settling one element file changes: the new text counts as known from now on, and the file either stays as it was edited or
 * becomes it. No other element file is touched.
 * @param path of an element that the connector plans
 */
export function planSettling(
  connector: Connector,
  elements: readonly Element[],
  files: ReadonlyMap<string, string>,
  path: string,
  which: 'mine' | 'generated',
): PlannedChanges {
  return withManifest(files, (manifest) => {
    const [draft] = renderDrafts(elements.filter((element) => pathOf(element) === path));
    if (!draft) return { changes: [], problems: [], blocked: true, generated: manifest?.files ?? new Map() };
    const base = manifest?.files.get(COLLECTION_FILE);
    const known = new Map(manifest?.files ?? []).set(path, withUnixLines(draft.content));
    const own: readonly Change[] = which === 'generated' ? [written(path, files.get(path), draft.content)] : [];
    const mine = files.get(COLLECTION_FILE);
    // An edit of collection.json itself is nothing that this settles: it stays, and is told by the next run.
    if (mine !== undefined && (base === undefined || !isSame(mine, base))) {
      const changes = [...own, written(MANIFEST_FILE, files.get(MANIFEST_FILE), writeManifest(known))];
      return { changes, problems: [], blocked: false, generated: known };
    }
    const packed = planPack({
      planned: new Set(elements.map(pathOf)),
      manifest: { generator: manifest?.generator ?? GENERATOR_VERSION, files: known },
      files: textsAfter(files, own),
      identity: connector,
    });
    return packed.blocked ? packed : { ...packed, changes: [...own, ...packed.changes] };
  });
}
