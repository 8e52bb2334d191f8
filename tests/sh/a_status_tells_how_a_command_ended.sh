# $? of all that can be run.
number=0
is() {
    number=$((number + 1))
    if [ "$2" = "$3" ]; then echo "ok $number - $1"; else echo "not ok $number - $1 (got $2)"; fi
}

true; is 'true gives 0' $? 0
false; is 'false gives 1' $? 1
(exit 200); is 'a subshell gives its exit status' $? 200
(exit 256); is 'only eight bits of it' $? 0
no_such_command 2>/dev/null; is 'a command that is not there gives 127' $? 127
/ 2>/dev/null; is 'one that cannot be run gives 126' $? 126
for s in HUP INT QUIT KILL USR1 SEGV PIPE ALRM TERM; do
    sh -c "kill -$s \$\$" 2>/dev/null; r=$?
    is "a command that SIG$s ended" "$(kill -l $r)" $s
done
false | true; is 'a pipeline has the status of its last command' $? 0
true | false; is 'also if that fails' $? 1
! false; is '! turns failure around' $? 0
! true; is '! turns success around' $? 1
x=$(exit 7); is 'an assignment has the status of its substitution' $? 7
x=1; is 'an assignment alone succeeds' $? 0
if false; then :; fi; is 'if without a branch taken succeeds' $? 0
while false; do :; done; is 'a loop that never ran succeeds' $? 0
f() { return 4; }; f; is 'return gives a status' $? 4
f() { false; return; }; f; is 'return alone gives the last one' $? 1
sh -c 'exit 3' & wait $!; is 'wait gives the status of a background command' $? 3
wait 999999; is 'wait for a stranger gives 127' $? 127
cd /no/such/dir 2>/dev/null; is 'cd can fail' $(($? != 0)) 1
case x in y) ;; esac; is 'case without a match succeeds' $? 0
{ false; true; }; is 'a group has its last status' $? 0
eval false; is 'eval passes it on' $? 1
echo "1..$number"
