# Functions, return, local variables, break and continue.
number=0
is() {
    number=$((number + 1))
    if [ "$2" = "$3" ]; then echo "ok $number - $1"; else echo "not ok $number - $1 (got $2)"; fi
}

set -- outer
f() { echo $# $1; set -- changed; }
is 'its parameters' "$(f a b)" '2 a'
f a >/dev/null; is 'ours are back' "$1" outer
g() { local v=in; v=$v$1; echo $v; }; v=out
is 'a local variable' "$(g 1)" in1; g 1 >/dev/null
is 'is gone afterwards' $v out
h() { v=global; }; h; is 'others are not' $v global
r() { [ $1 -le 1 ] && echo 1 && return; echo $(($1 * $(r $(($1 - 1))))); }
is 'recursion' "$(r 6)" 720
is 'return from within a loop' "$(l() { for i in 1 2 3; do [ $i = 2 ] && return 5; echo $i; done; }; l; echo $?)" "1
5"
is 'a function wins over a program' "$(ls() { echo mine; }; ls)" mine
is 'command passes it by' "$(pwd() { echo mine; }; cd /; command pwd)" /
is 'unset -f forgets it' "$(q() { echo q; }; unset -f q; q 2>/dev/null; echo $?)" 127
is 'it may redefine itself' "$(w() { w() { echo second; }; echo first; }; w; w)" "first
second"
is 'break leaves one loop' "$(for a in 1 2; do for b in 1 2; do [ $b = 2 ] && break; echo $a$b; done; done | tr '\n' ' ')" '11 21 '
is 'break 2 leaves two' "$(for a in 1 2; do for b in 1 2; do [ $b = 2 ] && break 2; echo $a$b; done; done | tr '\n' ' ')" '11 '
is 'continue 2 goes on outside' "$(for a in 1 2; do for b in 1 2; do [ $b = 2 ] && continue 2; echo $a$b; done; echo no; done | tr '\n' ' ')" '11 21 '
is 'until' "$(i=0; until [ $i = 3 ]; do i=$((i + 1)); done; echo $i)" 3
is 'case takes the first match' "$(case abc in a?) echo 1;; a*) echo 2;; *) echo 3;; esac)" 2
is 'case with alternatives' "$(case b in a|b) echo yes;; esac)" yes
is 'set -e ends the shell' "$(sh -ec 'false; echo no'; echo $?)" 1
is 'but not in a condition' "$(sh -ec 'if false; then :; fi; false || true; ! true; echo yes')" yes
echo "1..$number"
