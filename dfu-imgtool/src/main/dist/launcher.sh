#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Starts ${launcher.name} with the Java beside it, or that of JAVA_HOME, or else the one on the PATH. Other programs are
# called only where the shell cannot help itself, so that neither a bare PATH nor an odd one matters.

fail() {
    echo "${launcher.name}: $1" >&2
    exit 4
}

# Leaves in $real what a path is behind its links. One process for all of them, where readlink can do that.
resolve() {
    real=$1
    [ -h "$real" ] || return 0
    link=$(readlink -f -- "$real" 2>/dev/null) && [ -n "$link" ] && real=$link && return
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
# CDPATH would send a relative path elsewhere.
unset CDPATH
home=
case $real in
    */../* | */./* | *//*) ;;
    /*/*/*) home=${real%/*/*} ;;
esac
if [ -z "$home" ]; then
    case $real in
        */*) home=${real%/*}/.. ;;
        *) home=.. ;;
    esac
    home=$(cd -- "$home" && pwd -P) || fail "cannot find the folder of $0."
fi
case $home in
    *:*) fail "Java cannot load from a folder with a colon in its name: $home; move it elsewhere." ;;
esac
[ -d "$home/lib" ] || fail "$home/lib is missing; $0 has to stay in its folder, but a link to it may be anywhere."
jars="$home/lib/*"

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
case $java in
    /*) ;;
    *) java=$PWD/$java ;;
esac

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
                break
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

# Loading the USB library is native access, which Java 22 and newer want announced.
native='${launcher.native}'
[ "$major" -ge 22 ] || native=

# A start takes half to two thirds of the time with an archive of what Java makes of the classes. It is made behind the first run, for this
# Java and these jars, and known by the list of all of these files: with any other, Java would start slower than without.
root=${real%/bin/java}
cache=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
tool='${launcher.name}'
place=${cache:+$cache/dfu-tools/$tool$root$home}
options='${launcher.options}'

told=$DFU_JAVA_OPTS$JAVA_TOOL_OPTIONS$JDK_JAVA_OPTIONS$_JAVA_OPTIONS

# Pages of memory cost a third of a start on a virtual machine, so take few of them, and large ones where Linux has those for
# who asks. Whoever tells Java something may have said how much.
if [ -z "$told" ]; then
    options="$options -Xms32m -Xmn24m"
    pages=
    { read -r pages </sys/kernel/mm/transparent_hugepage/enabled; } 2>/dev/null
    case $pages in
        *'[always]'* | *'[madvise]'*) options="$options -XX:+UseTransparentHugePages" ;;
    esac
fi

# Short names, for a shell reads what it compares byte by byte; and it becomes ls, which saves a process.
identity() {
    cd -- "$home/lib" 2>/dev/null || return
    case $jars in
        *'/*') set -- *.jar ;;
        *)
            set -f --
            IFS=:
            for jar in $jars; do set -- "$@" "${jar##*/}"; done
            set +f
            ;;
    esac
    export LC_ALL=C TZ=UTC0
    exec ls -lniL "$root/lib/modules" "$root"/lib/server/libjvm.* "$place/classes" "$@" 2>/dev/null
}

# Leaves in $said what is in a file.
read_all() {
    said=
    while IFS= read -r line; do
        said=$said$line$newline
    done <"$1"
} 2>/dev/null
newline='
'

# Only who owns the folder makes one there, and only one at a time; what did not work is not tried again. As few processes as can be
# until the tool has ended, for they would take its time.
make_archive() {
    if [ -e "$cache" ]; then [ -O "$cache" ]; else [ -O "$HOME" ]; fi || return
    [ -d "$place" ] || mkdir -p "$place" || return
    cd "$place" || return
    read_all failed
    [ -n "$listed" ] && [ "$said" != "$listed$newline" ] || return
    if [ -h lock ]; then
        kill -0 "$(readlink lock)" && return
        rm -f lock
    fi
    maker=$(sh -c 'echo $PPID')
    ln -s "$maker" lock || return
    wait_for_the_run
    rm -rf making
    mkdir making
    rm -f classes identity
    now=$(identity)
    if [ -n "$now" ] && fill making; then
        mv -f making/classes classes
        (identity) >making/identity && mv -f making/identity identity
        find "$cache/dfu-tools" -type f -name classes -mtime +90 -exec rm -f {} +
    fi
    rm -rf making lock
}

# This process becomes the tool. One that stays, as a server does, is not waited for.
wait_for_the_run() {
    seconds=0
    while [ "$seconds" -lt 30 ] && kill -0 $$; do
        sleep 1
        seconds=$((seconds + 1))
    done
}

# Full disks are left alone.
fill() {
    room=$(df -Pk . | { read -r line; read -r device size used free rest; echo "$free"; })
    [ "$room" -gt 100000 ] || return
    mkdir "$1/work" && cd "$1/work" || return
    nice "$java" $options $native -Xlog:disable "$dump=$place/$1/classes" -cp "$jars" \
        io.github.dfumaven.cli.Rehearsal ${launcher.main}
    cd "$place" || return
    [ -s "$1/classes" ] || { echo "$now" >failed; return 1; }
}

archive=
case $DFU_CLASS_ARCHIVE$told:$place in
    :/*[:%]*) ;;
    :/*)
        # The option that announces native access turns off the newer kind.
        if [ "$major" -ge 25 ] && [ -z "$native" ]; then
            archive=-XX:AOTCache dump=-XX:AOTCacheOutput
        else
            archive=-XX:SharedArchiveFile dump=-XX:ArchiveClassesAtExit
        fi
        listed=$(identity)
        read_all "$place/identity"
        if [ -n "$listed" ] && [ "$said" = "$listed$newline" ] && [ -O "$place/classes" ]; then
            archive=$archive=$place/classes
        else
            archive=
            make_archive </dev/null >/dev/null 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&- &
        fi
        ;;
esac

set -- -Ddfu.terminal=$terminal -cp "$jars" ${launcher.main} "$@"
if [ -n "$archive" ]; then
    # What Java has to say of an archive is nothing that the tool says.
    set -- -Xlog:disable "$archive" "$@"
fi
# Options are separated by blanks, and stars in them mean nothing.
set -f
exec "$java" $options $native $DFU_JAVA_OPTS "$@"
