using System.Reflection.Emit;
using Maru.Rhai.Calls;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>
/// Turns a bound body into machine code. What it has no instructions for is still run by its node; so is a body so long that
/// the time to compile it would itself be a burden no limit bounds.
/// </summary>
internal static class CodeCompiler
{
    /// <summary>Bytes of intermediate code one method may have.</summary>
    public const int Most = 120_000;

    /// <summary>The whole body of a function.</summary>
    public static Code Function(BoundFunction function) => Compile(function, function.Body, isWhole: true) ?? function.Body.Evaluate;

    /// <summary>The body of one loop, for a loop that runs long the first time; break and return are signalled to the loop.</summary>
    public static Code Body(BoundFunction function, BoundLoop loop) => Compile(function, loop.Body, isWhole: false) ?? loop.Body.Evaluate;

    /// <summary>A block whose end its node looks after.</summary>
    public static Code Region(BoundFunction function, BoundNode block) => Compile(function, block, isWhole: false) ?? block.Evaluate;

    /// <summary>What is left of a loop after a turn, from its condition on.</summary>
    public static Code Rest(BoundFunction function, BoundWhile loop) => Compile(function, loop, isWhole: false) ?? loop.Resume;

    private static Code? Compile(BoundFunction function, BoundNode body, bool isWhole)
    {
        var method = new DynamicMethod($"rhai:{function.Name}", typeof(RhaiValue), [typeof(object[]), typeof(Frame)], typeof(CodeCompiler).Module, skipVisibility: true);
        var writer = new CodeWriter(method.GetILGenerator(), new HashSet<int>(function.CaptureSlots));
        writer.Begin();
        var statements = new StatementEmitter(writer, function, isWhole);
        if (body is BoundWhile rest && !isWhole)
        {
            statements.Rest(writer.Result, rest);
        }
        else
        {
            statements.Value(writer.Result, body);
        }

        writer.End();
        return writer.Il.ILOffset > Most ? null : method.CreateDelegate<Code>(writer.Constants);
    }
}
