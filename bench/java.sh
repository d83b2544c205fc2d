#!/usr/bin/env bash
# Runs a main class of this folder's module with JDK 25 and the flags of ./firth, building first if a
# source is newer than the last build.
#
#   bench/java.sh CLASS [ARGUMENT…]
#
#   FIRTH_JAVA_HOME   the JDK 25 to use, before JAVA_HOME and those in /usr/lib/jvm
#   FIRTH_JAVA_OPTS   more options for Java, such as -Dfirth.kernels=scalar
set -euo pipefail

root=$(cd -P "$(dirname "$0")/.." && pwd)
classpath_file=$root/bench/target/bench.classpath

die() {
  printf '%s: %s\n' "$(basename "$0")" "$1" >&2
  exit 1
}

is_jdk_25() {
  [ -x "$1/bin/java" ] && grep -q '^JAVA_VERSION="25[".+-]' "$1/release" 2>/dev/null
}

find_jdk() {
  local home
  for home in "${FIRTH_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/*; do
    if [ -n "$home" ] && is_jdk_25 "$home"; then
      printf '%s\n' "$home"
      return
    fi
  done
  die "needs JDK 25; looked in FIRTH_JAVA_HOME, JAVA_HOME, /usr/lib/jvm, ~/.sdkman"
}

needs_build() {
  [ ! -f "$classpath_file" ] || [ -n "$(find "$root"/pom.xml "$root"/*/pom.xml "$root"/*/src/main \
    -newer "$classpath_file" -print -quit)" ]
}

build() {
  printf '%s: building\n' "$(basename "$0")" >&2
  (cd "$root" && mvn -q -B -DskipTests -pl bench -am package) </dev/null >&2 || die "the build failed"
  touch "$classpath_file"
}

[ $# -gt 0 ] || die "which class? (bench/java.sh CLASS [ARGUMENT…])"
jdk=$(find_jdk)
if needs_build; then build; fi
# FIRTH_JAVA_OPTS is split at spaces, as JAVA_OPTS is elsewhere.
# shellcheck disable=SC2086
exec "$jdk/bin/java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
  --add-modules=jdk.incubator.vector -Xlog:disable -Xlog:all=error:stderr ${FIRTH_JAVA_OPTS:-} \
  -cp "$root/bench/target/classes:$(cat "$classpath_file")" "$@"
