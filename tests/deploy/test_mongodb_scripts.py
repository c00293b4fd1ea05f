"""The scripts for MongoDB's shell, run by Node before stand-ins of what the shell brings."""

import json
import subprocess
from typing import Any

import pytest
from playwright._impl._driver import compute_driver_executable

from core.config import ROOT

# `quit` ends the shell there; here it throws, so that nothing after it runs.
SHELL = """
const vm = require("vm"), fs = require("fs");
const [script, given] = [process.argv[1], JSON.parse(process.argv[2])];
const calls = [];
class Quit extends Error {}
const database = (name) => ({
  getUser: (user) => { calls.push(["getUser", name, user]); return given.user ?? null; },
  createUser: (user) => { calls.push(["createUser", name, user]); },
});
const admin = {
  runCommand: (asked) => {
    if (asked.hello) return given.hello;
    if (given.status) { const error = new Error("refused"); error.codeName = given.status; throw error; }
    return { ok: 1 };
  },
  adminCommand: (asked) => { calls.push(["adminCommand", asked]); return { ok: 1 }; },
};
const shell = {
  require: (name) => ({ readFileSync: (path) => { calls.push(["read", path]); return "p@ss word\\n"; } }),
  process: { env: given.env ?? {} },
  db: { getSiblingDB: database },
  connect: (uri) => { calls.push(["connect", uri]); return admin; },
  sleep: (milliseconds) => { calls.push(["sleep", milliseconds]); },
  print: () => {},
  quit: (code) => { calls.push(["quit", code]); throw new Quit(); },
  encodeURIComponent,
};
try { vm.runInNewContext(fs.readFileSync(script, "utf8"), shell); }
catch (error) { if (!(error instanceof Quit)) calls.push(["threw", error.codeName ?? String(error)]); }
console.log(JSON.stringify(calls));
"""
NODE = compute_driver_executable()[0]


def run(script: str, **given: Any) -> list[list[Any]]:
    """What a script asked of the shell, in order."""
    path = str(ROOT / "deploy" / script)
    done = subprocess.run(
        [NODE, "-e", SHELL, path, json.dumps(given)], capture_output=True, text=True, check=True, timeout=60
    )
    calls: list[list[Any]] = json.loads(done.stdout)
    return calls


@pytest.mark.parametrize(("env", "name"), [({}, "career_navigator"), ({"MONGODB_DATABASE": "jobs"}, "jobs")])
def test_the_user_of_the_program_is_made_once_with_rights_on_its_database(env: dict[str, str], name: str) -> None:
    rights = [{"role": "readWrite", "db": name}]
    asked = [["read", "/run/secrets/mongodb_password"], ["getUser", name, "navigator"]]
    made = ["createUser", name, {"user": "navigator", "pwd": "p@ss word", "roles": rights}]
    assert run("make-user.js", env=env) == [*asked, made]
    assert run("make-user.js", env=env, user={"user": "navigator"}) == asked


@pytest.mark.parametrize(
    ("status", "hello", "then"),
    [
        ("NotYetInitialized", {"isWritablePrimary": True}, ["initiate", "quit 0"]),
        (None, {"primary": "mongodb-2:27017"}, ["quit 0"]),
        ("NotYetInitialized", {}, ["initiate", "waits", "quit 1"]),
        ("Unauthorized", {}, ["threw Unauthorized"]),
    ],
)
def test_the_replica_set_is_joined_once_and_its_primary_waited_for(
    status: str | None, hello: dict[str, Any], then: list[str]
) -> None:
    read, connected, *calls = run("make-replica-set.js", status=status, hello=hello)
    assert read == ["read", "/run/secrets/mongodb_root_password"]
    assert connected[1] == "mongodb://root:p%40ss%20word@mongodb:27017/admin?directConnection=true"
    told = []
    for call in calls:
        if call[0] == "adminCommand":
            wanted = call[1]["replSetInitiate"]
            assert (wanted["_id"], [one["host"] for one in wanted["members"]]) == (
                "rs0",
                ["mongodb:27017", "mongodb-2:27017", "mongodb-3:27017"],
            )
            told.append("initiate")
        elif call[0] == "sleep":
            told += ["waits"] * ("waits" not in told)
        else:
            told.append(f"{call[0]} {call[1]}")
    assert told == then
    assert sum(call[1] for call in calls if call[0] == "sleep") == (120_000 if "waits" in then else 0)
