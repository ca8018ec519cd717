import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { listFiles, PackageManager } from '@vscode/vsce';
import { CONTEXTS, VIEW } from '../../src/extension/ids.js';
import { readManifest } from './nls.js';

interface Media {
  readonly image?: string | Readonly<Record<'dark' | 'light' | 'hc' | 'hcLight', string>>;
  readonly svg?: string;
  readonly altText?: string;
}

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly media: Media;
  readonly completionEvents: readonly string[];
}

interface Manifest {
  readonly repository: { readonly url: string };
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly title: string;
      readonly description: string;
      readonly steps: readonly Step[];
    }[];
  };
}

const manifest = readManifest() as Manifest;
const [walkthrough] = manifest.contributes.walkthroughs;
const steps = walkthrough?.steps ?? [];
const commands = manifest.contributes.commands.map(({ command }) => command);
/** What a link of a text leads to. */
const targets = (text: string): readonly string[] => [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);
const picturesOf = ({ image, svg }: Media): readonly string[] => (typeof image === 'object' ? Object.values(image) : [image ?? svg ?? '']);

test('one walkthrough has five steps, in the order in which they are done', () => {
  assert.equal(manifest.contributes.walkthroughs.length, 1);
  assert.deepEqual(
    steps.map(({ id }) => id),
    ['create', 'look', 'generate', 'edit', 'import'],
  );
});

test('each step has a picture that is there, is packed, and is told in words', async () => {
  const packed = await listFiles({ packageManager: PackageManager.None });
  for (const { id, media } of steps) {
    for (const picture of picturesOf(media)) {
      assert.ok(existsSync(picture), `${id}: ${picture}`);
      assert.ok(packed.includes(picture), `${id}: ${picture} is not packed`);
    }
    for (const picture of picturesOf(media)) assert.ok(!readFileSync(picture, 'latin1').includes('acTL'), `${picture} moves`);
    assert.match(media.altText ?? '', /^[A-Z].{20,}\.$/, id);
  }
});

test('what is drawn has the colours of the theme, and nothing that the page of a walkthrough refuses', () => {
  for (const { media } of steps) {
    if (media.svg === undefined) continue;
    const drawing = readFileSync(media.svg, 'utf8');
    assert.doesNotMatch(drawing, /<style|style=|<script|href=|(?:fill|stroke)="(?!none"|var\(--vscode-)/, media.svg);
  }
});

test('each step has one button and does what the manifest contributes', () => {
  for (const { id, description } of steps) {
    assert.equal(description.split('\n').filter((line) => /^\[[^\]]+\]\([^)]+\)$/.test(line)).length, 1, id);
    for (const target of targets(description)) {
      const [, command] = /^command:(.+)$/.exec(target) ?? [];
      if (command === undefined) assertPage(manifest, target);
      // The editor makes one for each view.
      else assert.ok(commands.includes(command) || command === `${VIEW}.focus`, command);
    }
  }
});

test('each step is done by something that happens', () => {
  for (const { id, description, completionEvents } of steps) {
    assert.ok(completionEvents.length > 0, id);
    for (const event of completionEvents) {
      const [, kind = '', what = ''] = /^(\w+):(.+)$/.exec(event) ?? [];
      if (kind === 'onCommand') assert.ok(commands.includes(what), event);
      else if (kind === 'onContext') assert.ok((Object.values(CONTEXTS) as string[]).includes(what), event);
      else if (kind === 'onView') assert.equal(what, VIEW);
      else {
        assert.equal(kind, 'onLink', event);
        assert.ok(targets(description).includes(what), event);
      }
    }
  }
});

test('in Spanish the links are the same, in the same places', () => {
  const links = ({ contributes }: Manifest): unknown =>
    contributes.walkthroughs.map(({ steps: all }) => all.map(({ description }) => description.split('\n').map(targets)));
  assert.deepEqual(links(readManifest('es') as Manifest), links(manifest));
});

/** A page of this repository. */
function assertPage({ repository }: Manifest, target: string): void {
  const start = `${repository.url.replace(/\.git$/, '')}/blob/main/`;
  assert.ok(target.startsWith(start), target);
  assert.ok(existsSync(target.slice(start.length)), target);
}
