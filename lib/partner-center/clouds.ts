import type { Cloud } from './types.ts';

/** Where a national cloud's services are; origins without a slash at their end. */
export interface CloudPlaces {
  /** Partner Center: partner-center-rest-urls.md. It is also what the API's scope begins with. */
  api: string;
  /** Microsoft Entra ID: "National clouds", learn.microsoft.com/entra/identity-platform/authentication-national-cloud. */
  authority: string;
  /** Microsoft Graph, where delegated admin relationships can be read: not in China. */
  graph?: string;
}

export const CLOUD_PLACES: Readonly<Record<Cloud, CloudPlaces>> = {
  global: {
    api: 'https://api.partnercenter.microsoft.com',
    authority: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
  },
  usGovernment: {
    api: 'https://api.partnercenter.microsoft.com',
    authority: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
  },
  china: {
    api: 'https://partner.partnercenterapi.microsoftonline.cn',
    authority: 'https://login.partner.microsoftonline.cn',
  },
};

/** The host permission that a service needs. */
export const matchOf = (origin: string): string => `${origin}/*`;

/** Where a person signs out of Microsoft in this browser, and of every app with it (OpenID Connect RP-Initiated Logout). */
export const signOutUrl = ({ cloud, tenant }: { cloud: Cloud; tenant: string }): string =>
  `${CLOUD_PLACES[cloud].authority}/${tenant}/oauth2/v2.0/logout`;
