#!/bin/sh
# deploy/make-secrets.sh: makes passwords and keys at random, each a file in deploy/secrets/. What is there stays as it is.
# their_stack_api_key, metrics_token and smtp_password are made empty, which means none: write yours into them.
set -eu
umask 077
folder=$(dirname "$0")/secrets
database=${MONGODB_DATABASE:-career_navigator}
mkdir -p "$folder"
keep() {  # keep NAME: standard input becomes the secret, unless there is one
  [ -e "$folder/$1" ] || cat > "$folder/$1"
}
random() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }
random | keep mongodb_root_password
random | keep mongodb_password
random | keep jwt_secret_key
random | keep mongodb_key
: | keep their_stack_api_key
: | keep metrics_token
: | keep smtp_password
login="navigator:$(cat "$folder/mongodb_password")"
echo "mongodb://$login@mongodb:27017/?authSource=$database" | keep mongodb_uri
echo "mongodb://$login@mongodb,mongodb-2,mongodb-3/?replicaSet=rs0&authSource=$database" | keep mongodb_uri_replica_set
# Only you may enter the folder; the containers, whose users are others, read each file as it is mounted.
chmod 700 "$folder"
chmod 644 "$folder"/*
echo "Secrets are in $folder"
