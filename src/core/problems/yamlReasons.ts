/** What the reader of YAML (yaml 2.9) says of a mistake, in English words that say what to do. */
export const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^Implicit (?:map )?keys/, 'a colon and a blank are missing behind a key. Write "key: value"; a text in several lines is quoted'],
  [/^Nested mappings/, 'a key has no place here. Check how far its line is set in; a text that holds ": " is quoted'],
  [/^All \w+ items must/, 'this line is not set in as far as those beside it. Set it in like them'],
  [/^Sequence item without/, 'an item of a list begins with a dash. Begin with one, or set the line in as far as the keys of its item'],
  [/^A block sequence may not/, 'a list has no place behind a value. Remove the value, or give the list a key of its own'],
  [/^Plain value cannot start/, 'a text that begins with this sign is quoted. Put it in quotes'],
  [/^Missing closing/, 'this quote is never closed. Close it where its text ends'],
  [/^Unexpected flow-\w+-end/, 'this bracket closes nothing. Remove it'],
  [/at node end$|^Unexpected scalar/, 'something stands behind a value that has ended. Put all of it in quotes, or begin a new line'],
  [/^Unexpected (?:,|empty item)/, 'a comma stands here without an entry before it. Remove it'],
  [/^Block collections are not|^Missing ,/, 'a comma parts the entries in brackets. Put one between them, or put the text in quotes'],
  [/^Invalid escape/, 'this escape is not known in double quotes. Write two backslashes, or use single quotes'],
  [/at most one/, 'a value has one anchor and one tag. Remove the other'],
  [/^Block scalar header/, 'a text behind | or > begins in the next line. Begin a line for it'],
  [/^Block scalars with/, 'a line of blanks is set in further than the text below it. Remove its blanks'],
  [/^Comments must/, 'a comment begins with a blank and #. Put a blank before the #'],
  [/cannot be an empty/, 'a name stands behind & and *. Write one, or put the text in quotes'],
  [/^Missing space after/, 'a blank is missing behind the colon or the dash. Put one there'],
  [/^Second %YAML/, 'the version of YAML is said twice. Remove this line'],
  [/^Unsupported YAML|^%YAML/, 'this version of YAML is not known. Write "%YAML 1.2", or remove the line'],
  [/^Missing directives-end/, 'a line with --- is missing behind those that begin with %. Put one there'],
];

/** @returns the reason itself where there are no other words for it */
export function yamlReason(reason: string): string {
  return REASONS.find(([said]) => said.test(reason))?.[1] ?? reason;
}
