/*
 * prctl(2): PR_SET_CHILD_SUBREAPER: "a subreaper fulfills the role of init(1) for its descendant
 * processes".
 */
#include "support.h"
#include <sys/prctl.h>

static int gate[2];

static void grandchild(void)
{
    await(gate[0]);
    _exit(23);
}

static void parent(void)
{
    start_child(grandchild);
}

int main(void)
{
    int set = 0, status;

    make_pipe(gate);
    is_int(prctl(PR_SET_CHILD_SUBREAPER, 1), 0, "one may become a subreaper");
    prctl(PR_GET_CHILD_SUBREAPER, &set);
    is_int(set, 1, "and ask whether one is");
    is_exit(run_child(parent), 0, "the parent ends first");
    tell(gate[1]);
    ok(wait(&status) > 0, "the orphan is the subreaper's child");
    is_exit(status, 23, "and its status comes here");
    return done_testing();
}
