using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai;

/// <summary>Variables that a host gives to an evaluation, which may change them. For one evaluation at a time.</summary>
public sealed class RhaiScope
{
    private readonly Dictionary<string, RhaiCell> _cells = new(StringComparer.Ordinal);

    /// <summary>Keeps the variables that a script declares at global level, for an interactive session.</summary>
    public bool KeepsVariables { get; init; }

    /// <summary>Receives the text that <c>print</c> writes in this evaluation, instead of the engine's hook.</summary>
    public Action<string>? Print { get; init; }

    /// <summary>Receives the text that <c>debug</c> writes in this evaluation, instead of the engine's hook.</summary>
    public Action<string, Position>? Debug { get; init; }

    /// <summary>Names of the variables.</summary>
    public IReadOnlyCollection<string> Names => _cells.Keys;

    /// <summary>Sets a variable. The caller's value does not change: a script changes a copy.</summary>
    public RhaiScope Set(string name, RhaiValue value)
    {
        _cells[name] = new RhaiCell(value.Share());
        return this;
    }

    /// <summary>Sets a variable that scripts cannot change.</summary>
    public RhaiScope SetConstant(string name, RhaiValue value)
    {
        _cells[name] = new RhaiCell(value.Share()) { ReadOnly = true };
        return this;
    }

    /// <summary>The variable's present value; false if there is no variable with this name.</summary>
    public bool TryGet(string name, out RhaiValue value)
    {
        var found = _cells.TryGetValue(name, out var cell);
        value = found ? cell!.Value.Share() : default;
        return found;
    }

    internal IEnumerable<RhaiCell> Cells => _cells.Values;

    /// <summary>The present values; later changes affect a copy.</summary>
    internal RhaiValue[] Values() => [.. _cells.Values.Select(c => c.Value.Share())];

    internal RhaiCell? Find(string name) => _cells.GetValueOrDefault(name);

    internal void Keep(string name, RhaiCell cell) => _cells[name] = cell;
}
