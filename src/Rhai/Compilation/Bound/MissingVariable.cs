using Maru.Rhai.Runtime;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>Stands for a variable that was not there when a closure wanted to capture it.</summary>
internal static class MissingVariable
{
    public static readonly RhaiCell Cell = new(default) { ReadOnly = true };
}
