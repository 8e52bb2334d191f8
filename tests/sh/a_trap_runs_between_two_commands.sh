# Traps: when their actions run, and what they leave as it was.
number=0
is() {
    number=$((number + 1))
    if [ "$2" = "$3" ]; then echo "ok $number - $1"; else echo "not ok $number - $1 (got $2)"; fi
}

got=; trap 'got="$got u"' USR1
kill -USR1 $$; is 'a trapped signal runs its action before the next command' "$got" ' u'
(exit 3); trap 'false' USR1; (exit 3); kill -USR1 $$ & wait $!; (exit 3)
is 'an action leaves $? as it was' "$?" 3
r=$(sh -c 'trap "echo in; exit 9" TERM; kill -TERM $$; echo not reached'; echo $?)
is 'exit in an action ends the shell' "$r" "in
9"
is 'a subshell has the actions of caught signals reset' "$(trap 'echo t' USR2; (sh -c 'kill -USR2 $PPID'; echo x) 2>/dev/null; echo $?)" 140
is 'ignored signals stay ignored in a child' "$(trap '' USR2; sh -c 'kill -USR2 $$; echo alive')" alive
is 'trap - makes a signal deadly again' "$(sh -c 'trap "" TERM; trap - TERM; kill $$; echo no' 2>/dev/null; echo $?)" 143
is 'the EXIT action runs once, last' "$(sh -c 'trap "echo bye" EXIT; echo hi')" "hi
bye"
is 'the EXIT action sees the status' "$(sh -c 'trap "echo \$?" EXIT; exit 5'; echo $?)" "5
5"
is 'the EXIT action can change the status' "$(sh -c 'trap "exit 6" EXIT; exit 5'; echo $?)" 6
is 'KILL and STOP cannot be caught' "$(sh -c 'trap "echo no" KILL; kill -KILL $$' 2>/dev/null; echo $?)" 137
is 'a trap set in a function stays' "$(sh -c 'f() { trap "echo f" USR1; }; f; kill -USR1 $$')" f
is 'an action may set its own trap anew' "$(sh -c 'trap "trap \"echo two\" USR1; echo one" USR1; kill -USR1 $$; kill -USR1 $$')" "one
two"
is 'a foreground command ends before the action runs' "$(sh -c 'trap "echo trap" USR1; (kill -USR1 $$; echo command); echo next')" "command
trap
next"
echo "1..$number"
