using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Running;

namespace Maru.Rhai.Compilation.Numeric;

/// <summary>One function for one set of argument kinds: the known kinds of its variables and result, and its code.</summary>
internal sealed class NumericMethod(BoundFunction function, NumericKind[] parameters)
{
    private readonly Dictionary<LocalVariable, NumericKind> _variables = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<BoundNode, NumericKind> _nodes = new(ReferenceEqualityComparer.Instance);
    private DynamicMethod? _code;

    public BoundFunction Function => function;

    public ReadOnlySpan<NumericKind> Parameters => parameters;

    public NumericKind Result { get; private set; }

    /// <summary>Whether the last pass over the body changed something.</summary>
    public bool Changed { get; set; }

    public IEnumerable<LocalVariable> Variables => _variables.Keys;

    /// <summary>Everything has exactly one kind.</summary>
    public bool IsSettled => NumericRules.IsValue(Result) && _variables.Values.All(NumericRules.IsValue);

    public DynamicMethod Code => _code ??= new DynamicMethod(
        $"rhai:{function.Name}",
        TypeOf(Result),
        [typeof(RhaiRun), typeof(int), .. parameters.Select(TypeOf)],
        typeof(NumericMethod).Module,
        skipVisibility: true);

    public static Type TypeOf(NumericKind kind) => kind switch
    {
        NumericKind.Float => typeof(double),
        NumericKind.Bool => typeof(int),
        _ => typeof(long),
    };

    public bool Serves(BoundFunction other, ReadOnlySpan<NumericKind> arguments) =>
        ReferenceEquals(function, other) && arguments.SequenceEqual(parameters);

    public NumericKind KindOf(LocalVariable variable) => _variables.GetValueOrDefault(variable);

    public NumericKind KindOf(BoundNode node) => _nodes.GetValueOrDefault(node);

    public NumericKind Note(BoundNode node, NumericKind kind) => _nodes[node] = kind;

    public NumericKind Assign(LocalVariable variable, NumericKind kind)
    {
        var before = KindOf(variable);
        var joined = NumericRules.Join(before, kind);
        _variables[variable] = joined;
        Changed |= joined != before;
        return joined;
    }

    public NumericKind Return(NumericKind kind)
    {
        var joined = NumericRules.Join(Result, kind);
        Changed |= joined != Result;
        return Result = joined;
    }
}
