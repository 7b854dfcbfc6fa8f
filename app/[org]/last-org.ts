/** The organization that was open last in this browser, so that `/` leads back to it. */
export const LAST_ORG_COOKIE = "rekomi-last-org";
