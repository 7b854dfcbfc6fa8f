/** Stands in for Next in a server that is asked for no pages. */
export default function next() {
  return {
    prepare: async () => {},
    close: async () => {},
    getRequestHandler: () => async (_incoming, outgoing) => {
      outgoing.writeHead(404);
      outgoing.end();
    },
  };
}
