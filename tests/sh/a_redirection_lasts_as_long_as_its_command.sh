# Redirections: files, copies of fds, here-documents, exec.
number=0
is() {
    number=$((number + 1))
    if [ "$2" = "$3" ]; then echo "ok $number - $1"; else echo "not ok $number - $1 (got $2)"; fi
}

cd /tmp; f=redirected.$$
echo one > $f; echo two >> $f
is '> and >>' "$(cat $f)" "one
two"
is '<' "$(wc -l < $f | tr -d ' ')" 2
is '2>&1 after > goes along' "$(sh -c 'echo e >&2' > $f 2>&1; cat $f)" e
is '2>&1 before > stays' "$(sh -c 'echo e >&2' 2>&1 > $f)" e
exec 3> $f; echo kept >&3; echo more >&3; exec 3>&-
is 'exec keeps one' "$(cat $f)" "kept
more"
(echo x >&3) 2>/dev/null; is 'a closed fd fails' $(($? != 0)) 1
echo new <> $f 1<> $f; is '<> does not truncate' "$(head -n 1 $f)" new
is 'a function call has its own' "$(g() { echo in; }; g > $f; echo out; cat $f)" "out
in"
is 'a loop has its own' "$(for i in 1 2; do echo $i; done > $f; cat $f | tr '\n' ' ')" '1 2 '
is 'the last one wins' "$(echo x > $f > $f.2; cat $f $f.2)" x
cat < /no/such/file 2>/dev/null; is 'a failed one fails the command' $(($? != 0)) 1
is 'a here-document is expanded' "$(cat <<E
$((1 + 1)) $(echo two) \$x
E
)" '2 two $x'
is 'not if its end is quoted' "$(cat <<'E'
$((1 + 1)) \$x
E
)" '$((1 + 1)) \$x'
is 'two on a line' "$(cat <<A; cat <<B
first
A
second
B
)" "first
second"
is '<<- drops tabs' "$(cat <<-E
		text
	E
)" text
is 'a large one' "$(v=$(head -c 100000 /dev/zero | tr '\0' y); wc -c <<E | tr -d ' '
$v
E
)" 100001
set -C; (echo x > $f) 2>/dev/null; is '-C keeps files' $(($? != 0)) 1; echo y >| $f; set +C
is '>| does not care' "$(cat $f)" y
is 'read takes only its line' "$(printf 'a\nb\n' | { read x; cat; })" b
rm $f $f.2
echo "1..$number"
