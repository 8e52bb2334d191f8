/*
 * Intrusive circular doubly-linked list. A list head and a list link are the same struct; a link
 * that is on no list points to itself, so list_remove() may be called twice and list_empty() on a
 * link tells whether it is queued.
 */
#ifndef KERNEL_LIB_LIST_H
#define KERNEL_LIB_LIST_H

#include <stdbool.h>
#include <stddef.h>

struct list {
    struct list *next, *prev;
};

#define LIST_INIT(name) {&(name), &(name)}

#define container_of(pointer, type, member) \
    ((type *)((char *)(pointer) - offsetof(type, member)))

static inline void list_init(struct list *head)
{
    head->next = head->prev = head;
}

static inline bool list_empty(const struct list *head)
{
    return head->next == head;
}

static inline void list_insert_between(struct list *link, struct list *prev, struct list *next)
{
    link->prev = prev;
    link->next = next;
    prev->next = link;
    next->prev = link;
}

static inline void list_add_head(struct list *head, struct list *link)
{
    list_insert_between(link, head, head->next);
}

static inline void list_add_tail(struct list *head, struct list *link)
{
    list_insert_between(link, head->prev, head);
}

/* Puts link just before position, which is a link on a list. */
static inline void list_add_before(struct list *position, struct list *link)
{
    list_insert_between(link, position->prev, position);
}

static inline void list_remove(struct list *link)
{
    link->next->prev = link->prev;
    link->prev->next = link->next;
    list_init(link);
}

/* Moves all of from's links to the end of to; from is empty afterwards. */
static inline void list_splice_tail(struct list *to, struct list *from)
{
    if (list_empty(from))
        return;
    from->next->prev = to->prev;
    to->prev->next = from->next;
    from->prev->next = to;
    to->prev = from->prev;
    list_init(from);
}

#define list_entry(link, type, member) container_of(link, type, member)

/* The first entry; the list must not be empty. */
#define list_first(head, type, member) list_entry((head)->next, type, member)
#define list_last(head, type, member) list_entry((head)->prev, type, member)

#define list_for_each(pos, head, member)                                        \
    for (pos = list_entry((head)->next, __typeof__(*pos), member);              \
         &pos->member != (head);                                                \
         pos = list_entry(pos->member.next, __typeof__(*pos), member))

/* As list_for_each, but pos may be removed (and freed) in the body. */
#define list_for_each_safe(pos, tmp, head, member)                              \
    for (pos = list_entry((head)->next, __typeof__(*pos), member),              \
        tmp = list_entry(pos->member.next, __typeof__(*pos), member);           \
         &pos->member != (head);                                                \
         pos = tmp, tmp = list_entry(tmp->member.next, __typeof__(*tmp), member))

#endif
