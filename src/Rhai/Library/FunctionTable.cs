using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>The native functions of an engine by name and number of arguments. Read-only once the engine is built.</summary>
internal sealed class FunctionTable
{
    private readonly Dictionary<(string Name, int Arity), List<NativeFunction>> _functions = [];

    private readonly Dictionary<Type, string> _types = [];

    /// <summary>Sets the name of a host's type for scripts.</summary>
    public void Name(Type type, string name) => _types[type] = name;

    public string NameOf(Type type) => _types.GetValueOrDefault(type, type.Name);

    public void Add(NativeFunction function)
    {
        var key = (function.Name, function.Parameters.Length);
        if (!_functions.TryGetValue(key, out var overloads))
        {
            _functions.Add(key, overloads = []);
        }

        overloads.Add(function);
    }

    /// <summary>All functions.</summary>
    public IEnumerable<NativeFunction> All => _functions.Values.SelectMany(overloads => overloads);

    public bool Has(string name, int arity) => _functions.ContainsKey((name, arity));

    public IReadOnlyList<NativeFunction> Overloads(string name, int arity) => _functions.GetValueOrDefault((name, arity)) ?? [];

    /// <summary>
    /// The overload that fits best; of equally good ones the last added, so that a host can replace the library's functions.
    /// </summary>
    public NativeFunction? Find(string name, ReadOnlySpan<RhaiValue> arguments) => Best(Overloads(name, arguments.Length), arguments);

    public static NativeFunction? Best(IReadOnlyList<NativeFunction> overloads, ReadOnlySpan<RhaiValue> arguments)
    {
        NativeFunction? best = null;
        var bestFit = -1;
        for (var i = 0; i < overloads.Count; i++)
        {
            var fit = overloads[i].Fit(arguments);
            if (fit >= bestFit && fit >= 0)
            {
                (best, bestFit) = (overloads[i], fit);
            }
        }

        return best;
    }
}
