import { createWorkspaceKeys as newWorkspaceKeys, openKeyFile as openFile } from '../feed/keys/key-file.ts';
import { createSigningKey as newSigningKey } from '../feed/keys/signing-key.ts';

/** Loaded when keys are made: most profiles never do. */
export const createWorkspaceKeys = newWorkspaceKeys;
export const createSigningKey = newSigningKey;
export const openKeyFile = openFile;
