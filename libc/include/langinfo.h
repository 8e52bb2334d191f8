/* langinfo.h — properties of the locale. */
#ifndef _LANGINFO_H
#define _LANGINFO_H

typedef int nl_item;

#define CODESET   0
#define RADIXCHAR 1
#define THOUSEP   2

char *nl_langinfo(nl_item);

#endif
