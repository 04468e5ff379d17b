#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Starts ${launcher.name} with the Java of JAVA_HOME, or else the one on the PATH.

self=$0
while [ -h "$self" ]; do
    link=$(readlink -- "$self")
    case $link in
        /*) self=$link ;;
        *) self=$(dirname -- "$self")/$link ;;
    esac
done
home=$(cd -- "$(dirname -- "$self")/.." && pwd -P) || exit 70

if [ -n "$JAVA_HOME" ]; then
    java=$JAVA_HOME/bin/java
    if [ ! -x "$java" ]; then
        echo "${launcher.name}: JAVA_HOME is $JAVA_HOME, but there is no bin/java in it; point it at a Java 17 or newer." >&2
        exit 4
    fi
else
    java=$(command -v java) || {
        echo "${launcher.name}: no Java found; install Java 17 or newer, or set JAVA_HOME to it." >&2
        exit 4
    }
fi

# Every JDK since 9 says its version in a file beside bin/; only without it a JVM is started to ask.
real=$(readlink -f -- "$java" 2>/dev/null) || real=$java
release=$(dirname -- "$(dirname -- "$real")")/release
version=
if [ -r "$release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$release")
fi
if [ -z "$version" ]; then
    version=$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
fi
major=${version#1.}
major=${major%%[!0-9]*}
if [ "${major:-0}" -lt 17 ]; then
    echo "${launcher.name}: $java is Java ${version:-of an unknown version}, but 17 or newer is needed; set JAVA_HOME to one." >&2
    exit 4
fi

# Java cannot tell which of its outputs is a terminal, nor how wide it is.
terminal=
[ -t 1 ] && terminal=1
[ -t 2 ] && terminal=${terminal}2
if [ -n "$terminal" ] && [ -z "$COLUMNS" ]; then
    COLUMNS=$(stty size 2>/dev/null </dev/tty | cut -d ' ' -f 2)
    export COLUMNS
fi

set -- -Ddfu.terminal=$terminal -cp "$home/lib/*" ${launcher.main} "$@"
# Loading the USB library is native access, which Java 22 and newer want announced.
if [ "$major" -ge 22 ]; then
    set -- --enable-native-access=ALL-UNNAMED "$@"
fi
exec "$java" -XX:+UseSerialGC -Xshare:auto $DFU_JAVA_OPTS "$@"
