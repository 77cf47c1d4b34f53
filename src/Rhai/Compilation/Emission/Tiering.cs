using Maru.Rhai.Compilation.Bound;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Decides when a body is compiled: code that runs once ends before compiling could help.</summary>
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

    // If variables are looked up by name, there may be variables outside the slots.
    private static bool MayCompile(BoundFunction function) => !function.UsesNames;
}
