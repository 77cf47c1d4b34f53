using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax;

/// <summary>
/// Why a text is not a script. Kind is stable, e.g. <c>MissingToken</c> or <c>BadInput/MalformedNumber</c>; the message is for a person.
/// </summary>
public sealed record SyntaxError(string Kind, string Message, Position Position)
{
    /// <summary>The kind as run-time errors name it: <c>ErrorParsing/…</c>.</summary>
    public string FullKind => $"ErrorParsing/{Kind}";
}
