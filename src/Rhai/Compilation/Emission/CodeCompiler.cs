using System.Reflection.Emit;
using Maru.Rhai.Calls;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>
/// Turns a bound body into machine code. Nodes that it cannot translate are still interpreted; so is a very long body, because no limit
/// would cover the time to compile it.
/// </summary>
internal static class CodeCompiler
{
    /// <summary>Bytes of intermediate code one method may have.</summary>
    public const int Most = 120_000;

    /// <summary>The whole body of a function.</summary>
    public static Code Function(BoundFunction function) => Compile(function, function.Body, isWhole: true) ?? function.Body.Evaluate;

    /// <summary>
    /// The body of one loop, for a loop that runs long in its first execution; break and return are signalled to the loop.
    /// </summary>
    public static Code Body(BoundFunction function, BoundLoop loop) => Compile(function, loop.Body, isWhole: false) ?? loop.Body.Evaluate;

    /// <summary>A block whose node handles how it ends.</summary>
    public static Code Region(BoundFunction function, BoundNode block) => Compile(function, block, isWhole: false) ?? block.Evaluate;

    /// <summary>The rest of a loop after an iteration, beginning with its condition.</summary>
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
