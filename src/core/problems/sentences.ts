/** The words a sentence needs: names, paths, numbers, never a secret. */
export type ProblemArgs = Readonly<Record<string, string | number>>;

/** One English sentence per code: what is wrong and what to do. The edges translate them. */
export type Sentences = Readonly<Record<string, (args: ProblemArgs) => string>>;
