# Traps, background jobs, wait and kill.
trap 'echo usr1' USR1; kill -USR1 $$; echo after
trap '' TERM; kill -TERM $$; echo ignored
trap - TERM
sh -c 'kill -TERM $$'; echo $?
sleep 100 & kill $!; wait $!; echo $?
sleep 100 & kill -9 $!; wait $!; echo $?
(exit 6) & wait $!; echo $?
true & p=$!; wait $p; echo $?
wait; echo $?
{ echo first; exit 3; } | { read word; echo $word; exit 5; } & wait $!; echo $?
for s in HUP INT QUIT USR2; do sh -c "kill -$s \$\$"; echo $s $?; done
sh -c 'trap "echo got it; exit 9" HUP; kill -HUP $$; echo not here'; echo $?
(trap 'echo leaving' EXIT; echo working)
kill -l 15; kill -l 137
sh -c 'trap "" INT; sh -c "kill -INT \$\$; echo inherited"'
trap 'echo bye' EXIT
exit 4
