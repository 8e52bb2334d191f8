# Turns `nm -n` of the kernel into its table of functions, in nasm, for panic's backtrace:
# struct ksym { uint64_t address; const char *name; } ksyms[]; unsigned long ksym_count;
# The table is sorted by address. With no input it is an empty table.

$2 ~ /^[tTwW]$/ && $3 !~ /^\$|\.\./ {
    count++
    printf "%s", (count == 1 ? "section .rodata.ksyms\nglobal ksyms\nksyms:\n" : "")
    printf "    dq 0x%s, n%d\n", $1, count
    name[count] = $3
}

END {
    if (count == 0)
        print "section .rodata.ksyms\nglobal ksyms\nksyms:"
    for (i = 1; i <= count; i++)
        printf "n%d: db \"%s\", 0\n", i, name[i]
    print "align 8\nglobal ksym_count\nksym_count: dq " count + 0
}
