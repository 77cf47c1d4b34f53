using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>.f(a)</c>: a pointer's own call, a map's function, a script's method, or a native function.</summary>
internal sealed class MethodLink(string name, BoundNode[] arguments, Position position) : ChainLink(position)
{
    private readonly NativeSite _site = new(name);
    private BoundProgram? _natives;

    public string Name => name;

    public IReadOnlyList<BoundNode> Arguments => arguments;

    public override int Room => arguments.Length + 1;

    public override bool IsQuiet => false;

    public override void Prepare(Frame frame, Span<RhaiValue> room)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            room[i + 1] = arguments[i].Evaluate(frame);
        }
    }

    public override RhaiValue Get(Frame frame, ref RhaiValue target, Span<RhaiValue> room) =>
        Call(frame, ref target, room, isConstant: false);

    public override void Put(Frame frame, ref RhaiValue target, Span<RhaiValue> room, in RhaiValue value) =>
        throw new InvalidOperationException("A call is no place.");

    public override void PutBack(Frame frame, ref RhaiValue target, Span<RhaiValue> room, in RhaiValue value, RhaiSize before) =>
        throw new InvalidOperationException("A call is no place.");

    /// <summary>The span begins with an empty place for the receiver; the arguments follow.</summary>
    public RhaiValue Call(Frame frame, ref RhaiValue target, Span<RhaiValue> room, bool isConstant)
    {
        var run = frame.Run;
        run.Step(Position);
        var given = room[1..];
        if (name is "call" or "curry")
        {
            return target.Kind == RhaiKind.Function ? OfPointer(frame, target, given) : CallOn(run, ref target, given);
        }

        if (target.Kind == RhaiKind.Map && target.Map.TryGet(name, out var member) && member.Kind == RhaiKind.Function)
        {
            return PointerCall.Invoke(run, member.Function, given, ref target, hasThis: true, Position);
        }

        if (_natives != frame.Program && Scripted(frame.Program, target, given.Length) is { } scripted)
        {
            return ScriptCall.Method(run, scripted, given, ref target, isConstant, Position);
        }

        return Native(frame, ref target, room, isConstant);
    }

    // Most programs have no function with this name, so this is cached.
    private BoundFunction? Scripted(BoundProgram program, in RhaiValue target, int given)
    {
        if (program.FindMethod(target, name, given) is { } found)
        {
            return found;
        }

        _natives = program.HasMethod(name, given) ? null : program;
        return null;
    }

    /// <summary><c>x.call(f, a)</c>: f with x as <c>this</c>.</summary>
    private RhaiValue CallOn(RhaiRun run, ref RhaiValue target, Span<RhaiValue> given)
    {
        var pointer = name == "call" && given.Length > 0 ? given[0] : target;
        return pointer.Kind == RhaiKind.Function
            ? PointerCall.Invoke(run, pointer.Function, given[1..], ref target, hasThis: true, Position)
            : throw RhaiFaults.Mismatch("Fn", pointer, given.Length > 0 ? arguments[0].Position : Position);
    }

    private RhaiValue OfPointer(Frame frame, in RhaiValue target, Span<RhaiValue> given)
    {
        if (name == "curry")
        {
            var curried = new RhaiValue(target.Function.Curry(given));
            frame.Run.Sizes.Check(curried, Position);
            return curried;
        }

        var none = default(RhaiValue);
        return PointerCall.Invoke(frame.Run, target.Function, given, ref none, hasThis: false, Position);
    }

    /// <summary>Calls the native function with this name; the call is already counted.</summary>
    public RhaiValue Native(Frame frame, ref RhaiValue target, Span<RhaiValue> room, bool isConstant)
    {
        room[0] = target;
        if (_site.Find(frame.Run.Engine, room) is not { } function)
        {
            return room.Length == 1 && name == "type_of" ? RhaiTypes.NameOf(target)
                : room.Length == 1 && name == "is_shared" ? false
                : throw RhaiFaults.FunctionNotFound(name, room, Position);
        }

        if (isConstant && !function.IsPure)
        {
            throw RhaiFaults.NonPure(name, Position);
        }

        // Even a pure function passes elements to callbacks as `this`, which they may change.
        var result = function.Invoke(frame.Run, room, Position);
        if (!isConstant)
        {
            target = room[0];
        }

        return result;
    }
}
