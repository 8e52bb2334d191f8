/* dirent.h — directories as streams. */
#ifndef _DIRENT_H
#define _DIRENT_H

#include <abi/dirent.h>
#include <abi/types.h>

struct dirent {
    ino_t d_ino;
    off_t d_off;
    unsigned short d_reclen;
    unsigned char d_type;
    char d_name[256];
};

typedef struct __dir DIR;

#define DTTOIF(type) ((type) << 12)
#define IFTODT(mode) (((mode)&0170000) >> 12)

int alphasort(const struct dirent **, const struct dirent **);
int versionsort(const struct dirent **, const struct dirent **);
int closedir(DIR *);
int dirfd(DIR *);
DIR *fdopendir(int);
DIR *opendir(const char *);
struct dirent *readdir(DIR *);
int readdir_r(DIR *restrict, struct dirent *restrict, struct dirent **restrict);
void rewinddir(DIR *);
int scandir(const char *, struct dirent ***, int (*)(const struct dirent *),
            int (*)(const struct dirent **, const struct dirent **));
void seekdir(DIR *, long);
long telldir(DIR *);
ssize_t getdents64(int, void *, size_t);

#endif
