// The page of the connector form: it draws what the editor says and tells what somebody did. It knows no rule of the language.
import { VERSION, type Handlers, type ToForm } from '../src/protocol/form.js';
import { Host } from './host.js';
import { Page } from './page.js';
import { Store, type Api } from './state.js';
import style from './style.css';

declare function acquireVsCodeApi(): Api;

const api = acquireVsCodeApi();

// Made by script, so it needs no fetch and no leave of the policy.
const sheet = new CSSStyleSheet();
sheet.replaceSync(style);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

function start(): void {
  const store = new Store(api);
  const host = new Host(api, store);
  const page = new Page(host, store, document.body);
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isToForm(data, page.handlers)) void (page.handlers[data.type] as (message: ToForm) => void)(data);
  });
  host.ready(store.state);
}

/** Messages of another version, and of others who write into the window, are dropped. */
function isToForm(data: unknown, handlers: Handlers<ToForm>): data is ToForm {
  if (typeof data !== 'object' || data === null || !('v' in data) || !('type' in data)) return false;
  return data.v === VERSION && typeof data.type === 'string' && Object.hasOwn(handlers, data.type);
}

// The script may stand in the head, before there is a body.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
