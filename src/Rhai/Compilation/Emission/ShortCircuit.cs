using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Emits <c>&amp;&amp;</c> and <c>||</c> as jumps.</summary>
internal static class ShortCircuit
{
    /// <summary>Jumps to the label if the whole expression has this result; the given action emits the same for each side.</summary>
    public static void When(ILGenerator il, BoundLogic logic, bool isTrue, Label target, Action<BoundNode, bool, Label> side)
    {
        // The result that the left side decides alone: false for &&, true for ||.
        if (isTrue != logic.IsAnd)
        {
            side(logic.Left, isTrue, target);
            side(logic.Right, isTrue, target);
            return;
        }

        var decided = il.DefineLabel();
        side(logic.Left, !isTrue, decided);
        side(logic.Right, isTrue, target);
        il.MarkLabel(decided);
    }
}
