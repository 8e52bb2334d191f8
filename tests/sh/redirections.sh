# Redirections and here-documents.
cd /tmp || exit 1
f=redir.$$
echo first > $f; echo second >> $f; cat $f
cat < $f | wc -l | tr -d ' '
{ echo out; echo err >&2; } > $f 2>&1; cat $f
{ echo out; echo err >&2; } 2>&1 >/dev/null
exec 3> $f; echo three >&3; exec 3>&-; cat $f
exec 4< $f; read line <&4; exec 4<&-; echo "$line"
echo gone > /not/a/folder/f || echo failed
set -C; echo again > $f || echo refused; echo forced >| $f; cat $f; set +C
cat <<END
redir is ${f%.*} and $((1 + 1))
END
cat <<'END' | sed 's/^/> /'
$f stays
END
cat <<-END
	tabs go
	END
while read -r a b; do echo "$b-$a"; done <<END
1 one
2 two three
END
rm $f
