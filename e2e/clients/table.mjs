const COLUMNS = {
  Client: ({ name }) => name,
  Version: ({ version }) => version,
  Protocol: ({ protocol }) => protocol,
  Requests: ({ requests }) => requests,
  GETs: ({ gets }) => gets,
  Tools: ({ listed }) => listed,
  Calls: ({ called }) => called,
  "In the audit log": ({ audited }) => audited,
  Seconds: ({ seconds }) => seconds,
  Result: ({ faults }) => (faults.length === 0 ? "passed" : "failed"),
};

export function table(results) {
  const rows = [
    Object.keys(COLUMNS),
    ...results.map((result) => Object.values(COLUMNS).map((cell) => String(cell(result) ?? ""))),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
