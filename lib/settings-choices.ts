/** What can be chosen where a setting has a few values; the types in settings.ts and the policy's schema follow them. */
export const ROLES = ['partner', 'helpdesk', 'customer'] as const;
export const THEMES = ['auto', 'light', 'dark'] as const;
export const CORNERS = ['bottomRight', 'bottomLeft', 'topRight', 'topLeft'] as const;
