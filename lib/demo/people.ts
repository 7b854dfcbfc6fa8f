/** Who the demo is about. Every address is of a domain that can never exist (RFC 2606). */

export interface Person {
  fullName: string;
  /** The name of their site, which is their slug too. */
  handle: string;
}

const person = (fullName: string, handle: string): Person => ({ fullName, handle });

/** Newest affiliates last. */
export const APPROVED: readonly Person[] = [
  person("Maya Lindqvist", "ledger-and-lattes"),
  person("Daniel Okafor", "freelance-compass"),
  person("Priya Raman", "studio-ops-weekly"),
  person("Tomás Herrera", "autonomos-al-dia"),
  person("Hannah Weiss", "kleine-agentur"),
  person("Kenji Nakamura", "toolbelt-review"),
  person("Amara Diallo", "sole-trader-club"),
  person("Oliver Grant", "saas-field-notes"),
  person("Sofia Marchetti", "partita-iva-facile"),
  person("Liam O'Connor", "contractor-handbook"),
  person("Chloé Bernard", "la-compta-douce"),
  person("Noah Petersen", "nordic-founders"),
  person("Fatima Al-Sayed", "desk-of-fatima"),
  person("Lucas Moreira", "fluxo-simples"),
  person("Grace Mbeki", "cape-creatives"),
  person("Ethan Walsh", "the-invoice-guy"),
  person("Yuki Tanaka", "remote-lantern"),
  person("Isabel Fuentes", "taller-digital"),
  person("Marcus Hale", "bootstrapped-daily"),
  person("Nadia Petrova", "design-by-numbers"),
  person("Samuel Adeyemi", "lagos-builders"),
  person("Emma van Dijk", "zzp-toolkit"),
  person("Rohan Mehta", "stack-for-small"),
  person("Julia Nowak", "agency-anatomy"),
  person("Ben Carter", "side-door-podcast"),
  person("Leila Haddad", "atelier-notes"),
  person("Viktor Horvath", "pricing-pages"),
  person("Mei-Ling Chen", "quiet-systems"),
  person("Aroha Ngata", "southern-studio"),
  person("Carlos Ibáñez", "cobrar-a-tiempo"),
];

export const PENDING: readonly (Person & { application: string })[] = [
  {
    ...person("Zoe Papadakis", "copy-and-coin"),
    application:
      "I write a newsletter for freelance copywriters (about 4,800 readers, 46 % open rate). Invoicing is the question I am asked most. I would feature you in the February tools issue.",
  },
  {
    ...person("Jamal Brooks", "edit-bay-stories"),
    application:
      "Video editor with a YouTube channel on the business side of editing, 21k subscribers. I already use Tidewater for my own retainers and would rather recommend what I pay for.",
  },
  {
    ...person("Ingrid Solberg", "fjord-and-figures"),
    application:
      "Bookkeeper for around sixty small studios in Norway. Many still send invoices from a spreadsheet. Is there a way to see which of them signed up through me?",
  },
  {
    ...person("Arjun Nair", "shipit-digest"),
    application:
      "We run a weekly digest for indie developers. Interested in the annual bounty, mainly for our Black Friday page.",
  },
  {
    ...person("Camille Dubois", "coworking-carnet"),
    application:
      "I look after the member perks of three coworking spaces in Lyon. Could we have one link for each space?",
  },
  {
    ...person("Pieter Botha", "coupon-harbour"),
    application: "Coupon site, 300k visits a month. Please approve quickly.",
  },
];

export const REJECTED: readonly (Person & { reason: string })[] = [
  {
    ...person("Dean Foster", "dealstorm"),
    reason: "Bids on our brand name in search ads, which the terms do not allow.",
  },
  {
    ...person("Rita Falk", "cashback-planet"),
    reason: "Cashback pays people to sign up, and those customers do not stay.",
  },
];

export const PAUSED: readonly (Person & { notes: string })[] = [
  {
    ...person("Hugo Almeida", "growth-loops"),
    notes: "On a sabbatical until spring; asked us to pause his links.",
  },
  {
    ...person("Wanjiru Kamau", "makers-ledger"),
    notes: "Paused while we look into a run of refunds in one week.",
  },
];

export const FIRST_NAMES = [
  "Alice",
  "Amir",
  "Anna",
  "Aya",
  "Bruno",
  "Clara",
  "David",
  "Elena",
  "Felix",
  "Gabriel",
  "Helena",
  "Ibrahim",
  "Ines",
  "Ivan",
  "Jack",
  "Jasmin",
  "Joel",
  "Karin",
  "Kofi",
  "Lara",
  "Leo",
  "Lucia",
  "Malik",
  "Maria",
  "Mateo",
  "Mina",
  "Nils",
  "Nora",
  "Omar",
  "Paula",
  "Rafael",
  "Rosa",
  "Sara",
  "Simon",
  "Tariq",
  "Tessa",
  "Uma",
  "Victor",
  "Yara",
  "Zane",
] as const;

export const LAST_NAMES = [
  "Abbott",
  "Ahmed",
  "Alvarez",
  "Bauer",
  "Becker",
  "Castro",
  "Costa",
  "Cruz",
  "Dahl",
  "Evans",
  "Fischer",
  "Garcia",
  "Hansen",
  "Hughes",
  "Ito",
  "Jensen",
  "Kaya",
  "Khan",
  "Kim",
  "Larsen",
  "Lopez",
  "Martin",
  "Meyer",
  "Mensah",
  "Moreau",
  "Murphy",
  "Novak",
  "Okoye",
  "Park",
  "Patel",
  "Reid",
  "Rossi",
  "Santos",
  "Sato",
  "Silva",
  "Singh",
  "Smith",
  "Torres",
  "Vogel",
  "Young",
] as const;

export const COMPANIES = [
  "brightloom",
  "cedarworks",
  "clayandco",
  "copperfield",
  "driftwood",
  "eastgate",
  "fernhill",
  "foxglove",
  "goodhands",
  "harborlight",
  "inkwell",
  "junipero",
  "kestrel",
  "lakeside",
  "mapleline",
  "northstar",
  "oakandiron",
  "papertrail",
  "quarry",
  "redbrick",
  "saltmarsh",
  "stonebridge",
  "threefold",
  "upland",
  "violethour",
  "wildrye",
  "yellowdoor",
] as const;
