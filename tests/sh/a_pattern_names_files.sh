# Pathname expansion and patterns in case.
number=0
is() {
    number=$((number + 1))
    if [ "$2" = "$3" ]; then echo "ok $number - $1"; else echo "not ok $number - $1 (got $2)"; fi
}

mkdir /tmp/glob.$$ && cd /tmp/glob.$$ && mkdir d && touch a1 a2 b1 .hidden 'with space' d/x d/y '*star'
is 'star' "$(echo a*)" 'a1 a2'
is 'question mark' "$(echo ?1)" 'a1 b1'
is 'brackets' "$(echo [ab]1)" 'a1 b1'
is 'not in brackets' "$(echo [!a]1)" b1
is 'ranges' "$(echo [a-b][0-1])" 'a1 b1'
is 'classes' "$(echo [[:alpha:]][[:digit:]])" 'a1 a2 b1'
is 'hidden files need a dot' "$(echo .h*)" .hidden
is 'directories' "$(echo d/*)" 'd/x d/y'
is 'a pattern in the middle' "$(echo ?/x)" d/x
is 'no match stays' "$(echo *.none)" '*.none'
is 'quoted is plain' "$(echo '*' "a*" \?1)" '* a* ?1'
is 'partly quoted' "$(echo '*'s*)" '*star'
is 'names with blanks are one word' "$(for f in *\ *; do echo "$f"; done)" 'with space'
is 'from a variable' "$(v='a*'; echo $v)" 'a1 a2'
is 'quoted from a variable' "$(v='a*'; echo "$v")" 'a*'
is '-f turns it off' "$(set -f; echo a*)" 'a*'
is 'not in an assignment' "$(v=a*; echo "$v")" 'a*'
is 'sorted' "$(echo *1 | tr ' ' '\n' | sort -c && echo yes)" yes
cd /tmp; rm -r glob.$$
m() { case $1 in $2) echo yes;; *) echo no;; esac; }
is 'case: star takes slashes' "$(m a/b 'a*')" yes
is 'case: brackets' "$(m x '[!a-w]')" yes
is 'case: a bracket that is not closed' "$(m '[a' '[a')" yes
is 'case: an escaped star' "$(m 'ab' 'a\*')" no
is 'case: many stars' "$(m aaaaaaaaaaaaaaaaaaaaaaaab '*a*a*a*a*a*a*c')" no
echo "1..$number"
