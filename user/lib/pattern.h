/*
 * Shell patterns: * ? [a-z] [!a-z] [[:class:]] and backslash. POSIX: XCU 2.13.
 */
#ifndef USER_LIB_PATTERN_H
#define USER_LIB_PATTERN_H

/*
 * Whether the whole of text[0…length) matches pattern. Linear in text times pattern. Slashes and
 * leading dots are ordinary here: a caller that matches paths does so component by component.
 */
int pattern_match(const char *pattern, const char *text, unsigned long length);

/*
 * Whether pattern has an unescaped *, ? or closed bracket expression: else it matches itself
 * only.
 */
int pattern_is_magic(const char *pattern);

/*
 * One bracket expression; *pattern is just behind '[' and moves on behind its ']'. Returns
 * whether c is in it, or -1 (unmoved) if it is not closed, which makes the '[' an ordinary
 * character. '^' negates; in a shell pattern '!' does too, and a backslash escapes.
 */
enum pattern_syntax { PATTERN_SHELL, PATTERN_REGEX };
int pattern_bracket(const char **pattern, int c, enum pattern_syntax syntax);

#endif
