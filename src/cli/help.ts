import { later } from '../core/index.js';

/** In English, as the other text here. */
export const HELP = later(`cenit-connectors: makes a whole Cenit connector from one connector.yaml.

Usage: cenit-connectors COMMAND FILE… [--check] [--json] [--on-conflict fail|keep|markers]

Commands
  validate   tell what is wrong in connector.yaml and in element files edited by hand; change nothing
  plan       list the elements, and what "generate" would do to each file; write nothing
  generate   write the element files below collection/ and collection.json beside connector.yaml
  pack       make collection.json anew from the element files, after editing them by hand

FILE is a connector.yaml, or the folder that holds one. Several may be given.

Options
  --check        write nothing, and exit with 1 if something would change (for plan, generate and pack)
  --json         print one JSON object: problems, files and elements
  --on-conflict  for generate and plan: what becomes of places that you edited and that are generated in another way
                 fail     write nothing of this connector (the default)
                 keep     your text stays there, all else is merged
                 markers  both go into the .rb file between conflict markers; JSON files keep your text
  -h, --help     print this
  -v, --version  print the version

Examples
  cenit-connectors validate connector.yaml
  cenit-connectors generate connector.yaml        then import collection.json in Cenit
  cenit-connectors generate connectors/*/         every connector of a repository
  cenit-connectors generate --check connectors/*/ in continuous integration

A connector.yaml that is enough:
  name: acme
  authorization: {type: basic}
  connection: {url: https://api.acme.example/v1}
  resources:
    - name: Contact
      primary_key: id
      import: {all: GET contacts, one: "GET contacts/{id}"}

Files you edit stay as you edited them when you generate again, and where the new text changed
other places, both are merged. Where your edit and the new text meet, --on-conflict decides.

Exit codes: 0 done; 1 an error, a conflict, or with --check something to change; 2 wrong use.
`);

export const USAGE_HINT = later(
  'Usage: cenit-connectors validate|plan|generate|pack FILE… [--check] [--json] [--on-conflict WAY]\nTry: cenit-connectors --help',
);
