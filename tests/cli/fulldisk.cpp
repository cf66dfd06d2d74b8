// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a program, it makes the disk below FULL_DISK_FOLDER full for as long as the file FULL_DISK_FLAG is
// there: what would take room fails with ENOSPC, and no room is reported. Nothing else is changed. A real full disk
// would take a mount, which not every surrounding of the tests allows.

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

template <typename F>
F next(const char *name)
{
    return reinterpret_cast<F>(dlsym(RTLD_NEXT, name));
}

bool isFull()
{
    const char *flag = getenv("FULL_DISK_FLAG");
    return flag && faccessat(AT_FDCWD, flag, F_OK, 0) == 0;
}

bool concerns(const char *path)
{
    const char *folder = getenv("FULL_DISK_FOLDER");
    return folder && strncmp(path, folder, strlen(folder)) == 0;
}

bool concerns(int fd)
{
    char link[64];
    char path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t size = readlink(link, path, sizeof path - 1);
    if (size <= 0)
        return false;
    path[size] = '\0';
    return concerns(path);
}

bool refuses(int fd)
{
    if (!isFull() || !concerns(fd))
        return false;
    errno = ENOSPC;
    return true;
}

} // namespace

extern "C" {

ssize_t write(int fd, const void *bytes, size_t size)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t)>("write");
    return refuses(fd) ? -1 : real(fd, bytes, size);
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t, off_t)>("pwrite");
    return refuses(fd) ? -1 : real(fd, bytes, size, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t, off64_t)>("pwrite64");
    return refuses(fd) ? -1 : real(fd, bytes, size, at);
}

int statvfs(const char *path, struct statvfs *out) noexcept
{
    static const auto real = next<int (*)(const char *, struct statvfs *)>("statvfs");
    const int result = real(path, out);
    if (result == 0 && isFull() && concerns(path))
        out->f_bavail = out->f_bfree = 0;
    return result;
}

int statvfs64(const char *path, struct statvfs64 *out) noexcept
{
    static const auto real = next<int (*)(const char *, struct statvfs64 *)>("statvfs64");
    const int result = real(path, out);
    if (result == 0 && isFull() && concerns(path))
        out->f_bavail = out->f_bfree = 0;
    return result;
}

int statfs(const char *path, struct statfs *out) noexcept
{
    static const auto real = next<int (*)(const char *, struct statfs *)>("statfs");
    const int result = real(path, out);
    if (result == 0 && isFull() && concerns(path))
        out->f_bavail = out->f_bfree = 0;
    return result;
}

int statfs64(const char *path, struct statfs64 *out) noexcept
{
    static const auto real = next<int (*)(const char *, struct statfs64 *)>("statfs64");
    const int result = real(path, out);
    if (result == 0 && isFull() && concerns(path))
        out->f_bavail = out->f_bfree = 0;
    return result;
}

} // extern "C"
