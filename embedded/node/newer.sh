# Puts a Node that Caseline runs on first on PATH: the one that is there, where it is of a version in package.json's
# `engines`; else a pinned one from npm's `node` packages, checked by the hashes of the lock file beside this one and kept
# in the cache. For scripts of package.json, which begin `. embedded/node/newer.sh`.
case "$(node --version)" in
  v22.1[7-9].* | v22.[2-9][0-9].* | v24.*) ;;
  *)
    caseline_nodes="${CASELINE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/caseline}/node-$(cksum <embedded/node/package-lock.json | cut -d' ' -f1)"
    if ! [ -d "$caseline_nodes" ]; then
      echo "Node: $(node --version) is not one that Caseline runs on; bringing another from the package registry…" >&2
      # A folder of its own, moved into place whole: two starts at once and one that was killed leave nothing half done.
      caseline_making="$caseline_nodes.$$"
      mkdir -p "$caseline_making" &&
        cp embedded/node/package.json embedded/node/package-lock.json "$caseline_making" &&
        (cd "$caseline_making" && npm ci --prefix . --ignore-scripts --no-audit --no-fund --silent) &&
        { mv "$caseline_making" "$caseline_nodes" 2>/dev/null || [ -d "$caseline_nodes" ]; } || {
          echo "Node: none could be had; install Node 22 or 24 (see README)." >&2
          exit 1
        }
      rm -rf "$caseline_making"
    fi
    for caseline_bin in "$caseline_nodes"/node_modules/node-*/bin; do PATH="$caseline_bin:$PATH"; done
    export PATH
    node --version >/dev/null || {
      echo "Node: what the registry has does not run here; install Node 22 or 24 (see README)." >&2
      exit 1
    }
    ;;
esac
