namespace Maru.Rhai.Syntax.Lexing;

internal enum TokenKind
{
    End,
    Identifier,
    Keyword,
    Reserved,
    Symbol,
    Integer,
    Float,
    Char,
    Text,
    TextBeforeHole,
}
