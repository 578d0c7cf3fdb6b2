"""Another time of day for a process: only that, while what counts seconds goes on as it does.

faketime (0.9.10) also shifts sleeps on the counting clock, which then fail or never end.
"""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_SOURCE: Final = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

static time_t shift(void) {
    const char *seconds = getenv("LAB_CLOCK");
    return seconds ? atol(seconds) : 0;
}

int clock_gettime(clockid_t which, struct timespec *at) {
    static int (*own)(clockid_t, struct timespec *);
    if (!own) own = dlsym(RTLD_NEXT, "clock_gettime");
    int failed = own(which, at);
    if (!failed && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE))
        at->tv_sec += shift();
    return failed;
}

int gettimeofday(struct timeval *restrict at, void *restrict zone) {
    struct timespec now;
    int failed = clock_gettime(CLOCK_REALTIME, &now);
    if (at) { at->tv_sec = now.tv_sec; at->tv_usec = now.tv_nsec / 1000; }
    return failed;
}

time_t time(time_t *at) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (at) *at = now.tv_sec;
    return now.tv_sec;
}
"""


def build(folder: Path) -> Path | None:
    """Give the library that shifts a process's time of day, None where there is no C compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        return None
    source, library = folder / "clock.c", folder / "clock.so"
    source.write_text(_SOURCE)
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return library


def shifted(library: Path, hours: int) -> Mapping[str, str]:
    """Give the environment of a process whose clock is so far ahead."""
    return {"LD_PRELOAD": str(library), "LAB_CLOCK": str(hours * 3600)}
