/*
 * Walks over files that several programs share.
 */
#ifndef USER_LIB_FILES_H
#define USER_LIB_FILES_H

/* Calls visit with the path of each entry of a directory, "." and ".." left out. 0, or 1 if it
 * cannot be read (a message says why), or whatever visit gave, or-ed. */
int files_each(const char *directory, int (*visit)(const char *path));

/*
 * cp and mv: the last of count operands is where the others go, into it if it is a directory. Calls
 * act for each; what it gave, or-ed. Exits if there are several and it is none.
 */
int files_to_target(char **operands, int count, int (*act)(const char *from, const char *to));

/* Asks on stderr, and reads a line of stdin: whether it begins with y. */
int files_may_overwrite(const char *path);

#endif
