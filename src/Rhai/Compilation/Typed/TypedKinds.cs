using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Numeric;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Typed;

/// <summary>The assumed kinds of a loop's variables and expressions.</summary>
internal sealed class TypedKinds
{
    private readonly Dictionary<LocalVariable, NumericKind> _variables = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<BoundNode, NumericKind> _nodes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<LocalVariable, bool> _arrays = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<LocalVariable> _growing = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<LocalVariable> _declared = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<LocalVariable> _changed = new(ReferenceEqualityComparer.Instance);

    public TypedUses Uses { get; } = new();

    public IEnumerable<LocalVariable> Variables => _variables.Keys;

    /// <summary>Arrays that the loop reads, with whether it also writes to them.</summary>
    public IReadOnlyDictionary<LocalVariable, bool> Arrays => _arrays;

    /// <summary>Every variable has exactly one kind, and none is also used as an array.</summary>
    public bool AreSettled => _variables.Values.All(NumericRules.IsValue) && !_arrays.Keys.Any(_variables.ContainsKey);

    public bool IsDeclared(LocalVariable variable) => _declared.Contains(variable);

    public bool IsChanged(LocalVariable variable) => _changed.Contains(variable) || IsDeclared(variable);

    public NumericKind Of(LocalVariable variable) => _variables[variable];

    public NumericKind Of(BoundNode node) => _nodes[node];

    public NumericKind Note(BoundNode node, NumericKind kind) => _nodes[node] = kind;

    public void Declare(LocalVariable variable, NumericKind kind)
    {
        _variables[variable] = NumericRules.Join(_variables.GetValueOrDefault(variable), kind);
        _declared.Add(variable);
        Uses.Change(variable);
    }

    public NumericKind Read(LocalVariable variable, NumericKind wanted)
    {
        var known = Known(variable);
        return _variables[variable] = known != NumericKind.None ? known : wanted;
    }

    public void Change(LocalVariable variable)
    {
        _changed.Add(variable);
        Uses.Change(variable);
    }

    public void Use(LocalVariable array, bool writes) => _arrays[array] = writes || _arrays.GetValueOrDefault(array);

    /// <summary>The loop makes the array longer.</summary>
    public void Grow(LocalVariable array)
    {
        Use(array, writes: true);
        _growing.Add(array);
    }

    public bool Grows(LocalVariable array) => _growing.Contains(array);

    /// <summary>The kind of an expression, as far as the expression alone shows it.</summary>
    public NumericKind Peek(BoundNode node) => Peek(node, Known);

    /// <summary>The kind of an expression, as far as the expression and its variables show it.</summary>
    public static NumericKind Peek(BoundNode node, Func<LocalVariable, NumericKind> known) => node switch
    {
        BoundConstant { Value: var value } => NumericRules.Of(value) is var kind && NumericRules.IsValue(kind) ? kind : NumericKind.None,
        BoundLocal local => known(local.Variable),
        BoundBinary binary when binary.Operator.IsComparison() => NumericKind.Bool,
        BoundBinary binary => Either(Peek(binary.Left, known), Peek(binary.Right, known)),
        BoundLogic => NumericKind.Bool,
        BoundUnary unary => Peek(unary.Operand, known),
        _ => NumericKind.None,
    };

    private NumericKind Known(LocalVariable variable) =>
        _variables.TryGetValue(variable, out var kind) && kind != NumericKind.None ? kind : variable.Guess;

    private static NumericKind Either(NumericKind left, NumericKind right) =>
        left == NumericKind.Float || right == NumericKind.Float ? NumericKind.Float : left != NumericKind.None ? left : right;
}
