namespace Maru.Rhai.Syntax.Tree;

/// <summary>A prefix operator.</summary>
public enum UnaryOperator
{
    /// <summary><c>-</c></summary>
    Minus,

    /// <summary><c>+</c></summary>
    Plus,

    /// <summary><c>!</c></summary>
    Not,
}
