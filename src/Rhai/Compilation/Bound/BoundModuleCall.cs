using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>m::f(a)</c>.</summary>
internal sealed class BoundModuleCall(LocalVariable? alias, IReadOnlyList<string> modules, string name, BoundNode[] arguments, Position position) : BoundNode(position)
{
    public override RhaiValue Evaluate(Frame frame)
    {
        var run = frame.Run;
        var mark = run.Mark();
        var values = run.Rent(arguments.Length);
        ArgumentList.Fill(arguments, frame, values);
        var result = Call(frame, values);
        run.ReturnTo(mark);
        return result;
    }

    private RhaiValue Call(Frame frame, Span<RhaiValue> values)
    {
        var module = ModuleLoader.Find(frame, alias, modules, Position);
        if (module.Program?.Find(name, values.Length) is { IsPrivate: false } function)
        {
            return ScriptCall.Plain(frame.Run, function, values, Position);
        }

        var native = module.Functions.Find(name, values)
            ?? throw RhaiFaults.FunctionNotFound(string.Join("::", modules) + "::" + name, values, Position);
        frame.Run.Step(Position);
        return native.Invoke(frame.Run, values, Position);
    }
}
