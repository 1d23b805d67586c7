/** A message as people write it, in Liquid: `templates/*.yaml`, and what replaces it. `sms` where it is sent as one too. */
export type Wording = {
  subject: string;
  text: string;
  sms?: string;
};
