using System.Runtime.CompilerServices;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>Conditions must be a bool.</summary>
internal static class Truth
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Of(in RhaiValue value, Position position) =>
        value.IsBool ? value.Bool : throw RhaiFaults.Mismatch("bool", value, position);
}
