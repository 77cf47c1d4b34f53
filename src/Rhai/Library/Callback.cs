using Maru.Rhai.Calls;
using Maru.Rhai.Compilation;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>
/// A function passed to a native one, as a pointer or by name. The number of its parameters decides what it gets: the element as
/// <c>this</c>, or as an argument, or as an argument followed by its index.
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
        _function = function.Kind == RhaiKind.Function ? function.Function
            : FunctionNames.Pointer(function.Text.Value, run.Running, run.CallPosition);
        _parameters = _function.Definition is BoundFunction definition ? definition.ParameterCount - _function.Curried.Length : AnyCount;
    }

    /// <summary>For one element: <c>this</c>, (element) or (element, index).</summary>
    public RhaiValue Element(ref RhaiValue item, long index) =>
        Takes([], item, hasThis: true) ? Call([], ref item, hasThis: true) : Take([item.Share(), index], fewer: 1);

    /// <summary>For each element in turn, which is always <c>this</c>; one parameter is the index.</summary>
    public RhaiValue Each(ref RhaiValue item, long index) =>
        Takes([], item, hasThis: true) ? Call([], ref item, hasThis: true) : Call([index], ref item, hasThis: true);

    /// <summary>For the result so far and an element: (result) with it as <c>this</c>, (result, element) or with the index.</summary>
    public RhaiValue Fold(in RhaiValue result, ref RhaiValue item, long index) =>
        Takes([result], item, hasThis: true) ? Call([result.Share()], ref item, hasThis: true)
            : Take([result.Share(), item.Share(), index], fewer: 2);

    /// <summary>
    /// For two elements at one index: (other) with the first as <c>this</c>, (element, other), or both followed by the index.
    /// </summary>
    public RhaiValue Pair(ref RhaiValue item, in RhaiValue other, long index) =>
        Takes([other], item, hasThis: true) ? Call([other.Share()], ref item, hasThis: true)
            : Take([item.Share(), other.Share(), index], fewer: 2);

    /// <summary>For a key and its value: (key) with <c>this</c> = value, or (key, value).</summary>
    public RhaiValue Entry(in RhaiValue key, ref RhaiValue value) =>
        Takes([key], value, hasThis: true) ? Call([key], ref value, hasThis: true) : Plain([key, value.Share()]);

    /// <summary>Whether there is a function that accepts this number of arguments.</summary>
    public bool Takes(int arguments) => PointerCall.Takes(_run, _function, arguments);

    public RhaiValue Plain(ReadOnlySpan<RhaiValue> arguments)
    {
        var none = default(RhaiValue);
        return Call(arguments, ref none, hasThis: false);
    }

    private RhaiValue Take(ReadOnlySpan<RhaiValue> arguments, int fewer) =>
        Plain(Takes(arguments[..fewer], default, hasThis: false) ? arguments[..fewer] : arguments);

    private bool Takes(ReadOnlySpan<RhaiValue> arguments, in RhaiValue self, bool hasThis) =>
        _parameters == AnyCount ? PointerCall.Exists(_run, _function, arguments, self, hasThis) : _parameters == arguments.Length;

    private RhaiValue Call(ReadOnlySpan<RhaiValue> arguments, ref RhaiValue self, bool hasThis)
    {
        var result = PointerCall.Invoke(_run, _function, arguments, ref self, hasThis, _position);
        _run.CallPosition = _position;
        return result;
    }
}
