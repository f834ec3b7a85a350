#!/bin/sh
# Installs Debian's chromium and chromium-driver for the tests of this folder: as root, where there is apt-get, and where they are
# not there already. It always succeeds: without a browser the tests are skipped and say so.
# usage: install-browser.sh [true|false]   false: installs nothing

there() {
    command -v "$1" >/dev/null 2>&1
}

say() {
    echo "install-browser: $*"
}

if there chromedriver && { there chromium || there chromium-browser || there google-chrome; }; then
    exit 0
fi
if [ "${1:-true}" != true ]; then
    say "told not to install; without chromium and chromedriver on the path the tests in a browser are skipped"
    exit 0
fi
if ! there apt-get; then
    say "there is no apt-get here; install chromium and chromedriver by other means, or the tests in a browser are skipped"
    exit 0
fi
if [ "$(id -u)" != 0 ]; then
    say "only root can install; run 'apt-get install chromium chromium-driver' as root, or the tests in a browser are skipped"
    exit 0
fi

install() {
    DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends \
        -o DPkg::Lock::Timeout=120 -o Acquire::Retries=2 -o Acquire::http::Timeout=30 -o Acquire::https::Timeout=30 \
        chromium chromium-driver </dev/null
}

say "installing Debian's packages chromium and chromium-driver"
# The lists of packages may be absent or older than what the mirrors still have.
if install >/dev/null 2>&1 || { apt-get update --quiet -o Acquire::Retries=2 -o Acquire::http::Timeout=30 </dev/null; install; }; then
    say "installed $(chromium --version 2>/dev/null)"
else
    say "apt-get could not install them (see above); the tests in a browser are skipped"
fi
exit 0
