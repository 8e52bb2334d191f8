# Pipelines, background commands, subshells and groups.
number=0
is() {
    number=$((number + 1))
    if [ "$2" = "$3" ]; then echo "ok $number - $1"; else echo "not ok $number - $1 (got $2)"; fi
}

is 'data goes through' "$(printf '3\n1\n2\n' | sort | tr '\n' ' ')" '1 2 3 '
is 'a writer without readers is ended' "$(yes | head -n 2 | wc -l | tr -d ' ')" 2
is 'many bytes go through' "$(head -c 1000000 /dev/zero | tr '\0' x | wc -c | tr -d ' ')" 1000000
is 'a loop can be a member' "$(printf 'a\nb\n' | while read x; do echo "<$x>"; done | tr '\n' ' ')" '<a> <b> '
x=1; echo | x=2; is 'a member has variables of its own' $x 1
(x=3; cd /); is 'so has a subshell' $x 1
{ x=4; }; is 'a group has not' $x 4
is 'redirections of a group hold for all of it' "$({ echo a; echo b >&2; } 2>&1 | wc -l | tr -d ' ')" 2
is 'a background command reads nothing of ours' "$(echo data | { cat & wait; })" ''
sleep 100 & p=$!
is '$! is alive' "$(kill -0 $p && echo yes)" yes
kill $p; wait $p 2>/dev/null; is 'and ended by kill' $? 143
kill -0 $p 2>/dev/null; is 'and gone after wait' $(($? != 0)) 1
is 'wait without operands waits for all' "$(for i in 1 2 3; do (echo $i) & done | sort; wait; echo end)" "1
2
3
end"
is 'eight commands' "$(echo 1 | cat | cat | cat | cat | cat | cat | cat)" 1
mkfifo /tmp/fifo.$$; (echo through > /tmp/fifo.$$) & read x < /tmp/fifo.$$; rm /tmp/fifo.$$
is 'two ends of a fifo meet' "$x" through
is 'a subshell in a subshell' "$( ( (echo deep) ) )" deep
echo "1..$number"
