using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Lexing;

internal static class LexicalErrors
{
    public static RhaiSyntaxException Of(string kind, string message, Position position) =>
        RhaiSyntaxException.Of($"BadInput/{kind}", message, position);
}
