// Joins mongodb, mongodb-2 and mongodb-3 into the replica set rs0 and waits for its primary.
const fs = require("fs");
const password = encodeURIComponent(fs.readFileSync("/run/secrets/mongodb_root_password", "utf8").trim());
const uri = `mongodb://root:${password}@mongodb:27017/admin?directConnection=true`;
const admin = connect(uri);
const members = ["mongodb", "mongodb-2", "mongodb-3"].map((host, number) => ({ _id: number, host: `${host}:27017` }));
try {
  admin.runCommand({ replSetGetStatus: 1 });
} catch (error) {
  if (error.codeName !== "NotYetInitialized") throw error;
  admin.adminCommand({ replSetInitiate: { _id: "rs0", members } });
}
for (let waited = 0; waited < 120; waited += 1) {
  const hello = admin.runCommand({ hello: 1 });
  if (hello.isWritablePrimary || hello.primary) quit(0);
  sleep(1000);
}
print("The replica set has no primary after two minutes; see the logs of its members.");
quit(1);
