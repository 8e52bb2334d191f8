# ${…} in all its forms, and $((…)).
number=0
is() {
    number=$((number + 1))
    if [ "$2" = "$3" ]; then echo "ok $number - $1"; else echo "not ok $number - $1 (got $2)"; fi
}

v=value n= p=/a/b.tar.gz
is 'default of a set one' "${v:-d}" value
is 'default of an empty one' "${n:-d}" d
is 'without colon empty is set' "${n-d}" ''
is 'default of an unset one' "${u-d}" d
is 'assignment' "${u:=new}$u" newnew
is 'alternative' "${v:+alt}${n:+no}" alt
is 'length' "${#v}${#n}" 50
is 'shortest suffix' "${p%.*}" /a/b.tar
is 'longest suffix' "${p%%.*}" /a/b
is 'shortest prefix' "${p#*/}" a/b.tar.gz
is 'longest prefix' "${p##*/}" b.tar.gz
is 'a quoted pattern is plain text' "${p%'.*'}" "$p"
is 'the word is expanded' "${n:-$v$(echo x)}" valuex
is 'the word may have quotes' "${n:-"a  b"}" 'a  b'
is 'an error ends the shell' "$(sh -c 'echo ${x?}; echo no' 2>/dev/null; echo $(($? != 0)))" 1
is '-u makes unset an error' "$(sh -uc 'echo $x; echo no' 2>/dev/null; echo $(($? != 0)))" 1
set -- a b c d e f g h i j k
is '${10} is the tenth' "${10}" j
is '$10 is the first and a 0' "$10" a0
is '$# counts' $# 11
is 'precedence' $((2 + 3 * 4 % 5 - -1)) 5
is 'comparison and logic' $((3 > 2 && 1 != 1 || 4 == 4)) 1
is 'bits' $((6 & 3 | 8 ^ 1 << 2)) 14
is 'octal and hexadecimal' $((010 + 0x1F)) 39
is 'a choice' $((n ? 1 : 2)) 2
is 'assignments' $((y = 5))$((y += 2))$y 577
is 'what is not chosen is not done' "$((1 || (z = 5)))${z-unset}" 1unset
is 'division truncates' "$((-7 / 2)) $((-7 % 2))" '-3 -1'
is 'wraps at 64 bits' $((9223372036854775807 + 1)) -9223372036854775808
echo "1..$number"
