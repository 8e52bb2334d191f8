/*
 * Every system call: SYSCALL(number, name, argument formats, arguments…).
 *
 * Formats for strace, one character an argument: d signed, u unsigned, x hexadecimal, o octal,
 * z size, p pointer, s path or string, v string vector, S signal, f open flags, m PROT_*, t timespec.
 * Included several times with SYSCALL defined as its includer needs; no include guard.
 */

/* Files: fs/ */
SYSCALL(0, read, "dpz", int fd, void __user *buffer, size_t size)
SYSCALL(1, write, "dsz", int fd, const void __user *buffer, size_t size)
SYSCALL(2, open, "sfo", const char __user *path, int flags, mode_t mode)
SYSCALL(3, close, "d", int fd)
SYSCALL(4, stat, "sp", const char __user *path, struct stat __user *out)
SYSCALL(5, fstat, "dp", int fd, struct stat __user *out)
SYSCALL(6, lstat, "sp", const char __user *path, struct stat __user *out)
SYSCALL(7, poll, "pud", struct pollfd __user *fds, unsigned count, int timeout_ms)
SYSCALL(8, lseek, "ddd", int fd, off_t offset, int whence)
SYSCALL(16, ioctl, "dxp", int fd, unsigned command, unsigned long argument)
SYSCALL(17, pread64, "dpzd", int fd, void __user *buffer, size_t size, off_t offset)
SYSCALL(18, pwrite64, "dpzd", int fd, const void __user *buffer, size_t size, off_t offset)
SYSCALL(19, readv, "dpd", int fd, const struct iovec __user *vectors, int count)
SYSCALL(20, writev, "dpd", int fd, const struct iovec __user *vectors, int count)
SYSCALL(21, access, "so", const char __user *path, int mode)
SYSCALL(22, pipe, "p", int __user *fds)
SYSCALL(23, select, "dpppp", int count, void __user *in, void __user *out, void __user *except,
        struct timeval __user *timeout)
SYSCALL(32, dup, "d", int fd)
SYSCALL(33, dup2, "dd", int old, int new)
SYSCALL(40, sendfile, "ddpz", int out_fd, int in_fd, off_t __user *offset, size_t count)
SYSCALL(41, socket, "ddd", int family, int type, int protocol)
SYSCALL(42, connect, "dpu", int fd, const void __user *address, unsigned length)
SYSCALL(43, accept, "dpp", int fd, void __user *address, unsigned __user *length)
SYSCALL(44, sendto, "dpzxpu", int fd, const void __user *buffer, size_t size, int flags,
        const void __user *address, unsigned length)
SYSCALL(45, recvfrom, "dpzxpp", int fd, void __user *buffer, size_t size, int flags,
        void __user *address, unsigned __user *length)
SYSCALL(46, sendmsg, "dpx", int fd, const struct msghdr __user *message, int flags)
SYSCALL(47, recvmsg, "dpx", int fd, struct msghdr __user *message, int flags)
SYSCALL(48, shutdown, "dd", int fd, int how)
SYSCALL(49, bind, "dpu", int fd, const void __user *address, unsigned length)
SYSCALL(50, listen, "dd", int fd, int backlog)
SYSCALL(51, getsockname, "dpp", int fd, void __user *address, unsigned __user *length)
SYSCALL(52, getpeername, "dpp", int fd, void __user *address, unsigned __user *length)
SYSCALL(53, socketpair, "dddp", int family, int type, int protocol, int __user *fds)
SYSCALL(54, setsockopt, "dddpu", int fd, int level, int name, const void __user *value,
        unsigned length)
SYSCALL(55, getsockopt, "dddpp", int fd, int level, int name, void __user *value,
        unsigned __user *length)
SYSCALL(72, fcntl, "ddp", int fd, int command, unsigned long argument)
SYSCALL(73, flock, "dd", int fd, int operation)
SYSCALL(74, fsync, "d", int fd)
SYSCALL(75, fdatasync, "d", int fd)
SYSCALL(76, truncate, "sd", const char __user *path, off_t size)
SYSCALL(77, ftruncate, "dd", int fd, off_t size)
SYSCALL(78, getdents, "dpz", int fd, void __user *buffer, unsigned size)
SYSCALL(79, getcwd, "pz", char __user *buffer, size_t size)
SYSCALL(80, chdir, "s", const char __user *path)
SYSCALL(81, fchdir, "d", int fd)
SYSCALL(82, rename, "ss", const char __user *old, const char __user *new)
SYSCALL(83, mkdir, "so", const char __user *path, mode_t mode)
SYSCALL(84, rmdir, "s", const char __user *path)
SYSCALL(85, creat, "so", const char __user *path, mode_t mode)
SYSCALL(86, link, "ss", const char __user *old, const char __user *new)
SYSCALL(87, unlink, "s", const char __user *path)
SYSCALL(88, symlink, "ss", const char __user *target, const char __user *path)
SYSCALL(89, readlink, "spz", const char __user *path, char __user *buffer, int size)
SYSCALL(90, chmod, "so", const char __user *path, mode_t mode)
SYSCALL(91, fchmod, "do", int fd, mode_t mode)
SYSCALL(92, chown, "sdd", const char __user *path, uid_t uid, gid_t gid)
SYSCALL(93, fchown, "ddd", int fd, uid_t uid, gid_t gid)
SYSCALL(94, lchown, "sdd", const char __user *path, uid_t uid, gid_t gid)
SYSCALL(95, umask, "o", mode_t mask)
SYSCALL(132, utime, "sp", const char __user *path, const void __user *times)
SYSCALL(133, mknod, "sox", const char __user *path, mode_t mode, unsigned device)
SYSCALL(137, statfs, "sp", const char __user *path, struct statfs __user *out)
SYSCALL(138, fstatfs, "dp", int fd, struct statfs __user *out)
SYSCALL(153, vhangup, "", void)
SYSCALL(161, chroot, "s", const char __user *path)
SYSCALL(162, sync, "", void)
SYSCALL(165, mount, "sssxp", const char __user *source, const char __user *target,
        const char __user *type, unsigned long flags, const void __user *data)
SYSCALL(166, umount2, "sx", const char __user *target, int flags)
SYSCALL(187, readahead, "ddz", int fd, off_t offset, size_t count)
SYSCALL(213, epoll_create, "d", int size)
SYSCALL(217, getdents64, "dpz", int fd, void __user *buffer, unsigned size)
SYSCALL(221, fadvise64, "dddd", int fd, off_t offset, size_t length, int advice)
SYSCALL(232, epoll_wait, "dpdd", int epfd, struct epoll_event __user *events, int count,
        int timeout_ms)
SYSCALL(233, epoll_ctl, "dddp", int epfd, int operation, int fd, struct epoll_event __user *event)
SYSCALL(235, utimes, "sp", const char __user *path, const struct timeval __user *times)
SYSCALL(257, openat, "dsfo", int dirfd, const char __user *path, int flags, mode_t mode)
SYSCALL(258, mkdirat, "dso", int dirfd, const char __user *path, mode_t mode)
SYSCALL(259, mknodat, "dsox", int dirfd, const char __user *path, mode_t mode, unsigned device)
SYSCALL(260, fchownat, "dsddx", int dirfd, const char __user *path, uid_t uid, gid_t gid, int flags)
SYSCALL(261, futimesat, "dsp", int dirfd, const char __user *path,
        const struct timeval __user *times)
SYSCALL(262, newfstatat, "dspx", int dirfd, const char __user *path, struct stat __user *out,
        int flags)
SYSCALL(263, unlinkat, "dsx", int dirfd, const char __user *path, int flags)
SYSCALL(264, renameat, "dsds", int old_dirfd, const char __user *old, int new_dirfd,
        const char __user *new)
SYSCALL(265, linkat, "dsdsx", int old_dirfd, const char __user *old, int new_dirfd,
        const char __user *new, int flags)
SYSCALL(266, symlinkat, "sds", const char __user *target, int dirfd, const char __user *path)
SYSCALL(267, readlinkat, "dspz", int dirfd, const char __user *path, char __user *buffer, int size)
SYSCALL(268, fchmodat, "dso", int dirfd, const char __user *path, mode_t mode)
SYSCALL(269, faccessat, "dso", int dirfd, const char __user *path, int mode)
SYSCALL(270, pselect6, "dppptp", int count, void __user *in, void __user *out, void __user *except,
        struct timespec __user *timeout, const void __user *mask)
SYSCALL(271, ppoll, "putpz", struct pollfd __user *fds, unsigned count,
        struct timespec __user *timeout, const k_sigset_t __user *mask, size_t mask_size)
SYSCALL(275, splice, "dpdpzx", int in_fd, off_t __user *in_offset, int out_fd,
        off_t __user *out_offset, size_t size, unsigned flags)
SYSCALL(276, tee, "ddzx", int in_fd, int out_fd, size_t size, unsigned flags)
SYSCALL(278, vmsplice, "dpzx", int fd, const struct iovec __user *vectors, size_t count,
        unsigned flags)
SYSCALL(280, utimensat, "dspx", int dirfd, const char __user *path,
        const struct timespec __user *times, int flags)
SYSCALL(281, epoll_pwait, "dpddpz", int epfd, struct epoll_event __user *events, int count,
        int timeout_ms, const k_sigset_t __user *mask, size_t mask_size)
SYSCALL(284, eventfd, "u", unsigned value)
SYSCALL(285, fallocate, "dxdd", int fd, int mode, off_t offset, off_t length)
SYSCALL(288, accept4, "dppx", int fd, void __user *address, unsigned __user *length, int flags)
SYSCALL(290, eventfd2, "ux", unsigned value, int flags)
SYSCALL(291, epoll_create1, "x", int flags)
SYSCALL(292, dup3, "ddf", int old, int new, int flags)
SYSCALL(293, pipe2, "pf", int __user *fds, int flags)
SYSCALL(295, preadv, "dpdd", int fd, const struct iovec __user *vectors, int count, off_t offset)
SYSCALL(296, pwritev, "dpdd", int fd, const struct iovec __user *vectors, int count, off_t offset)
SYSCALL(299, recvmmsg, "dpuxt", int fd, struct mmsghdr __user *messages, unsigned count, int flags,
        struct timespec __user *timeout)
SYSCALL(306, syncfs, "d", int fd)
SYSCALL(307, sendmmsg, "dpux", int fd, struct mmsghdr __user *messages, unsigned count, int flags)
SYSCALL(316, renameat2, "dsdsx", int old_dirfd, const char __user *old, int new_dirfd,
        const char __user *new, unsigned flags)
SYSCALL(319, memfd_create, "sx", const char __user *name, unsigned flags)
SYSCALL(326, copy_file_range, "dpdpzx", int in_fd, off_t __user *in_offset, int out_fd,
        off_t __user *out_offset, size_t size, unsigned flags)
SYSCALL(327, preadv2, "dpdddx", int fd, const struct iovec __user *vectors, int count, off_t offset,
        off_t offset_high, int flags)
SYSCALL(328, pwritev2, "dpdddx", int fd, const struct iovec __user *vectors, int count, off_t offset,
        off_t offset_high, int flags)
SYSCALL(332, statx, "dsxxp", int dirfd, const char __user *path, int flags, unsigned mask,
        struct statx __user *out)
SYSCALL(436, close_range, "uux", unsigned first, unsigned last, unsigned flags)
SYSCALL(439, faccessat2, "dsox", int dirfd, const char __user *path, int mode, int flags)
SYSCALL(441, epoll_pwait2, "dpdtpz", int epfd, struct epoll_event __user *events, int count,
        const struct timespec __user *timeout, const k_sigset_t __user *mask, size_t mask_size)
SYSCALL(452, fchmodat2, "dsox", int dirfd, const char __user *path, mode_t mode, int flags)

/* Memory: mm/ */
SYSCALL(9, mmap, "pzmxdd", unsigned long address, size_t length, int prot, int flags, int fd,
        off_t offset)
SYSCALL(10, mprotect, "pzm", unsigned long address, size_t length, int prot)
SYSCALL(11, munmap, "pz", unsigned long address, size_t length)
SYSCALL(12, brk, "p", unsigned long address)
SYSCALL(25, mremap, "pzzxp", unsigned long address, size_t old_length, size_t new_length, int flags,
        unsigned long new_address)
SYSCALL(26, msync, "pzx", unsigned long address, size_t length, int flags)
SYSCALL(27, mincore, "pzp", unsigned long address, size_t length, unsigned char __user *out)
SYSCALL(28, madvise, "pzd", unsigned long address, size_t length, int advice)
SYSCALL(149, mlock, "pz", unsigned long address, size_t length)
SYSCALL(150, munlock, "pz", unsigned long address, size_t length)
SYSCALL(151, mlockall, "x", int flags)
SYSCALL(152, munlockall, "", void)
SYSCALL(325, mlock2, "pzx", unsigned long address, size_t length, int flags)

/* Signals: signal/ */
SYSCALL(13, rt_sigaction, "Sppz", int signal, const struct k_sigaction __user *action,
        struct k_sigaction __user *old, size_t set_size)
SYSCALL(14, rt_sigprocmask, "dppz", int how, const k_sigset_t __user *set, k_sigset_t __user *old,
        size_t set_size)
SYSCALL(15, rt_sigreturn, "", void)
SYSCALL(34, pause, "", void)
SYSCALL(62, kill, "dS", pid_t pid, int signal)
SYSCALL(127, rt_sigpending, "pz", k_sigset_t __user *set, size_t set_size)
SYSCALL(128, rt_sigtimedwait, "pptz", const k_sigset_t __user *set, siginfo_t __user *info,
        const struct timespec __user *timeout, size_t set_size)
SYSCALL(129, rt_sigqueueinfo, "dSp", pid_t pid, int signal, const siginfo_t __user *info)
SYSCALL(130, rt_sigsuspend, "pz", const k_sigset_t __user *mask, size_t set_size)
SYSCALL(131, sigaltstack, "pp", const stack_t __user *stack, stack_t __user *old)
SYSCALL(200, tkill, "dS", pid_t tid, int signal)
SYSCALL(219, restart_syscall, "", void)
SYSCALL(234, tgkill, "ddS", pid_t pid, pid_t tid, int signal)
SYSCALL(282, signalfd, "dpz", int fd, const k_sigset_t __user *mask, size_t mask_size)
SYSCALL(289, signalfd4, "dpzx", int fd, const k_sigset_t __user *mask, size_t mask_size, int flags)
SYSCALL(297, rt_tgsigqueueinfo, "ddSp", pid_t pid, pid_t tid, int signal,
        const siginfo_t __user *info)
SYSCALL(424, pidfd_send_signal, "dSpx", int pidfd, int signal, const siginfo_t __user *info,
        unsigned flags)

/* Processes and threads: task/ */
SYSCALL(24, sched_yield, "", void)
SYSCALL(39, getpid, "", void)
SYSCALL(56, clone, "xpppp", unsigned long flags, unsigned long stack, int __user *parent_tid,
        int __user *child_tid, unsigned long tls)
SYSCALL(57, fork, "", void)
SYSCALL(58, vfork, "", void)
SYSCALL(59, execve, "svv", const char __user *path, const char __user *const __user *argv,
        const char __user *const __user *envp)
SYSCALL(60, exit, "d", int status)
SYSCALL(61, wait4, "dpxp", pid_t pid, int __user *status, int options, struct rusage __user *usage)
SYSCALL(63, uname, "p", struct utsname __user *out)
SYSCALL(97, getrlimit, "dp", unsigned resource, struct rlimit __user *out)
SYSCALL(98, getrusage, "dp", int who, struct rusage __user *out)
SYSCALL(99, sysinfo, "p", struct sysinfo __user *out)
SYSCALL(100, times, "p", struct tms __user *out)
SYSCALL(101, ptrace, "ddxx", long request, pid_t pid, unsigned long address, unsigned long data)
SYSCALL(102, getuid, "", void)
SYSCALL(103, syslog, "dpd", int type, char __user *buffer, int size)
SYSCALL(104, getgid, "", void)
SYSCALL(105, setuid, "d", uid_t uid)
SYSCALL(106, setgid, "d", gid_t gid)
SYSCALL(107, geteuid, "", void)
SYSCALL(108, getegid, "", void)
SYSCALL(109, setpgid, "dd", pid_t pid, pid_t pgid)
SYSCALL(110, getppid, "", void)
SYSCALL(111, getpgrp, "", void)
SYSCALL(112, setsid, "", void)
SYSCALL(113, setreuid, "dd", uid_t ruid, uid_t euid)
SYSCALL(114, setregid, "dd", gid_t rgid, gid_t egid)
SYSCALL(115, getgroups, "dp", int size, gid_t __user *list)
SYSCALL(116, setgroups, "dp", size_t size, const gid_t __user *list)
SYSCALL(117, setresuid, "ddd", uid_t ruid, uid_t euid, uid_t suid)
SYSCALL(118, getresuid, "ppp", uid_t __user *ruid, uid_t __user *euid, uid_t __user *suid)
SYSCALL(119, setresgid, "ddd", gid_t rgid, gid_t egid, gid_t sgid)
SYSCALL(120, getresgid, "ppp", gid_t __user *rgid, gid_t __user *egid, gid_t __user *sgid)
SYSCALL(121, getpgid, "d", pid_t pid)
SYSCALL(122, setfsuid, "d", uid_t uid)
SYSCALL(123, setfsgid, "d", gid_t gid)
SYSCALL(124, getsid, "d", pid_t pid)
SYSCALL(125, capget, "pp", void __user *header, void __user *data)
SYSCALL(126, capset, "pp", void __user *header, const void __user *data)
SYSCALL(135, personality, "x", unsigned persona)
SYSCALL(140, getpriority, "dd", int which, int who)
SYSCALL(141, setpriority, "ddd", int which, int who, int nice)
SYSCALL(142, sched_setparam, "dp", pid_t pid, const struct sched_param __user *param)
SYSCALL(143, sched_getparam, "dp", pid_t pid, struct sched_param __user *param)
SYSCALL(144, sched_setscheduler, "ddp", pid_t pid, int policy,
        const struct sched_param __user *param)
SYSCALL(145, sched_getscheduler, "d", pid_t pid)
SYSCALL(146, sched_get_priority_max, "d", int policy)
SYSCALL(147, sched_get_priority_min, "d", int policy)
SYSCALL(148, sched_rr_get_interval, "dp", pid_t pid, struct timespec __user *out)
SYSCALL(157, prctl, "dxxxx", int option, unsigned long a2, unsigned long a3, unsigned long a4,
        unsigned long a5)
SYSCALL(158, arch_prctl, "xp", int code, unsigned long address)
SYSCALL(160, setrlimit, "dp", unsigned resource, const struct rlimit __user *limit)
SYSCALL(169, reboot, "xxxp", int magic, int magic2, unsigned command, void __user *argument)
SYSCALL(170, sethostname, "sz", const char __user *name, size_t size)
SYSCALL(171, setdomainname, "sz", const char __user *name, size_t size)
SYSCALL(186, gettid, "", void)
SYSCALL(202, futex, "pxupxu", uint32_t __user *word, int operation, uint32_t value,
        unsigned long timeout, uint32_t __user *word2, uint32_t value3)
SYSCALL(203, sched_setaffinity, "dzp", pid_t pid, unsigned size, const void __user *mask)
SYSCALL(204, sched_getaffinity, "dzp", pid_t pid, unsigned size, void __user *mask)
SYSCALL(218, set_tid_address, "p", int __user *address)
SYSCALL(231, exit_group, "d", int status)
SYSCALL(247, waitid, "ddpxp", int which, pid_t id, siginfo_t __user *info, int options,
        struct rusage __user *usage)
SYSCALL(272, unshare, "x", unsigned long flags)
SYSCALL(273, set_robust_list, "pz", void __user *head, size_t size)
SYSCALL(274, get_robust_list, "dpp", pid_t pid, void __user *__user *head, size_t __user *size)
SYSCALL(302, prlimit64, "ddpp", pid_t pid, unsigned resource, const struct rlimit __user *limit,
        struct rlimit __user *old)
SYSCALL(309, getcpu, "ppp", unsigned __user *cpu, unsigned __user *node, void __user *unused)
SYSCALL(310, process_vm_readv, "dpupux", pid_t pid, const struct iovec __user *local,
        unsigned long local_count, const struct iovec __user *remote, unsigned long remote_count,
        unsigned long flags)
SYSCALL(311, process_vm_writev, "dpupux", pid_t pid, const struct iovec __user *local,
        unsigned long local_count, const struct iovec __user *remote, unsigned long remote_count,
        unsigned long flags)
SYSCALL(318, getrandom, "pzx", void __user *buffer, size_t size, unsigned flags)
SYSCALL(322, execveat, "dsvvx", int dirfd, const char __user *path,
        const char __user *const __user *argv, const char __user *const __user *envp, int flags)
SYSCALL(324, membarrier, "dxd", int command, unsigned flags, int cpu)
SYSCALL(434, pidfd_open, "dx", pid_t pid, unsigned flags)
SYSCALL(435, clone3, "pz", struct clone_args __user *arguments, size_t size)
SYSCALL(438, pidfd_getfd, "ddx", int pidfd, int fd, unsigned flags)

/* Time: time/ */
SYSCALL(35, nanosleep, "tp", const struct timespec __user *request,
        struct timespec __user *remaining)
SYSCALL(36, getitimer, "dp", int which, struct itimerval __user *out)
SYSCALL(37, alarm, "u", unsigned seconds)
SYSCALL(38, setitimer, "dpp", int which, const struct itimerval __user *value,
        struct itimerval __user *old)
SYSCALL(96, gettimeofday, "pp", struct timeval __user *out, void __user *zone)
SYSCALL(164, settimeofday, "pp", const struct timeval __user *time, const void __user *zone)
SYSCALL(201, time, "p", time_t __user *out)
SYSCALL(222, timer_create, "dpp", clockid_t clock, struct k_sigevent __user *event,
        int __user *id)
SYSCALL(223, timer_settime, "dxpp", int id, int flags, const struct itimerspec __user *value,
        struct itimerspec __user *old)
SYSCALL(224, timer_gettime, "dp", int id, struct itimerspec __user *out)
SYSCALL(225, timer_getoverrun, "d", int id)
SYSCALL(226, timer_delete, "d", int id)
SYSCALL(227, clock_settime, "dt", clockid_t clock, const struct timespec __user *time)
SYSCALL(228, clock_gettime, "dp", clockid_t clock, struct timespec __user *out)
SYSCALL(229, clock_getres, "dp", clockid_t clock, struct timespec __user *out)
SYSCALL(230, clock_nanosleep, "dxtp", clockid_t clock, int flags,
        const struct timespec __user *request, struct timespec __user *remaining)
SYSCALL(283, timerfd_create, "dx", clockid_t clock, int flags)
SYSCALL(286, timerfd_settime, "dxpp", int fd, int flags, const struct itimerspec __user *value,
        struct itimerspec __user *old)
SYSCALL(287, timerfd_gettime, "dp", int fd, struct itimerspec __user *out)
