// The least that an answer in JSON can cost here: node's own server, one parse, one stringify.
import { createServer } from "node:http";
import { json } from "node:stream/consumers";

const server = createServer(async (incoming, outgoing) => {
  const body = JSON.stringify(await json(incoming));
  outgoing.writeHead(200, { "Content-Type": "application/json" }).end(body);
});
server.listen(Number(process.argv[2]), "127.0.0.1", () => console.log("listening"));
