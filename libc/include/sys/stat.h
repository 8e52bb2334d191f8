/* sys/stat.h — file status and modes. */
#ifndef _SYS_STAT_H
#define _SYS_STAT_H

#include <abi/fcntl.h>
#include <abi/stat.h>
#include <abi/types.h>

#define st_atime    st_atim.tv_sec
#define st_mtime    st_mtim.tv_sec
#define st_ctime    st_ctim.tv_sec

#define S_IREAD     S_IRUSR
#define S_IWRITE    S_IWUSR
#define S_IEXEC     S_IXUSR
#define ACCESSPERMS 0777
#define ALLPERMS    07777
#define DEFFILEMODE 0666

int chmod(const char *, mode_t);
int fchmod(int, mode_t);
int fchmodat(int, const char *, mode_t, int);
int fstat(int, struct stat *);
int fstatat(int, const char *restrict, struct stat *restrict, int);
int futimens(int, const struct timespec[2]);
int lchmod(const char *, mode_t);
int lstat(const char *restrict, struct stat *restrict);
int mkdir(const char *, mode_t);
int mkdirat(int, const char *, mode_t);
int mkfifo(const char *, mode_t);
int mkfifoat(int, const char *, mode_t);
int mknod(const char *, mode_t, dev_t);
int mknodat(int, const char *, mode_t, dev_t);
int stat(const char *restrict, struct stat *restrict);
int statx(int, const char *restrict, int, unsigned int, struct statx *restrict);
mode_t umask(mode_t);
int utimensat(int, const char *, const struct timespec[2], int);

#endif
