using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;

namespace Maru.Rhai.Compilation.Numeric;

/// <summary>Emits a constant of a known kind.</summary>
internal static class NumericConstant
{
    /// <summary>Leaves the constant on the stack, unboxed.</summary>
    public static void Emit(ILGenerator il, BoundConstant constant, NumericKind kind)
    {
        switch (kind)
        {
            case NumericKind.Float: il.Emit(OpCodes.Ldc_R8, constant.Value.Float); break;
            case NumericKind.Bool: il.Emit(OpCodes.Ldc_I4, constant.Value.Bool ? 1 : 0); break;
            default: il.Emit(OpCodes.Ldc_I8, constant.Value.Int); break;
        }
    }
}
