/*
 * abi/utsname.h — uname(2).
 */
#ifndef ABI_UTSNAME_H
#define ABI_UTSNAME_H

#define ABI_UTSNAME_LENGTH 65

struct utsname {
    char sysname[ABI_UTSNAME_LENGTH];
    char nodename[ABI_UTSNAME_LENGTH];
    char release[ABI_UTSNAME_LENGTH];
    char version[ABI_UTSNAME_LENGTH];
    char machine[ABI_UTSNAME_LENGTH];
    char domainname[ABI_UTSNAME_LENGTH];
};
_Static_assert(sizeof(struct utsname) == 390, "utsname");

#endif
