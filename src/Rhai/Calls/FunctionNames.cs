using Maru.Rhai.Compilation;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Lexing;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Calls;

/// <summary>Names that scripts hand over instead of functions.</summary>
internal static class FunctionNames
{
    /// <summary>A pointer to whatever has the name when it is called; the name itself must be one that a function can have.</summary>
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
