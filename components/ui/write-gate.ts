import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

const WriteGate = createContext<string | undefined>(undefined);

/** Given the id of the element that says why nothing can be written, every control that writes below it is disabled. */
export const WriteGateProvider = WriteGate.Provider;

/** The id of that element; undefined where writing is possible. */
export const useWriteGate = (): string | undefined => useContext(WriteGate);
