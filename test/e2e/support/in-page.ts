/**
 * Functions that run inside the page: each stands alone, for it is sent there as text. axe-core, injected before,
 * computes roles and accessible names and looks into open shadow roots, in both browsers alike.
 */

/** What is used of axe-core's inner interface. */
interface VirtualNode {
  actualNode: Element;
}
declare const axe: {
  setup(root: Element): VirtualNode;
  teardown(): void;
  utils: { querySelectorAll(root: VirtualNode, selector: string): VirtualNode[] };
  commons: {
    aria: { getRole(node: VirtualNode): string | null };
    dom: { isVisibleToScreenReaders(node: VirtualNode): boolean };
    text: { accessibleTextVirtual(node: VirtualNode): string };
  };
};

export interface RoleQuery {
  role: string;
  name: string;
  /** CSS selector of a container, looked for in open shadow roots too. */
  within?: string;
}

export const isAxeThere = () => 'axe' in globalThis;

/**
 * The first element with that role and exactly that accessible name that assistive technology can see. While a modal
 * dialog is open only its content counts, as for a user. The role `file` stands for file inputs, which have no role of
 * their own and may be hidden behind a button. Without a hit: the names that the role does have, for the message;
 * undefined where axe-core is not there yet.
 */
export function findByRole({ role, name, within }: RoleQuery): Element | string[] | undefined {
  if (!('axe' in globalThis)) return undefined;
  const normalise = (text: string) => text.replace(/\s+/g, ' ').trim();
  const composedParent = (node: Node): Node | null =>
    node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
  const isInside = (node: Node, container: Node): boolean => {
    for (let at: Node | null = node; at !== null; at = composedParent(at)) if (at === container) return true;
    return false;
  };
  const root = axe.setup(document.documentElement);
  try {
    const all = (selector: string) => axe.utils.querySelectorAll(root, selector);
    const modals = all('dialog[open]').filter(({ actualNode }) => actualNode.matches(':modal'));
    const containers = within === undefined ? [] : all(within);
    const isReachable = ({ actualNode }: VirtualNode) =>
      modals.slice(-1).every((modal) => isInside(actualNode, modal.actualNode)) &&
      (within === undefined || containers.some((container) => isInside(actualNode, container.actualNode)));
    const candidates =
      role === 'file'
        ? all('input[type=file]')
        : all('*').filter(
            (node) => axe.commons.aria.getRole(node) === role && axe.commons.dom.isVisibleToScreenReaders(node),
          );
    const named = candidates.filter(isReachable).map((node) => ({
      element: node.actualNode,
      name: normalise(axe.commons.text.accessibleTextVirtual(node)),
    }));
    return named.find((candidate) => candidate.name === name)?.element ?? named.map((candidate) => candidate.name);
  } finally {
    axe.teardown();
  }
}

/** Every element that matches, open shadow roots included, in document order. */
export function findAllDeep(selector: string): Element[] {
  const search = (root: Document | ShadowRoot): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      ...(element.matches(selector) ? [element] : []),
      ...(element.shadowRoot === null ? [] : search(element.shadowRoot)),
    ]);
  return search(document);
}

/** The text a user can see, open shadow roots included. */
export function readVisibleText(): string {
  const rootsBelow = (root: Document | ShadowRoot): ShadowRoot[] =>
    [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
      shadowRoot === null ? [] : [shadowRoot, ...rootsBelow(shadowRoot)],
    );
  const shadowTexts = rootsBelow(document).flatMap((root) =>
    [...root.children].map((child) => (child instanceof HTMLElement ? child.innerText : '')),
  );
  return [document.body.innerText, ...shadowTexts].join('\n').replace(/\s+/g, ' ');
}
