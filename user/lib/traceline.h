/*
 * Lines of /dev/trace: "seconds cpu tid event name=value(text) name=value…", or "lost N".
 */
#ifndef USER_LIB_TRACELINE_H
#define USER_LIB_TRACELINE_H

enum { TRACELINE_ARGUMENTS = 5 };

struct traceline {
    const char *time; /* "0.123456" */
    int cpu, tid;     /* where it happened, and in whom */
    const char *event;
    struct {
        const char *name;
        long value;
        const char *text; /* what stands in parentheses, or NULL */
    } arguments[TRACELINE_ARGUMENTS];
};

/* Takes a line (without '\n') apart, in place. 0, or -1 if it is no event. */
int traceline_parse(char *line, struct traceline *out);

/* The value of an argument, 0 if the event has none of that name; and its text, or NULL. */
long traceline_value(const struct traceline *line, const char *name);
const char *traceline_text(const struct traceline *line, const char *name);

#endif
