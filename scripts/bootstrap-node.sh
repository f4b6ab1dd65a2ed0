#!/usr/bin/env bash
# Prints a folder to put first in PATH whose `node` is new enough (the SQLCipher driver needs Node-API 10).
# On Linux x64 and arm64 with an older node it brings this one from the npm registry, pinned by its hash:
want=24.21.0
x64_integrity=sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==
arm64_integrity=sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==
set -euo pipefail; umask 022
if node -e 'const [a,b,c]=process.versions.node.split(".").map(Number);process.exit((a===22&&(b>22||b===22&&c>=2))||(a===24&&b>=15)||a>24?0:1)' 2>/dev/null; then
  dirname "$(command -v node)"; exit 0
fi
cache=${SATCHEL_CACHE:-$([ "$(id -u)" = 0 ] && echo /var/cache/satchel || echo "${XDG_CACHE_HOME:-$HOME/.cache}/satchel")}
case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) arch=x64; integrity=$x64_integrity ;;
  Linux-aarch64) arch=arm64; integrity=$arm64_integrity ;;
  *) echo "Node $(node -v 2>/dev/null || echo '(none)') is too old. Install Node 24 and run this again." >&2; exit 1 ;;
esac
dir=$cache/node-$want
if [ ! -x "$dir/node_modules/.bin/node" ]; then
  echo "node: $(node -v 2>/dev/null || echo 'none') is too old, bringing $want into $dir" >&2
  mkdir -p "$cache"; tmp=$(mktemp -d "$cache/tmp.XXXXXX"); trap 'rm -rf "$tmp"' EXIT
  npm install --prefix "$tmp" --no-save --no-package-lock --no-audit --no-fund --ignore-scripts --loglevel=error "node-linux-$arch@$want" </dev/null >/dev/null
  grep -qF "\"$integrity\"" "$tmp/node_modules/.package-lock.json" || { echo "node: the downloaded Node $want is not the pinned one. Nothing was installed." >&2; exit 1; }
  # Its headers stay, because the keychain module may have to be compiled against them; OpenSSL's are most of their weight and unused.
  rm -rf "$tmp"/node_modules/node-linux-*/include/node/openssl "$tmp"/node_modules/node-linux-*/CHANGELOG.md
  chmod -R a+rX "$tmp"
  # Another setup may have finished first: then its copy stays and ours is thrown away.
  mv -T "$tmp" "$dir" 2>/dev/null || [ -x "$dir/node_modules/.bin/node" ]
fi
[ "$("$dir/node_modules/.bin/node" -p process.versions.node)" = "$want" ]
echo "$dir/node_modules/.bin"
