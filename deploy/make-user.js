// Run once by the image of MongoDB, on an empty volume: the program's own user, who may read and write one database.
// On a volume of an earlier version run it by hand, as root:
//   docker compose … exec mongodb mongosh -u root -p --authenticationDatabase admin /docker-entrypoint-initdb.d/make-user.js
const fs = require("fs");
const name = process.env.MONGODB_DATABASE || "career_navigator";
const password = fs.readFileSync("/run/secrets/mongodb_password", "utf8").trim();
const database = db.getSiblingDB(name);
if (database.getUser("navigator") === null) {
  database.createUser({ user: "navigator", pwd: password, roles: [{ role: "readWrite", db: name }] });
}
