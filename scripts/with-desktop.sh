#!/usr/bin/env bash
# Runs a command inside a private X server, D-Bus session and unlocked keyring.
# A root caller is dropped to an unprivileged user first, because Chromium's sandbox refuses to run as root.
#   usage: scripts/with-desktop.sh COMMAND [ARG...]       results: write only below test-results/desktop
#   SATCHEL_DESKTOP_HOME     a home that outlives the session (otherwise a throw-away one)
#   SATCHEL_DESKTOP_TIMEOUT  seconds, 0 for no limit (default 1800)
set -euo pipefail
self=$(readlink -f "$0")
# Signals must reach the command: bash runs a trap only when what it waits for is in the background.
run_and_wait() {
  "$@" & child=$!
  trap 'pass_on' INT TERM HUP
  local rc=0
  wait "$child" || rc=$?
  while kill -0 "$child" 2>/dev/null; do rc=0; wait "$child" || rc=$?; done
  return "$rc"
}
pass_on() { kill -TERM "$child" 2>/dev/null; }

if [ "$(id -u)" = 0 ]; then
  # A root shell that `su` opened does not look here.
  PATH=$PATH:/usr/sbin:/sbin
  user=${SATCHEL_DESKTOP_USER:-satchel-e2e}
  id "$user" >/dev/null 2>&1 || useradd --system --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$user"
  stage=$PWD
  if ! runuser -u "$user" -- test -r "$self" -a -x "$PWD"; then
    stage=$(mktemp -d /var/tmp/satchel-stage.XXXXXX)
    echo "satchel: $user cannot read $PWD: working on a copy in $stage" >&2
    tar -C "$PWD" --exclude=./.git --exclude=./release --exclude=./.tsbuild -cf - . | tar -C "$stage" -xf -
    chmod 755 "$stage"; chmod -R a+rX "$stage"; self=$stage/scripts/$(basename "$self")
  fi
  install -d "$stage/test-results"; rm -rf "$stage/test-results/desktop"; install -d -o "$user" "$stage/test-results/desktop"
  [ -z "${SATCHEL_DESKTOP_HOME:-}" ] || install -d -o "$user" -m 700 "$SATCHEL_DESKTOP_HOME"
  # Root's temporary folder and npm's settings are root's: the other user may not be able to enter them.
  unset TMPDIR npm_config_userconfig npm_config_cache npm_config_prefix
  rc=0; cd_and_run() { cd "$stage" && exec setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups --inh-caps=-all "$self" "$@"; }
  run_and_wait cd_and_run "$@" || rc=$?
  if [ "$stage" != "$PWD" ]; then
    rm -rf test-results/desktop; mkdir -p test-results; cp -r "$stage/test-results/desktop" test-results/; rm -rf "$stage"
  fi
  exit "$rc"
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/satchel-desktop.XXXXXX"); chmod 700 "$work"
xpid=
cleanup() { [ -n "$xpid" ] && kill "$xpid" 2>/dev/null; wait 2>/dev/null || true; rm -rf "$work"; }
trap cleanup EXIT
trap 'exit 130' INT TERM HUP
mkdir -p "$work/tmp" "$work/run" test-results/desktop; chmod 700 "$work/run"; export TMPDIR="$work/tmp"
export HOME="${SATCHEL_DESKTOP_HOME:-$work/home}" XDG_RUNTIME_DIR="$work/run"; mkdir -p "$HOME"
export XDG_CONFIG_HOME="$HOME/.config" XDG_DATA_HOME="$HOME/.local/share" XDG_CACHE_HOME="$HOME/.cache"
export USER="$(id -un)" LOGNAME="$(id -un)"
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XAUTHORITY GNOME_KEYRING_CONTROL SSH_AUTH_SOCK
# Xvfb picks a free display by itself and writes its number. A session of its own: Ctrl-C must not take the screen away before the app has closed.
setsid Xvfb -displayfd 6 -screen 0 "${SATCHEL_DESKTOP_SCREEN:-1920x1200x24}" -nolisten tcp 6>"$work/display" </dev/null >"$work/xvfb.log" 2>&1 & xpid=$!
for _ in $(seq 100); do [ -s "$work/display" ] && break; kill -0 "$xpid" 2>/dev/null || { cat "$work/xvfb.log" >&2; exit 1; }; sleep 0.1; done
[ -s "$work/display" ] || { echo 'satchel: Xvfb gave no display' >&2; exit 1; }
DISPLAY=":$(tr -d '[:space:]' <"$work/display")"; export DISPLAY
rc=0
# Only the command itself is told to end: were the bus or the screen to go first, an app could not close in order.
pass_on() { kill -TERM "$(cat "$work/command.pid" 2>/dev/null || echo "$child")" 2>/dev/null; }
export SATCHEL_DESKTOP_TIMEOUT="${SATCHEL_DESKTOP_TIMEOUT:-1800}" SATCHEL_DESKTOP_PID_FILE="$work/command.pid"
# The bus daemon reports every service it starts; only the command itself keeps our standard error.
exec 7>&2
run_and_wait setsid dbus-run-session -- bash -c '
  printf test-keyring | gnome-keyring-daemon --unlock --foreground --components=secrets >/dev/null 2>&1 & kpid=$!
  for _ in $(seq 50); do
    dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q true && break; sleep 0.1
  done
  limit=$SATCHEL_DESKTOP_TIMEOUT; pid_file=$SATCHEL_DESKTOP_PID_FILE; unset SATCHEL_DESKTOP_TIMEOUT SATCHEL_DESKTOP_PID_FILE
  if [ "$limit" = 0 ]; then "$@" 2>&7 7>&- & else timeout --kill-after=10 "$limit" "$@" 2>&7 7>&- & fi
  echo $! >"$pid_file"
  rc=0; wait $! || rc=$?
  kill "$kpid" 2>/dev/null
  exit "$rc"' bash "$@" </dev/null 2>"$work/bus.log" || rc=$?
exit "$rc"
