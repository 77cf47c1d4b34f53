using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Emission;

namespace Maru.Rhai.Compilation.Typed;

/// <summary>Emits the iteration of a typed loop over a range. General code continues with the same locals.</summary>
internal sealed class TypedRanges(CodeWriter code, TypedExits exits, TypedState state, TypedExpressions expressions)
{
    private readonly ILGenerator _il = code.Il;

    /// <summary>Jumps to the label if the range is empty.</summary>
    public void Begin(BoundFor loop, Label end)
    {
        var range = exits.Range(loop);
        if (loop.Iterable is BoundRange ends)
        {
            Ends(range, ends, end);
        }
        else
        {
            var constant = ((BoundConstant)loop.Iterable).Value.Range;
            if (constant.IsEmpty)
            {
                _il.Emit(OpCodes.Br, end);
            }

            Set(range.At, CompiledOperations.First(constant));
            Set(range.Last, CompiledOperations.Last(constant));
        }

        if (range.Index is { } index)
        {
            Set(index, 0);
        }
    }

    /// <summary>Sets the loop's variables for an iteration.</summary>
    public void Put(BoundFor loop)
    {
        var range = exits.Range(loop);
        Copy(range.At, loop.Variable);
        Copy(range.Index, loop.Counter);
    }

    /// <summary>Jumps to the label after the last iteration.</summary>
    public void Next(BoundFor loop, Label end)
    {
        var range = exits.Range(loop);
        _il.Emit(OpCodes.Ldloc, range.At);
        _il.Emit(OpCodes.Ldloc, range.Last);
        _il.Emit(OpCodes.Beq, end);
        code.Add(range.At, 1);
        if (range.Index is { } index)
        {
            code.Add(index, 1);
        }
    }

    private void Ends(RangeLocals range, BoundRange ends, Label end)
    {
        expressions.Value(ends.Start);
        _il.Emit(OpCodes.Stloc, range.At);
        expressions.Value(ends.End);
        _il.Emit(OpCodes.Stloc, range.Last);
        _il.Emit(OpCodes.Ldloc, range.At);
        _il.Emit(OpCodes.Ldloc, range.Last);
        _il.Emit(ends.Inclusive ? OpCodes.Bgt : OpCodes.Bge, end);
        if (!ends.Inclusive)
        {
            code.Add(range.Last, -1);
        }
    }

    // A variable that is only the counter uses the range's own local.
    private void Copy(LocalBuilder? number, LocalVariable? variable)
    {
        if (variable is not null && number is not null && state[variable] != number)
        {
            _il.Emit(OpCodes.Ldloc, number);
            _il.Emit(OpCodes.Stloc, state[variable]);
        }
    }

    private void Set(LocalBuilder number, long value)
    {
        _il.Emit(OpCodes.Ldc_I8, value);
        _il.Emit(OpCodes.Stloc, number);
    }
}
