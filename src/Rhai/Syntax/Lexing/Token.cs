using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Lexing;

/// <summary>A word of the language. Text is the name, symbol or keyword, the number as written, or the value of a string.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, Position Position)
{
    /// <summary>The value of an integer or a char, or the bits of a float.</summary>
    public long Bits { get; init; }

    public StringForm Form { get; init; }

    public bool Is(string symbol) => Kind is TokenKind.Symbol or TokenKind.Keyword && Text == symbol;

    /// <summary>Whether a value ends here, so that a minus after it is a binary operator.</summary>
    public bool EndsValue => Kind switch
    {
        TokenKind.Identifier or TokenKind.Integer or TokenKind.Float or TokenKind.Char or TokenKind.Text => true,
        TokenKind.Reserved => Text == "this",
        TokenKind.Keyword => Text is "true" or "false",
        TokenKind.Symbol => Text is ")" or "]" or "}",
        _ => false,
    };
}
