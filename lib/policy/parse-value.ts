/** Why a value of a policy, or one item of its list, cannot be used. */
export type PolicyFault =
  | 'notText'
  | 'notSwitch'
  | 'notList'
  | 'notChoice'
  | 'tooLong'
  | 'notTenant'
  | 'notColor'
  | 'notImage'
  | 'imageTooLarge'
  | 'notWorkspace'
  | 'notInvitation'
  /** `locked` names what a person has no value of their own for. */
  | 'notLockable'
  /** The schema has no such key. */
  | 'unknownKey';

export interface ValueFault {
  fault: PolicyFault;
  /** Which item of a list, counted from 1. */
  item?: number;
}

/** `value` is absent where nothing can be used. A list keeps its good items beside the faults of the others. */
export interface ParsedValue<Value> {
  value?: Value;
  faults: ValueFault[];
}

export type ParseValue<Value> = (input: unknown) => ParsedValue<Value>;

export const usable = <Value>(value: Value): ParsedValue<Value> => ({ value, faults: [] });
export const unusable = (fault: PolicyFault): ParsedValue<never> => ({ faults: [{ fault }] });

/** Text that `read` makes something of; `fault` where it cannot. Space around it is no part of it. */
export const parseText =
  <Value>(fault: PolicyFault, read: (text: string) => Value | undefined): ParseValue<Value> =>
  (input) => {
    if (typeof input !== 'string') return unusable('notText');
    const value = read(input.trim());
    return value === undefined ? unusable(fault) : usable(value);
  };

export const parseChoice = <Choice extends string>(choices: readonly Choice[]): ParseValue<Choice> =>
  parseText('notChoice', (text) => choices.find((choice) => choice === text));

/** Registries have no true and false: 1 and 0, or the words. */
const SWITCHES = new Map<unknown, boolean>([
  [true, true],
  [1, true],
  ['1', true],
  ['true', true],
  [false, false],
  [0, false],
  ['0', false],
  ['false', false],
]);

export const parseSwitch: ParseValue<boolean> = (input) => {
  const value = SWITCHES.get(input);
  return value === undefined ? unusable('notSwitch') : usable(value);
};

/** Texts, each of which `read` makes something of, or one text with an item per line. */
export const parseList =
  <Item>(fault: PolicyFault, read: (text: string) => Item | undefined): ParseValue<Item[]> =>
  (input) => {
    const items: readonly unknown[] | undefined = Array.isArray(input) ? input : linesOf(input);
    if (!items) return unusable('notList');
    const parsed = items.map(parseText(fault, read));
    const value = parsed.flatMap((one) => ('value' in one && one.value !== undefined ? [one.value] : []));
    const faults = parsed.flatMap((one, index) => one.faults.map((found) => ({ ...found, item: index + 1 })));
    return value.length > 0 || faults.length === 0 ? { value, faults } : { faults };
  };

function linesOf(input: unknown): string[] | undefined {
  if (typeof input !== 'string') return undefined;
  return input.split(/[\r\n]+/).filter((line) => line.trim() !== '');
}
