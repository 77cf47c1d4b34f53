using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation;

/// <summary>A script ready to run: its functions and its main body. Immutable once bound and used by many threads.</summary>
internal sealed class BoundProgram(RhaiEngine engine)
{
    private readonly Dictionary<(string Name, int Arity), BoundFunction> _functions = [];
    private readonly Dictionary<(string Receiver, string Name, int Arity), BoundFunction> _methods = [];
    private readonly Dictionary<string, BoundFunction?> _byName = new(StringComparer.Ordinal);

    public RhaiEngine Engine => engine;

    public BoundFunction Main { get; set; } = null!;

    /// <summary>Whether the script defines any function or closure; only then are its constants kept as <c>global::NAME</c>.</summary>
    public bool HasFunctions { get; set; }

    public IEnumerable<BoundFunction> Functions => _functions.Values.Concat(_methods.Values);

    public void Add(BoundFunction function, int arity)
    {
        if (function.ReceiverType is { } receiver)
        {
            _methods.Add((receiver, function.Name, arity), function);
            return;
        }

        _functions.Add((function.Name, arity), function);
        _byName[function.Name] = _byName.ContainsKey(function.Name) ? null : function;
    }

    public BoundFunction? Find(string name, int arity) => _functions.GetValueOrDefault((name, arity));

    /// <summary>The function for a method call on a value: one for its type wins over one for all types.</summary>
    public BoundFunction? FindMethod(in RhaiValue receiver, string name, int arity)
    {
        if (_methods.Count > 0 && _methods.TryGetValue((RhaiTypes.NameOf(receiver), name, arity), out var typed))
        {
            return typed;
        }

        return _functions.Count == 0 ? null : Find(name, arity);
    }

    /// <summary>Whether the method exists for any receiver.</summary>
    public bool HasMethod(string name, int arity) =>
        _functions.ContainsKey((name, arity)) || _methods.Keys.Any(m => m.Name == name && m.Arity == arity);

    public bool HasMethod(string receiver, string name, int arity) => _methods.ContainsKey((receiver, name, arity));

    /// <summary>Whether a bare name is a function; <paramref name="only"/> is null if it is overloaded.</summary>
    public bool IsFunction(string name, out BoundFunction? only) => _byName.TryGetValue(name, out only);
}
