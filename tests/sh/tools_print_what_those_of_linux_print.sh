# The programs of /bin against those of the host: each command line's output and status.
t() {
    printf '# %s\n' "$1"
    eval "$1" 2>/dev/null
    echo "status $?"
}
export LC_ALL=C TZ=UTC0
mkdir tools.$$ && cd tools.$$ || exit 1
umask 022
seq 1 300 > n
printf 'b 2\na 10\nc 1\na 2\n' > s
printf 'x\ty z\n\nfoo bar' > w
printf 'a,b,c\nd,e\nnocomma\n' > csv
ln -s n link
mkdir -p d/e
touch d/e/f d/.h

t 'head -n 3 n'; t 'head -c 10 n'; t 'tail -n 3 n'; t 'tail -c 10 n'; t 'tail -n +298 n'; t 'head -n 1 n s'
t 'wc -l < n'; t 'wc -w < w'; t 'wc -c < n'
t 'grep -v 1 n | head -n 3'; t 'grep -c 9 n'; t 'grep -n 29. n'; t 'grep -E "^(1|2)0+$" n'
t 'grep -o "[0-9]\{2\}$" n | tail -n 2'; t 'grep -i FOO w'; t 'grep -w foo w'; t 'grep -x 12 n'
t 'grep -q nope n'; t 'grep -l 1 n s w'; t 'grep foo nosuch'; t 'grep -A1 -B1 150 n'; t 'grep -F . n'
t 'grep -e 11 -e 12 n'; t 'grep "a\|b" s'; t 'grep -E "^[[:alpha:]]+ [[:digit:]]$" s'; t 'grep -E "x*" s'
t 'echo abcabc | grep -E "^(abc)*$"'; t 'echo ab | grep -oE "a|ab"'; t 'echo "a-b]" | grep -o "[]-]"'
t 'sort s'; t 'sort -r s'; t 'sort -k2n s'; t 'sort -k1,1 -k2,2nr s'; t 'sort -u s s'; t 'sort -t, -k2 csv'
t 'printf "a\na\nb\n" | uniq -c'; t 'printf "a\na\nb\n" | uniq -d'; t 'printf "a\na\nb\n" | uniq -u'
t 'cut -d, -f2 csv'; t 'cut -d, -f2- -s csv'; t 'cut -c1-3 w'; t 'tr a-z A-Z < s'; t 'tr -d 0-9 < s'
t 'printf "a  b" | tr -s " " "\n"'; t 'tr -cd "[:alpha:]\n" < w'
t 'seq 2 2 9'; t 'seq -w 8 11'; t 'seq -s, 3'; t 'seq 3 -1 1'; t 'seq 3 1'
t 'basename /a/b.c .c'; t 'basename a/'; t 'dirname /a/b'; t 'dirname a'; t 'dirname a//b//'
t 'expr 1 + 2 \* 3'; t 'expr abc : "a\(.\)c"'; t 'expr abc : "ab*"'; t 'expr 5 \< 3'; t 'expr "" \| x'
t 'sed 3q n'; t 'sed -n "\$p" n'; t 'sed s/1/X/g n | head -n 12'; t 'sed "/2/,/5/d" n | head'
t 'sed -E "s/(.)(.)/\2\1/" n | head -n 15'; t 'sed "N;s/\n/,/" s'; t 'sed "1!G;h;\$!d" s'; t 'sed y/abc/xyz/ s'
t 'ls'; t 'ls -a d'; t 'ls -R'; t 'ls -F'; t 'ls -1'; t 'ls n d'; t 'ls -l link | cut -c1-10'
t 'cat n - < s | tail -n 2'; t 'cat -n s'; t 'cat d'
t 'mkdir d'; t 'mkdir -p x/y/z && ls -R x && rm -r x'; t 'rm nosuch'; t 'rm -f nosuch'; t 'rm d'; t 'rmdir d'
t 'cp n n2; cmp n n2; rm n2'; t 'cp -r d d2; find d2 | sort; rm -r d2'; t 'cp -P link l2; readlink l2 || echo n; rm l2'
t 'ln n hard; stat -c %h n; rm hard; stat -c %h n'; t 'mv s s2; ls; mv s2 s'
t 'chmod 640 s; stat -c %a s; chmod u+x,g-r,o=w s; stat -c "%a %A" s; chmod 644 s'
t 'chmod a=rX,u+w s d; stat -c %a s d; chmod 755 d'; t 'stat -c "%s %F" n link'; t 'touch q; ls q; rm q'
t 'find . | sort'; t 'find . -type f -size +1k'; t 'find d -name f -exec echo got {} \;'; t 'find . ! -name n -type f | sort'
t 'find d -type f -exec echo {} + | tr " " "\n" | sort'; t 'find . -maxdepth 1 -type l'
t 'echo a b c | xargs -n1 echo x'; t 'seq 3 | xargs'; t 'printf "a b\nc\n" | xargs -I{} echo "<{}>"'
t 'printf "a\0b c\0" | xargs -0 -n1'; t 'echo x | xargs false'
t 'od -c w'; t 'od -A x -t x1 n | head -n 4'; t 'od n | head -n 3'; t 'od -An -tx1 -N4 n'
t 'cmp -s n s'; t 'seq 2 299 > n3; echo 5 >> n3; diff n n3; rm n3'; t 'diff n n'
t 'yes | head -n 2'; t 'env -i A=1 env'; t 'timeout 5 sh -c "exit 7"'; t 'timeout 0.05 sleep 9'; t 'echo x | tee t1 t2; cat t1 t2'
t 'mkfifo p; ls -F p; rm p'; t 'kill -l 15'; t 'id -u'; t 'date -u -d @86399'; t 'date -u -d @0 +%Y-%m-%d'
t 'mkdir -p r/s; echo x > r/f; cp -r r r/s 2>&- || ls -d r/s/r r/s/r/s/r/s; rm -r r'
t 'test 1 -lt 2'; t '[ -f n -a -d d ]'; t 'uname -s'; t 'head -c 300000 /dev/zero | wc -c'; t 'nohup true < /dev/null'
cd .. && rm -r tools.$$
