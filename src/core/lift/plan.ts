import type { PlannedChanges } from '../changes.js';
import type { Element } from '../elements/element.js';
import { written, type OnConflict } from '../fileChange.js';
import { manifestOf, planGeneration } from '../generation.js';
import { MANIFEST_FILE, pathOf } from '../layout.js';
import { withUnixLines } from '../lineEnds.js';
import { writeManifest } from '../manifest.js';
import { renderDrafts } from '../render/render.js';
import type { Connector } from '../spec/model.js';

/**
 * What generating makes of a connector's folder once an edit of one file was moved into the spec: what the spec says now is no edit
 * of that file any more, and no conflict with it.
 * @param connector with the edit
 * @param path of the file
 * @param content of the file, with the edits that the spec does not say
 */
export function planLifted(
  connector: Connector,
  elements: readonly Element[],
  files: ReadonlyMap<string, string>,
  { path, content }: { readonly path: string; readonly content: string },
  onConflict: OnConflict = 'fail',
): PlannedChanges {
  const [draft] = renderDrafts(elements.filter((element) => pathOf(element) === path));
  const known = manifestOf(files).manifest?.files;
  if (!draft || !known) return planGeneration(connector, elements, files, onConflict);
  const record = writeManifest(new Map(known).set(path, withUnixLines(draft.content)));
  const planned = planGeneration(connector, elements, new Map(files).set(path, content).set(MANIFEST_FILE, record), onConflict);
  const changes = planned.changes.map((change) => {
    if (change.path !== path && change.path !== MANIFEST_FILE) return change;
    const text = change.content ?? (change.path === path ? content : record);
    return written(change.path, files.get(change.path), text);
  });
  return { ...planned, changes };
}
