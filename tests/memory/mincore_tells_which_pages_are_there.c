/* mincore(2), mlock(2), msync(2). */
#include "support.h"

#define PAGE 4096

int main(void)
{
    char *at = mmap(NULL, 8 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    unsigned char there[8];

    madvise(at, 8 * PAGE, MADV_NOHUGEPAGE);
    at[2 * PAGE] = 1;
    succeeds(mincore(at, 8 * PAGE, there), "mincore succeeds");
    ok(!there[0] && !there[1] && there[2] && !there[3], "a touched page is there, others are not");
    succeeds(mlock(at + 4 * PAGE, PAGE + 1), "mlock succeeds");
    mincore(at, 8 * PAGE, there);
    ok(!there[3] && there[4] && there[5] && !there[6], "locked pages are there");
    fails_with(madvise(at + 4 * PAGE, PAGE, MADV_DONTNEED), EINVAL,
               "MADV_DONTNEED of a locked page is EINVAL");
    fails_with(msync(at + 4 * PAGE, PAGE, MS_INVALIDATE), EBUSY,
               "MS_INVALIDATE of a locked page is EBUSY");
    succeeds(munlock(at + 4 * PAGE, 2 * PAGE), "munlock succeeds");
    succeeds(madvise(at + 4 * PAGE, PAGE, MADV_DONTNEED), "then MADV_DONTNEED does");
    mincore(at, 8 * PAGE, there);
    ok(!there[4], "and the page is gone");
    fails_with(mincore(at + 1, PAGE, there), EINVAL, "an address inside a page is EINVAL");
    fails_with(mincore(at, PAGE, (void *)1), EFAULT, "a bad vector is EFAULT");
    munmap(at + 7 * PAGE, PAGE);
    fails_with(mincore(at, 8 * PAGE, there), ENOMEM, "a hole is ENOMEM");
    fails_with(mlock(at, 8 * PAGE), ENOMEM, "mlock over a hole is ENOMEM");
    succeeds(msync(at, PAGE, MS_SYNC), "msync succeeds");
    fails_with(msync(at, 8 * PAGE, MS_SYNC), ENOMEM, "msync over a hole is ENOMEM");
    fails_with(msync(at, PAGE, MS_SYNC | MS_ASYNC), EINVAL, "MS_SYNC and MS_ASYNC are EINVAL");
    fails_with(msync(at, PAGE, 64), EINVAL, "an unknown flag is EINVAL");
    fails_with(mlockall(0), EINVAL, "mlockall of nothing is EINVAL");
    return done_testing();
}
