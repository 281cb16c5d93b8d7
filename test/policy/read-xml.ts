import { DOMParser, type Element } from '@xmldom/xmldom';

/** The root of an XML file. Throws where it is not well-formed. */
export function readXml(text: string): Element {
  const onError = (level: string, message: string) => {
    throw new Error(`${level}: ${message}`);
  };
  const { documentElement } = new DOMParser({ onError }).parseFromString(text, 'text/xml');
  if (!documentElement) throw new Error('The file is empty.');
  return documentElement;
}

export const all = (root: Element, name: string): Element[] => [...root.getElementsByTagName(name)];

export const attribute =
  (name: string) =>
  (element: Element): string =>
    element.getAttribute(name) ?? '';
