/**
 * Whether a figure is within its bound, in a word for its table. One that is missed by more than twice fails the run: a machine that does
 * other things too does not.
 */
export function held(value, bound) {
  if (value <= bound) return 'yes';
  if (value <= 2 * bound) return 'no, by less than twice';
  process.exitCode = 1;
  return 'NO';
}
