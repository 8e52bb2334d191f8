# kill -l: the name of each number and exit status; kill -s and trap take the same names.
number=0
is() {
    number=$((number + 1))
    if [ "$2" = "$3" ]; then echo "ok $number - $1"; else echo "not ok $number - $1 (got $2)"; fi
}

n=0
# 16 is STKFLT, which dash does not know
for name in HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM 16 CHLD CONT \
    STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS 32 33 RTMIN RTMIN+1 RTMIN+2 \
    RTMIN+3 RTMIN+4 RTMIN+5 RTMIN+6 RTMIN+7 RTMIN+8 RTMIN+9 RTMIN+10 RTMIN+11 RTMIN+12 \
    RTMIN+13 RTMIN+14 RTMIN+15 RTMAX-14 RTMAX-13 RTMAX-12 RTMAX-11 RTMAX-10 RTMAX-9 RTMAX-8 \
    RTMAX-7 RTMAX-6 RTMAX-5 RTMAX-4 RTMAX-3 RTMAX-2 RTMAX-1 RTMAX; do
    n=$((n + 1))
    case $n in 16 | 32 | 33) continue ;; esac
    is "signal $n" "$(kill -l $n)" $name
    is "status $((n + 128))" "$(kill -l $((n + 128)))" $name
    case $n in 17 | 18 | 19 | 20 | 21 | 22 | 23 | 28) continue ;; esac # do not end a process
    sh -c "kill -s $name \$\$"; is "kill -s $name sends it" $? $((n + 128))
done 2>/dev/null
kill -l 65 2>/dev/null; is 'there is no 65' $(($? != 0)) 1
kill -s NOSUCH $$ 2>/dev/null; is 'nor NOSUCH' $(($? != 0)) 1
got=; trap 'got="$got U"' USR1; trap 'got="$got R"' RTMIN+3
kill -s USR1 $$; kill -s RTMIN+3 $$
is 'trap takes these names' "$got" ' U R'
