/** Keeps the Chromium extension id the same on every machine, so that policies and tests can name it. */
export const CHROMIUM_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA3CPzQ1PHNiaPyW8G75LPLT0qV+QGM4iAIB5xAzCw6zdA6+SEA7O6026/OEC3Cthlt2A2LrBKA1bAqgETGYaJea8mCmb2vM+zl4JAdV+CMptbnE6w3rmRoNpiX4rGFMRjoB+8z1OtfxsywbJxVtcGRcEcqHFeYiBgEbmMLKeOTxcw1H3S5MsdfLvSP968XvO/9x/a3yD+djX30r2wWUY+1kb81kgWHW1jsZkXJ4zcHRDwGid8WfHntngwHHvsMYPgSOTHpNDu1iOfTByg4BB5ifjiKTH/f2NTXM+bFKRxeCiO2U+tUaGLbODdVm1jHSw3DYAmDUBM4iORiDBLeHijIwIDAQAB';

/** What follows from that key: the first 128 bits of its SHA-256, the digits 0–f written as a–p. */
export const CHROMIUM_ID = 'ojgnahcnbiomhicdclbecpgemnnalodg';

export const FIREFOX_ID = 'support-contacts@csp-companion.example';
