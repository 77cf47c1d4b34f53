using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax;

/// <summary>A text is not a script; <see cref="Error"/> says why and where.</summary>
public sealed class RhaiSyntaxException(SyntaxError error) : Exception($"{error.Message} ({error.Position})")
{
    /// <summary>The first fault in the text.</summary>
    public SyntaxError Error { get; } = error;

    internal static RhaiSyntaxException Of(string kind, string message, Position position) => new(new SyntaxError(kind, message, position));
}
