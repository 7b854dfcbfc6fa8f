// Standard output belongs to the answer. Read when lib/log is loaded, so this comes before everything else.
process.env.LOG_FD = "2";
process.env.LOG_LEVEL ??= "warn";
