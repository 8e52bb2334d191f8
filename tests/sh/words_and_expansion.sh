# Quotes, parameters, substitution, arithmetic, field splitting, globs.
a='x  y' b= unset_one=1; unset unset_one
echo $a "$a" '$a' \$a
echo ${b:-empty} ${b-set} ${unset_one-unset} ${unset_one:=now} $unset_one ${a:+yes} ${#a}
p=/usr/lib/name.tar.gz
echo ${p##*/} ${p#*/} ${p%%.*} ${p%.*}
echo $(echo nested $(echo deeper)) `echo back`
echo $((2 + 3 * 4)) $(( (2 + 3) * 4 )) $((7 / 2)) $((7 % 4)) $((1 << 5)) $((5 > 3 && 2 < 1)) $((x = 4)) $x
set -- one 'two three' four
echo $# "$1" "$2"; for i in "$@"; do echo "<$i>"; done
for i in $*; do echo "[$i]"; done
echo "$*"; IFS=:; echo "$*"; v=a:b::c; set -- $v; echo $#; unset IFS
shift 2; echo $#
mkdir /tmp/glob && cd /tmp/glob && touch a1 a2 b1 .hidden 'with space'
echo * ; echo a? [!a]1 *.none ; echo "*"; for f in *\ *; do echo "$f"; done; echo .h*
cd /tmp; rm -r glob
echo ~ | grep -c ^/
echo "tab	stays" 'new
line'
readonly r=1; (r=2) 2>/dev/null || echo $r
export e=exported; sh -c 'echo $e'
n=local sh -c 'echo $n'; echo ${n-none}
