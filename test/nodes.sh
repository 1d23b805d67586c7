#!/bin/sh
# `npm run test:nodes`: a start and one case's life on the oldest and the newest Node that Caseline says it runs on
# (package.json, engines). Each is brought from npm's `node` packages into a temporary folder. Outside CI, which has one Node.
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for version in 22.17.0 24.21.0; do
  package="node-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')"
  npm install --prefix "$folder/$version" --no-save --no-audit --no-fund --silent "$package@$version"
  PATH="$folder/$version/node_modules/$package/bin:$PATH"
  export PATH
  [ "$(node --version)" = "v$version" ]
  echo "Node $version:"
  npm test -- test/product/lifecycle.test.ts
done
