# Compound commands and functions.
if false; then echo 1; elif true; then echo 2; else echo 3; fi
i=0; while [ $i -lt 5 ]; do i=$((i + 1)); [ $i = 2 ] && continue; [ $i = 4 ] && break; echo $i; done
until [ $i = 0 ]; do i=$((i - 1)); done; echo $i
for w in a b c; do for v in 1 2; do [ $v = 2 ] && continue 2; echo $w$v; done; done
case apple in b*) echo b;; a*|z) echo a or z;; *) echo other;; esac
case x in [!x]) echo not;; ?) echo one;; esac
f() { echo "f $# $1"; return 5; }
f one two; echo $?
g() { if [ $1 -gt 0 ]; then echo $1; g $(($1 - 1)); fi; }
g 3
eval 'echo evaluated $((1+1))'
set -e; if false; then :; fi; false || true; echo still; (false; echo no); echo no
