// SPDX-License-Identifier: Apache-2.0
//
// Makes a good disk slow: preloaded into a server, it lets every fsync and fdatasync take SLOW_SYNC_MICROS longer, as a
// network disk does. So the server under test needs no setting that weakens it, and its JVM and SQLite are both slowed.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static int slowly(const char *name, int fd) {
  const char *micros = getenv("SLOW_SYNC_MICROS");
  int (*sync)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  if (micros != NULL) {
    usleep((useconds_t)atoi(micros));
  }
  return sync(fd);
}

int fsync(int fd) { return slowly("fsync", fd); }

int fdatasync(int fd) { return slowly("fdatasync", fd); }
