/** The generator's version, the same as the package's; written to the manifest of what was generated. */
export const GENERATOR_VERSION = '0.1.0';
