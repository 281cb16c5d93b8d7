import { fireEvent, screen } from '@testing-library/preact';

/** Clicks the button of that name. */
export const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
