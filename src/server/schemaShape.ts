import { t, type Shape } from '../core/index.js';
import type { EditorConnection } from './editorConnection.js';
import { tellTrouble } from './tellTrouble.js';

/** What documents are checked against where a schema was handed in; undefined, and told, where it is of no use. */
export async function schemaShape(schema: object, connection: EditorConnection): Promise<Shape | undefined> {
  const tell = (error: unknown): void => {
    const reason = error instanceof Error ? error.message : String(error);
    tellTrouble(connection, t('The schema cannot be used, so only the YAML is checked: {reason}', { reason }));
  };
  try {
    // Compiling a schema needs ten times the code of all the rest.
    const { compileSchema } = await import('./schemaValidator.js');
    return { validate: compileSchema(schema, tell, (text) => tellTrouble(connection, text)), schema, builtIn: false };
  } catch (error) {
    tell(error);
    return undefined;
  }
}
