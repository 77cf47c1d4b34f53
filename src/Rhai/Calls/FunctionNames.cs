using Maru.Rhai.Compilation;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Lexing;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Calls;

/// <summary>Names that scripts pass instead of functions.</summary>
internal static class FunctionNames
{
    /// <summary>A pointer to the function that has the name at the time of the call; the name must be valid for a function.</summary>
    public static RhaiFunction Pointer(string name, BoundProgram? home, Position position)
    {
        if (Words.KindOf(name) != TokenKind.Identifier)
        {
            throw RhaiFaults.ReservedName(name, position);
        }

        return Words.IsName(name) || RhaiFunction.IsAnonymousName(name) ? new RhaiFunction(name, null, [], home)
            : throw RhaiFaults.NoSuchFunction(name, position);
    }
}
