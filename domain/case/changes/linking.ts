import type { Changes } from './change.ts';

export const linking: Changes = {
  linked: ({ links = [] }, { data }) => ({ links: [...links, data] }),
  unlinked: ({ links = [] }, { data }) => ({ links: links.filter(({ number }) => number !== data.number) }),
  duplicate_merged: ({ duplicates = [], otherContacts = [] }, { data: { number, files, contact } }) => ({
    duplicates: [...duplicates, { number, files }],
    ...(contact && { otherContacts: [...otherContacts, contact] }),
  }),
};
