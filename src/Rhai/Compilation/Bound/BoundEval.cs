using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>eval(text)</c>: runs inside the caller's scope and may leave variables there.</summary>
internal sealed class BoundEval(BoundNode text, IReadOnlyDictionary<string, int> names, bool isInner, Position position)
    : BoundNode(position)
{
    /// <summary>About the largest size that a character of a script compiles to.</summary>
    private const long CompiledBytes = 150;

    public override RhaiValue Evaluate(Frame frame)
    {
        var source = text.Borrow(frame);
        if (source.Kind != RhaiKind.String)
        {
            throw RhaiFaults.Mismatch("string", source, text.Position);
        }

        var run = frame.Run;
        run.Step(Position);
        run.Step(source.Text.Units);
        try
        {
            run.Memory?.Reserve(source.Text.Units * CompiledBytes, Position);
            var chunk = run.Engine.BindChunk(source.Text.Value, frame.Program, isInner, run.Stop);
            if (source.Text.Span.Contains('|'))
            {
                // A closure may keep all the compiled code in memory.
                run.Memory?.Keep(source.Text.Units * CompiledBytes, Position);
            }

            return Run(frame, chunk);
        }
        catch (RhaiException error) when (error.Passes("eval", Position))
        {
            throw;
        }
    }

    private RhaiValue Run(Frame frame, BoundFunction chunk)
    {
        var run = frame.Run;
        var inner = run.Enter(chunk.SlotCount, Position);
        inner.Program = frame.Program;
        inner.Caller = frame;
        inner.CallerNames = names;
        (inner.This, inner.HasThis, inner.ThisIsConstant) = (frame.This, frame.HasThis, frame.ThisIsConstant);
        var result = default(RhaiValue);
        try
        {
            result = chunk.Body.Evaluate(inner);
            Keep(frame, inner, chunk);
            return result;
        }
        catch (EarlyLeave leave)
        {
            return result = leave.Value;
        }
        finally
        {
            frame.This = inner.This;
            run.Leave(inner, result);
        }
    }

    private static void Keep(Frame frame, Frame inner, BoundFunction chunk)
    {
        foreach (var variable in chunk.TopLevel)
        {
            var value = inner.Slots[variable.Slot];
            var cell = value.Kind == RhaiKind.Cell ? value.Cell : new RhaiCell(value) { ReadOnly = variable.IsConstant };
            (frame.Dynamic ??= new DynamicNames()).Add(variable.Name, cell);
        }
    }
}
