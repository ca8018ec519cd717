import { connectorLanguage, schemaLanguage, setTexts, t } from '../core/index.js';
import { Documents } from './documents.js';
import type { EditorConnection } from './editorConnection.js';
import { connectorFeatures, features } from './features.js';
import { joinAddress } from './joinAddress.js';
import type { GivenSchema } from './readSchema.js';
import { tellTrouble } from './tellTrouble.js';
import { textsIn } from './texts.js';

/**
 * Takes up all that an editor may ask and tell, once it knows what it can ask.
 * @param options what the editor handed in to begin with
 */
export function answer(connection: EditorConnection, given: GivenSchema | undefined, options: unknown): void {
  setTexts(textsIn(options));
  const language = given ? schemaLanguage(given.schema, joinAddress) : connectorLanguage();
  const documents = new Documents(language);
  for (const feature of language.builtIn ? [...features, ...connectorFeatures] : features) feature.register({ connection, documents });
  documents.listen(connection);
  const trouble = given?.trouble;
  if (trouble !== undefined) connection.onInitialized(() => tellTrouble(connection, troubleText(trouble)));
}

function troubleText({ file, reason }: NonNullable<GivenSchema['trouble']>): string {
  if (reason === undefined) return t('The schema {file} is no JSON object, so only the YAML is checked.', { file });
  return t('The schema {file} cannot be read, so only the YAML is checked: {reason}', { file, reason });
}
