/*
 * Users and groups: /etc/passwd and /etc/group, read directly (a static program has no name
 * service).
 */
#ifndef USER_LIB_NAMES_H
#define USER_LIB_NAMES_H

#include <sys/types.h>

enum { NAMES_SIZE = 64 };

/*
 * The name of a user or group, or its number as text where it has no name; the result is in
 * buffer.
 */
const char *names_of_uid(uid_t uid, char buffer[NAMES_SIZE]);
const char *names_of_gid(gid_t gid, char buffer[NAMES_SIZE]);

/* A name or a decimal number to an id: 0, or -1 if there is no such user or group. */
int names_parse_uid(const char *text, uid_t *uid);
int names_parse_gid(const char *text, gid_t *gid);

/*
 * Field `index` (0 the name, 3 the gid, 5 the home, 6 the shell) of a user's passwd line: 0 or
 * -1.
 */
int names_passwd_field(const char *user, int index, char *buffer, unsigned long size);

#endif
