/** Groups of operations, in the words of the documentation. */
export const TAGS: Readonly<Record<string, string>> = {
  complaints: 'Complaints: finding and reading them, opening them, pictures that come along.',
  events: 'What may happen to a complaint, what has happened, and what happened since.',
  messages: 'SMS of complaints.',
  documents: 'Letters and scans.',
  reports: 'Figures of a period.',
  agencies: 'Agencies and categories of the district.',
  webhooks: 'Being told what happens.',
  public: 'What everybody may read.',
  health: 'For whoever watches over the hotline.',
};
