/** Everybody's password, that of the first administrator too, has so many characters. */
export const passwordLength = { least: 12, most: 256 } as const;

export const isPassword = (text: string): boolean =>
  text.length >= passwordLength.least && text.length <= passwordLength.most;

/** How often a login may fail: `failures` within `seconds`. */
export const loginLimits = {
  /** Of one account from one address. */
  pair: { failures: 10, seconds: 15 * 60 },
  /** Of all accounts there are from one address: whoever tries one password on everybody. */
  address: { failures: 100, seconds: 15 * 60 },
} as const;

/** So often one account's login may fail from anywhere, before each further try has to wait. */
const free = 20;
const firstDelay = 30;
const longestDelay = 15 * 60;

/** How long a try at an account has to wait after so many failures from wherever they came, in seconds. */
export const delayAfter = (failures: number): number =>
  failures < free ? 0 : Math.min(firstDelay * 2 ** (failures - free), longestDelay);

/** Failures are forgotten when none came for this long, in seconds. */
export const failuresKept = 24 * 3600;

/** From where somebody has signed in, they may go on to for so long, whoever guesses elsewhere; in seconds. */
export const placeKept = 90 * 24 * 3600;
