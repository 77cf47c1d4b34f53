using Maru.Rhai.Compilation;
using Maru.Rhai.Runtime;

namespace Maru.Rhai.Library;

/// <summary>A function handed to a native one. How many parameters it has decides what it gets: the element, the element and its index, or the element as <c>this</c>.</summary>
internal readonly struct Callback
{
    private readonly RhaiRun _run;
    private readonly RhaiFunction _function;
    private readonly int _arity;
    private readonly Maru.Rhai.Syntax.Tree.Position _position;

    public Callback(RhaiRun run, RhaiFunction function, string name)
    {
        Name = name;
        (_run, _function, _position) = (run, function, run.CallPosition);
        _arity = Arity(run, function);
    }

    public string Name { get; }

    /// <summary>For one element: (element), (element, index) or <c>this</c>.</summary>
    public RhaiValue Element(ref RhaiValue item, long index) => _arity switch
    {
        0 => Call([], ref item, hasThis: true),
        2 => Plain([item.Share(), index]),
        _ => Plain([item.Share()]),
    };

    /// <summary>For each element in turn, which is always <c>this</c>; one parameter is the index.</summary>
    public RhaiValue Each(ref RhaiValue item, long index) => Call(_arity == 1 ? [index] : [], ref item, hasThis: true);

    /// <summary>For a pair: (a, b), (a, b, index), or (b) with <c>this</c> = a.</summary>
    public RhaiValue Pair(RhaiValue a, in RhaiValue b, long index) => _arity switch
    {
        1 => Call([b.Share()], ref a, hasThis: true),
        3 => Plain([a.Share(), b.Share(), index]),
        _ => Plain([a.Share(), b.Share()]),
    };

    /// <summary>For a key and its value: (key, value), or (key) with <c>this</c> = value.</summary>
    public RhaiValue CallWith(in RhaiValue key, ref RhaiValue value) =>
        _arity == 1 ? Call([key], ref value, hasThis: true) : Plain([key, value]);

    public RhaiValue Plain(ReadOnlySpan<RhaiValue> arguments)
    {
        var none = default(RhaiValue);
        return Call(arguments, ref none, hasThis: false);
    }

    private RhaiValue Call(ReadOnlySpan<RhaiValue> arguments, ref RhaiValue self, bool hasThis)
    {
        var result = PointerCall.Invoke(_run, _function, arguments, ref self, hasThis, _position);
        _run.CallPosition = _position;
        return result;
    }

    private static int Arity(RhaiRun run, RhaiFunction function)
    {
        if (function.Definition is BoundFunction definition)
        {
            return definition.ParameterCount - function.Curried.Length;
        }

        foreach (var arity in (ReadOnlySpan<int>)[1, 2, 0, 3])
        {
            if (PointerCall.Program(run, function)?.Find(function.Name, arity + function.Curried.Length) is not null)
            {
                return arity;
            }
        }

        return run.Engine.Functions.Has(function.Name, 1 + function.Curried.Length) ? 1 : 2;
    }
}
