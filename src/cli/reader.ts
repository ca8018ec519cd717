import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { COLLECTION_FILE, type ConnectorIdentity, type Packed, packCollection } from '../core/index.js';
import { type Snapshot, takeSnapshot } from './snapshot.js';

/** A connector.yaml so long makes so many files that a thread of their own is quicker, with all that starting it costs; in characters. */
const LONG = 30_000;

/** Reads the files of a connector, and of many packs them as they are, while the caller reads the spec and renders. */
export interface FilesReader {
  /** Whether it works beside the caller. */
  readonly isBeside: boolean;
  /** The files as they were when this reader was made, or later. */
  readonly snapshot: () => Promise<Snapshot>;
  /** Says whose files they are, so that they are packed; what is made of them comes with `packed`. */
  readonly pack: (identity: ConnectorIdentity) => void;
  /** What packing makes of the files as they are; undefined where nobody packed them. */
  readonly packed: () => Promise<Packed | undefined>;
  readonly close: () => void;
}

/** @param length of the spec; in characters */
export function filesReader(folder: string, length: number): FilesReader {
  const worker = length < LONG ? undefined : startThread(folder);
  return worker ? readerBeside(folder, worker) : readerHere(folder);
}

/** undefined where none may be started. */
function startThread(folder: string): Worker | undefined {
  try {
    return new Worker(__filename, { workerData: folder });
  } catch {
    return undefined;
  }
}

function readerHere(folder: string): FilesReader {
  return {
    isBeside: false,
    snapshot: () => Promise.resolve(takeSnapshot(folder)),
    pack: () => undefined,
    packed: () => Promise.resolve(undefined),
    close: () => undefined,
  };
}

interface Answer {
  readonly snapshot?: Snapshot;
  readonly packed?: Packed;
}

/** What a thread that fails does not answer is done here. */
function readerBeside(folder: string, worker: Worker): FilesReader {
  const answered = <T>(take: (answer: Answer) => T | undefined): Promise<T | undefined> =>
    new Promise((resolve) => {
      worker.on('message', (answer: Answer) => {
        const taken = take(answer);
        if (taken) resolve(taken);
      });
      worker.once('error', () => resolve(undefined));
      worker.once('exit', () => resolve(undefined));
    });
  const snapshot = answered((answer) => answer.snapshot);
  const packed = answered((answer) => answer.packed);
  return {
    isBeside: true,
    snapshot: async () => (await snapshot) ?? takeSnapshot(folder),
    pack: ({ name, title, namespace }) => worker.postMessage({ name, title, namespace } satisfies ConnectorIdentity),
    packed: () => packed,
    close: () => void worker.terminate(),
  };
}

/** What such a thread does; false in the main one. */
export function readForMainThread(): boolean {
  if (isMainThread || !parentPort) return false;
  const port = parentPort;
  const snapshot = takeSnapshot(workerData as string);
  port.postMessage({ snapshot } satisfies Answer);
  port.once('message', (identity: ConnectorIdentity) => {
    const { files } = snapshot;
    port.postMessage({ packed: packCollection({ ...identity, files, previous: files.get(COLLECTION_FILE) }) } satisfies Answer);
  });
  return true;
}
