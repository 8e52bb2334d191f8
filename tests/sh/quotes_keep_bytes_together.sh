# Quoting, splitting and what becomes of empty words.
number=0
is() {
    number=$((number + 1))
    if [ "$2" = "$3" ]; then echo "ok $number - $1"; else echo "not ok $number - $1 (got $2)"; fi
}

count() { echo $#; }
a='x  y' e=
is 'an unquoted variable is split' "$(count $a)" 2
is 'a quoted one is not' "$(count "$a")" 1
is 'an unquoted empty one vanishes' "$(count $e)" 0
is 'a quoted empty one stays' "$(count "$e")" 1
is 'quotes next to it keep it' "$(count $e'')" 1
is '"$@" keeps words apart' "$(set -- 'a b' c ''; count "$@")" 3
is '"$@" without words is nothing' "$(set --; count "$@")" 0
is '"x$@y" joins at both ends' "$(set -- 1 2 3; for i in "x$@y"; do echo "<$i>"; done)" "<x1>
<2>
<3y>"
is '"$*" joins by the first byte of IFS' "$(set -- a b c; IFS=-:; echo "$*")" a-b-c
is 'IFS bytes that are no blanks keep empty fields' "$(IFS=:; v=a::b; count $v)" 3
is 'blanks around such a byte belong to it' "$(IFS=' :'; v='a : b'; count $v)" 2
is 'an empty IFS splits nothing' "$(IFS=; v='a b'; count $v)" 1
is 'single quotes keep everything' '$x`y`\' "\$x\`y\`\\"
is 'a backslash keeps one byte' \$a '$a'
is 'double quotes keep a backslash before others' "\a" '\a'
is 'adjacent quotes are one word' "$(count 'a '"b "c)" 1
is 'a newline in quotes is one' "$(count 'a
b')" 1
is 'a backslash and newline are nothing' ab\
c abc
is 'the result of a substitution is split' "$(count $(echo a b))" 2
is 'unless quoted' "$(count "$(echo a b)")" 1
is 'its last newlines go, others stay' "$(printf 'a\n\nb\n\n')" "a

b"
is 'quotes in a value are ordinary' "$(v='"a b"'; count $v)" 2
echo "1..$number"
