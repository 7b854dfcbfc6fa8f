export * from "./accounts";
export * from "./audit";
export * from "./orgs";
export * from "./program";
export * from "./tokens";
