using Maru.Rhai.Compilation;
using Maru.Rhai.Runtime;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Library;

/// <summary>
/// A function handed to a native one, as a pointer or by name. How many parameters it has decides what it gets: the element
/// as <c>this</c>, or as an argument, or as an argument with its index behind.
/// </summary>
internal readonly struct Callback
{
    private const int AnyCount = -1;
    private readonly RhaiRun _run;
    private readonly RhaiFunction _function;
    private readonly int _parameters;
    private readonly Position _position;

    public Callback(RhaiRun run, in RhaiValue function)
    {
        (_run, _position) = (run, run.CallPosition);
        _function = function.Kind == RhaiKind.Function ? function.Function : FunctionNames.Pointer(function.Text.Value, run.Running, run.CallPosition);
        _parameters = _function.Definition is BoundFunction definition ? definition.ParameterCount - _function.Curried.Length : AnyCount;
    }

    /// <summary>For one element: <c>this</c>, (element) or (element, index).</summary>
    public RhaiValue Element(ref RhaiValue item, long index) => Bound([], ref item, 0, [index]);

    /// <summary>For each element in turn, which is always <c>this</c>; one parameter is the index.</summary>
    public RhaiValue Each(ref RhaiValue item, long index) =>
        Takes([], item, hasThis: true) ? Call([], ref item, hasThis: true) : Call([index], ref item, hasThis: true);

    /// <summary>For the result so far and an element: (result) with <c>this</c> = element, (result, element) or (result, element, index).</summary>
    public RhaiValue Fold(in RhaiValue result, ref RhaiValue item, long index) => Bound([result.Share()], ref item, 1, [index]);

    /// <summary>For two elements at the same index: (other) with <c>this</c> = element, (element, other) or (element, other, index).</summary>
    public RhaiValue Pair(ref RhaiValue item, in RhaiValue other, long index) => Bound([other.Share()], ref item, 0, [index]);

    /// <summary>For a key and its value: (key) with <c>this</c> = value, or (key, value).</summary>
    public RhaiValue Entry(in RhaiValue key, ref RhaiValue value) => Bound([key], ref value, 1, []);

    public RhaiValue Plain(ReadOnlySpan<RhaiValue> arguments)
    {
        var none = default(RhaiValue);
        return Call(arguments, ref none, hasThis: false);
    }

    /// <summary>Binds <c>this</c> if the function has no parameter for it; otherwise it goes among the arguments, at last with others behind.</summary>
    private RhaiValue Bound(ReadOnlySpan<RhaiValue> arguments, ref RhaiValue self, int place, ReadOnlySpan<RhaiValue> behind)
    {
        if (Takes(arguments, self, hasThis: true))
        {
            return Call(arguments, ref self, hasThis: true);
        }

        ReadOnlySpan<RhaiValue> all = [.. arguments[..place], self.Share(), .. arguments[place..], .. behind];
        var fewer = all[..(arguments.Length + 1)];
        return Plain(behind.IsEmpty || Takes(fewer, default, hasThis: false) ? fewer : all);
    }

    private bool Takes(ReadOnlySpan<RhaiValue> arguments, in RhaiValue self, bool hasThis) =>
        _parameters == AnyCount ? PointerCall.Exists(_run, _function, arguments, self, hasThis) : _parameters == arguments.Length;

    private RhaiValue Call(ReadOnlySpan<RhaiValue> arguments, ref RhaiValue self, bool hasThis)
    {
        var result = PointerCall.Invoke(_run, _function, arguments, ref self, hasThis, _position);
        _run.CallPosition = _position;
        return result;
    }
}
