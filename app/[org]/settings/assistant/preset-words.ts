export const PRESETS = ["analyst", "manager", "everything", "custom"] as const;
export type Preset = (typeof PRESETS)[number];

export const DEFAULT_PRESET: Preset = "everything";

export const PRESET_WORDS: Record<Preset, { title: string; description: string }> = {
  analyst: {
    title: "Analyst",
    description: "Reads everything in the program and changes nothing.",
  },
  manager: {
    title: "Affiliate manager",
    description:
      "Reads the program, approves and rejects affiliates. Sees neither billing nor the audit log.",
  },
  everything: {
    title: "Everything",
    description: "Reads and writes, as far as your own role reaches.",
  },
  custom: {
    title: "Custom",
    description: "Uses only the tools that you pick below.",
  },
};

/** Whatever else was sent may do the least. */
export function presetOf(value: unknown): Preset {
  return PRESETS.find((preset) => preset === value) ?? "analyst";
}
