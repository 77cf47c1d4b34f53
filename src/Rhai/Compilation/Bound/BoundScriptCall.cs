using Maru.Rhai.Calls;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>A call of a script function known when the script was compiled.</summary>
internal sealed class BoundScriptCall(BoundFunction function, BoundNode[] arguments, IReadOnlyDictionary<string, int>? names, Position position) : BoundNode(position)
{
    public BoundFunction Function => function;

    public IReadOnlyList<BoundNode> Arguments => arguments;

    /// <summary>For <c>f!()</c>, the caller's variables by name.</summary>
    public IReadOnlyDictionary<string, int>? Names => names;

    public override RhaiValue Evaluate(Frame frame)
    {
        var run = frame.Run;
        var mark = run.Mark();
        var values = run.Rent(arguments.Length);
        ArgumentList.Fill(arguments, frame, values);
        var result = names is null ? ScriptCall.Plain(run, function, values, Position)
            : ScriptCall.InsideCaller(run, function, values, frame, names, Position);
        run.ReturnTo(mark);
        return result;
    }
}
