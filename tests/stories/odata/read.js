// Reads the feed as a program of others does: the address and the token come from the environment, what was read goes out as JSON.
const { OData } = require("@odata/client");

const client = OData.New4({
  serviceEndpoint: process.env.FEED_ADDRESS,
  credential: { username: "report", password: process.env.FEED_TOKEN },
});

async function main() {
  const codes = client.getEntitySet("Codes");
  const filter = client.newFilter().property("List").eq("sex");
  const some = await codes.query(client.newParam().filter(filter).select(["Code", "Meaning"]).top(3));
  const whole = await client.newRequest({
    collection: "Columns",
    params: client.newParam().count(true).top(2).orderby("Id", "desc"),
  });
  const one = await codes.retrieve("sex.female");
  process.stdout.write(JSON.stringify({ some, count: whole["@odata.count"], last: whole.value, one }));
}

main().catch((problem) => {
  process.stderr.write(String(problem));
  process.exit(1);
});
