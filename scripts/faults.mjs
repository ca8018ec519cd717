// The command line under faults, each kind as one line of a table; all figures but the runs are to be 0: npm run faults
// FAULT_RUNS says how often a run is killed, FAULT_SEED makes the same moments again; npm run faults -- kill disk permission meanwhile double touched
// tries only those kinds.
import { killRuns } from './faults/kill.mjs';
import { doubleRuns, inodeRuns, meanwhileRuns } from './faults/others.mjs';
import { startingPoint } from './faults/support.mjs';
import { diskRuns, freshFiles, permissionRuns } from './faults/system.mjs';
import { randomOf } from './random.mjs';

const SMALL = 40;
const seed = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000);
const runs = Number(process.env.FAULT_RUNS ?? 200);
console.log(`FAULT_SEED=${seed} FAULT_RUNS=${runs}`);

const began = performance.now();
const random = randomOf(seed);
const small = await startingPoint(SMALL);
const kinds = {
  kill: async () => killRuns(await startingPoint(), runs, random),
  disk: async () => diskRuns(small, await freshFiles(small)),
  permission: () => permissionRuns(small, random),
  meanwhile: () => meanwhileRuns(small, 15, random),
  double: () => doubleRuns(small, 15, random),
  touched: () => inodeRuns(small),
};
const wanted = process.argv.slice(2);
const tallies = [];
for (const [kind, make] of Object.entries(kinds)) if (wanted.length === 0 || wanted.includes(kind)) tallies.push(...(await make()));
console.table(tallies.map(({ row }) => row));
for (const note of tallies.flatMap(({ notes }) => notes).slice(0, 40)) console.log(note.slice(0, 600));
for (const { kind, skipped } of tallies) if (skipped) console.log(`skipped: ${kind}: ${skipped}`);
console.log(`${((performance.now() - began) / 1000).toFixed(0)} s`);
process.exitCode = tallies.some(({ failed }) => failed) ? 1 : 0;
