using Maru.Rhai.Compilation.Bound;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>When a body earns machine code: what runs once is over before a compiler could have helped.</summary>
internal static class Tiering
{
    private const int HotCalls = 8;
    private const int HotTurns = 3000;

    public static bool IsHot(BoundFunction function, int calls) => MayCompile(function) && function.Program.Engine.Tier switch
    {
        RhaiTier.Interpreted => false,
        RhaiTier.Compiled => true,
        _ => calls >= HotCalls,
    };

    public static bool IsHot(BoundLoop loop, int turns) => loop.Owner is { } owner && MayCompile(owner) && owner.Program.Engine.Tier switch
    {
        RhaiTier.Interpreted => false,
        RhaiTier.Compiled => true,
        _ => turns == HotTurns,
    };

    // Where variables are found by name the slots are not all there is.
    private static bool MayCompile(BoundFunction function) => !function.UsesNames;
}
