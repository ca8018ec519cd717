import { connectorLanguage, schemaLanguage } from '../core/index.js';
import { Documents } from './documents.js';
import type { EditorConnection } from './editorConnection.js';
import { connectorFeatures, features } from './features.js';
import { joinAddress } from './joinAddress.js';
import type { GivenSchema } from './readSchema.js';
import { tellTrouble } from './tellTrouble.js';

/** Takes up all that an editor may ask and tell, once it knows what it can ask. */
export function answer(connection: EditorConnection, given: GivenSchema | undefined): void {
  const language = given ? schemaLanguage(given.schema, joinAddress) : connectorLanguage();
  const documents = new Documents(language);
  for (const feature of language.builtIn ? [...features, ...connectorFeatures] : features) feature.register({ connection, documents });
  documents.listen(connection);
  const trouble = given?.trouble;
  if (trouble !== undefined) connection.onInitialized(() => tellTrouble(connection, trouble));
}
