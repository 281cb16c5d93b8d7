import type { Page } from 'puppeteer-core';
import type { Role } from '../../../lib/settings.ts';
import type { BrowserName } from '../../../scripts/find-browser.mjs';
import type { ContainerAccess } from '../../stand-ins/azurite/sign.ts';
import { startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import { openOptions } from './options-flow.ts';
import { type Session, type SessionOptions, startSession } from './session.ts';
import { startWire, type Wire } from './wire.ts';
import { withLocalStore } from './with-local-store.ts';

/** A browser profile with the extension, its options page open, and a connection of its own to the store. */
export interface Member extends Session {
  /** Stands beside its changes. */
  authorName: string;
  page: Page;
  wire: Wire;
  /** The container's address as this member would paste it. */
  address(access?: ContainerAccess): string;
}

export interface MemberOptions extends SessionOptions {
  /** Language of the extension's pages. */
  speaks?: 'en' | 'ja';
  /** `null`: the first run is not done. */
  role?: Role | null;
}

/** Chromium's own lines about answers of the store that are not a success; what is made of them is for the test to see. */
export const FAILED_LOAD = /^Failed to load resource: .*\(http:\/\/127\.0\.0\.1:/;

/** Several profiles of one browser, and one Azurite with an empty container. */
export interface Team {
  /** The container's address without anybody's wire. */
  address(access?: ContainerAccess): string;
  /** A further, empty container; `address` names it from then on. */
  renewContainer(): Promise<void>;
  startMember(authorName: string, options?: MemberOptions): Promise<Member>;
  close(): Promise<void>;
}

export async function startTeam(name: BrowserName): Promise<Team> {
  const azurite = await startAzurite();
  const extension = await withLocalStore(name);
  const members: Member[] = [];
  let containers = 0;
  const container = () => `team-${containers}`;
  const address = (access?: ContainerAccess) => azurite.urlOf(container(), access);

  async function renewContainer() {
    containers += 1;
    await azurite.createContainer(container());
  }
  async function startMember(
    authorName: string,
    { speaks = 'en', role = 'partner', ...options }: MemberOptions = {},
  ): Promise<Member> {
    const wire = await startWire(Number(new URL(address()).port));
    const session = await startSession(name, { ...options, extensionDir: extension.extensionDir });
    const page = await openOptions(session, { role, authorName, language: speaks });
    const member = {
      ...session,
      authorName,
      page,
      wire,
      errors: () => session.errors().filter((line) => !FAILED_LOAD.test(line)),
      address: (access?: ContainerAccess) => withPort(address(access), wire.port),
    };
    members.push(member);
    return member;
  }
  await renewContainer();
  return {
    address,
    renewContainer,
    startMember,
    async close() {
      const closed = await Promise.allSettled(members.map((member) => member.close()));
      await Promise.all([...members.map(({ wire }) => wire.close()), azurite.close(), extension.remove()]);
      for (const one of closed) if (one.status === 'rejected') throw one.reason;
    },
  };
}

/** The host is no part of what a signature signs. */
function withPort(address: string, port: number): string {
  const url = new URL(address);
  url.port = String(port);
  return url.href;
}
