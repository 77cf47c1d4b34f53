using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>
/// A function written in C# with the types it takes. A function that is not pure may change its first argument. Its arguments and its
/// result count as steps by their size, unless it is quick: then its time does not depend on the size.
/// </summary>
internal sealed class NativeFunction(string name, NativeParameter[] parameters, NativeBody body, bool isPure, bool isQuick = false)
{
    public string Name => name;

    public ReadOnlySpan<NativeParameter> Parameters => parameters;

    public bool IsPure => isPure;

    /// <summary>Whether calls run this body, and not another function with the same name.</summary>
    public bool Runs(NativeBody other) => body == other;

    /// <summary>How well the arguments fit: the number of parameters that match by type; -1 if one does not fit.</summary>
    public int Fit(ReadOnlySpan<RhaiValue> arguments)
    {
        var fit = 0;
        for (var i = 0; i < parameters.Length; i++)
        {
            if (!parameters[i].Accepts(arguments[i]))
            {
                return -1;
            }

            fit += parameters[i].IsAny ? 0 : 1;
        }

        return fit;
    }

    /// <summary>Calls it and checks the result against the size limits.</summary>
    public RhaiValue Invoke(RhaiRun run, Span<RhaiValue> arguments, Position position)
    {
        run.CallPosition = position;
        Count(run, arguments, position);
        var result = body(run, arguments);
        run.Sizes.Check(result, position);
        if (!isQuick)
        {
            run.Work(result, position);
        }

        if (!isPure)
        {
            run.Sizes.Check(arguments[0], position);
        }

        return result;
    }

    private void Count(RhaiRun run, ReadOnlySpan<RhaiValue> arguments, Position position)
    {
        if (!isQuick)
        {
            foreach (ref readonly var argument in arguments)
            {
                run.Work(argument, position);
            }
        }
        else if (!isPure)
        {
            run.WorkToOwn(arguments[0], position);
        }
    }
}
