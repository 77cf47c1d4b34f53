using Maru.Rhai.Compilation.Bound;

namespace Maru.Rhai.Compilation.Typed;

/// <summary>
/// What each loop of typed code changes and which elements it uses; values that do not change in the loop are loaded before it.
/// </summary>
internal sealed class TypedUses
{
    private sealed record Use(HashSet<LocalVariable> Changed, List<BoundChain> Chains);

    private readonly Dictionary<BoundLoop, Use> _loops = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<LocalVariable, BoundFor> _counting = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<Use> _open = [];

    public void Enter(BoundLoop loop)
    {
        var use = new Use(new(ReferenceEqualityComparer.Instance), []);
        _loops[loop] = use;
        _open.Push(use);
    }

    public void Leave() => _open.Pop();

    public void Leave(BoundFor loop)
    {
        if (_open.Pop().Changed.Add(loop.Variable))
        {
            _counting.Add(loop.Variable, loop);
        }
    }

    public void Change(LocalVariable variable)
    {
        foreach (var use in _open)
        {
            use.Changed.Add(variable);
        }
    }

    public void Reach(BoundChain chain)
    {
        foreach (var use in _open)
        {
            use.Chains.Add(chain);
        }
    }

    /// <summary>The loop that sets the variable, if nothing else does.</summary>
    public BoundFor? CountingLoop(LocalVariable variable) => _counting.GetValueOrDefault(variable);

    /// <summary>Elements of rows that do not change while the loop runs.</summary>
    public IEnumerable<BoundChain> InSteadyRows(BoundLoop loop)
    {
        var use = _loops[loop];
        return use.Chains.Where(c => c.Links is [IndexLink row, _]
            && (row.Index is BoundConstant || (row.Index is BoundLocal { Variable: var variable } && !use.Changed.Contains(variable))));
    }
}
