# Pipelines, lists and their statuses.
echo one | cat | cat
printf 'b\na\n' | { read x; read y; echo $y $x; }
true && echo and
false || echo or
false && echo no || echo both
false; echo $?
(exit 7); echo $?
! true; echo $?
true | false; echo $?
false | true; echo $?
(echo in a subshell; exit 3) | cat; echo $?
{ echo group; echo of two; } | wc -l | tr -d ' '
x=outer; (x=inner; echo $x); echo $x
sh -c 'exit 200'; echo $?
not-a-command 2>/dev/null; echo $?
/etc 2>/dev/null; echo $?
sh -c 'kill -9 $$'; echo $?
(kill -15 $(sh -c 'echo $PPID')); echo $?
