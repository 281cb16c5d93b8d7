import 'temporal-polyfill/global';
import 'fake-indexeddb/auto';
import { serveMessages } from './serve-messages.ts';

serveMessages();
