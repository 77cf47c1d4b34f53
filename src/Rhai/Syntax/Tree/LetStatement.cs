namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>let</c> or <c>const</c>, perhaps exported; without a value the variable is <c>()</c>. The place is the keyword's.</summary>
public sealed record LetStatement(
    Parameter Variable, Expression? Value, bool IsConstant, bool IsExported, Position Position) : Statement(Position)
{
    /// <summary>The variable's name.</summary>
    public string Name => Variable.Name;

    private protected override IEnumerable<SyntaxNode> Parts() => Present(Variable, Value);
}
