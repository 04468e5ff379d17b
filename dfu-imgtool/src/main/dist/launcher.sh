#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Starts ${launcher.name} with the Java beside it, or that of JAVA_HOME, or else the one on the PATH. Other programs are
# called only where the shell cannot help itself, so that neither a bare PATH nor an odd one matters.

fail() {
    echo "${launcher.name}: $1" >&2
    exit 4
}

# Leaves in $real what a path is behind its links.
resolve() {
    real=$1
    while [ -h "$real" ]; do
        link=$(readlink -- "$real") || return
        case $real in
            */*) folder=${real%/*}/ ;;
            *) folder= ;;
        esac
        case $link in
            /*) real=$link ;;
            *) real=$folder$link ;;
        esac
    done
}

resolve "$0"
case $real in
    */*) home=${real%/*}/.. ;;
    *) home=.. ;;
esac
# CDPATH would send a relative path elsewhere.
unset CDPATH
home=$(cd -- "$home" && pwd -P) || fail "cannot find the folder of $0."
case $home in
    *:*) fail "Java cannot load from a folder with a colon in its name: $home; move it elsewhere." ;;
esac
[ -d "$home/lib" ] || fail "$home/lib is missing; $0 has to stay in its folder, but a link to it may be anywhere."

if [ -x "$home/runtime/bin/java" ]; then
    java=$home/runtime/bin/java
elif [ -n "$JAVA_HOME" ]; then
    java=$JAVA_HOME/bin/java
    if [ ! -f "$java" ] || [ ! -x "$java" ]; then
        fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it; point it at a Java 17 or newer."
    fi
else
    java=$(command -v java) || fail "no Java found; install Java 17 or newer, or set JAVA_HOME to it."
fi

# Every JDK since 9 says its version in a file beside bin/; only without it a JVM is started to ask.
version=
resolve "$java"
release=${real%/*}/../release
if [ -r "$release" ]; then
    while read -r line; do
        case $line in
            'JAVA_VERSION="'*)
                version=${line#*\"}
                version=${version%%\"*}
                ;;
        esac
    done <"$release"
fi
if [ -z "$version" ]; then
    answer=$("$java" -version 2>&1 </dev/null)
    case $answer in
        *' version "'*)
            version=${answer#*' version "'}
            version=${version%%\"*}
            ;;
    esac
fi
major=${version#1.}
major=${major%%[!0-9]*}
if [ "${major:-0}" -lt 17 ]; then
    fail "$java is Java ${version:-of an unknown version}, but 17 or newer is needed; set JAVA_HOME to one."
fi

# In the C locale Java finds no file whose name has other letters than English ones, not even its own classes. A locale
# that is not installed, as in most containers, is that one too; only the system can tell.
case ${LC_ALL:-${LC_CTYPE:-$LANG}} in
    '' | C | POSIX) charmap=US-ASCII ;;
    C.*) charmap=UTF-8 ;;
    *) charmap=$(locale charmap 2>/dev/null) ;;
esac
case $charmap in
    US-ASCII | ANSI_X3.4-1968 | 646)
        LC_CTYPE=C.UTF-8
        export LC_CTYPE
        if [ -n "$LC_ALL" ]; then
            LC_ALL=C.UTF-8
        fi
        ;;
esac

# Java cannot tell which of its outputs is a terminal, nor how large it is.
terminal=
[ -t 1 ] && terminal=1
[ -t 2 ] && terminal=${terminal}2
if [ -n "$terminal" ] && [ -z "$COLUMNS" ]; then
    size=$({ stty size </dev/tty; } 2>/dev/null)
    COLUMNS=${size#* }
    LINES=${size% *}
    export COLUMNS LINES
fi

# Java opens files of its own where an input is closed, and the tool would read those: an output cannot be read.
{ true 3<&0; } 2>/dev/null || exec 0>/dev/null

set -- -Ddfu.terminal=$terminal -cp "$home/lib/*" ${launcher.main} "$@"
# Loading the USB library is native access, which Java 22 and newer want announced.
if [ "$major" -ge 22 ]; then
    set -- --enable-native-access=ALL-UNNAMED "$@"
fi
# Options are separated by blanks, and stars in them mean nothing.
set -f
exec "$java" ${launcher.options} $DFU_JAVA_OPTS "$@"
