import {
  fileForPublisher as fileFor,
  createWorkspaceKeys as newWorkspaceKeys,
  openKeyFile as openFile,
} from '../feed/keys/key-file.ts';
import { openRequest as readRequest, writeRequest as signRequest } from '../feed/keys/publisher-request.ts';
import { createSigningKey as newSigningKey } from '../feed/keys/signing-key.ts';

/** Loaded when keys are made or passed on: most profiles never do. */
export const createWorkspaceKeys = newWorkspaceKeys;
export const createSigningKey = newSigningKey;
export const openKeyFile = openFile;
export const fileForPublisher = fileFor;
export const openRequest = readRequest;
export const writeRequest = signRequest;
