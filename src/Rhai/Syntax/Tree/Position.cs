namespace Maru.Rhai.Syntax.Tree;

/// <summary>A place in a script: line and column from 1, columns in Unicode scalars; <see cref="None"/> is (0, 0).</summary>
public readonly record struct Position(int Line, int Column) : IComparable<Position>
{
    /// <summary>No place is known.</summary>
    public static Position None => default;

    /// <summary>Whether no place is known.</summary>
    public bool IsNone => Line == 0;

    /// <summary>Whether <paramref name="left"/> stands before <paramref name="right"/>.</summary>
    public static bool operator <(Position left, Position right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> stands after <paramref name="right"/>.</summary>
    public static bool operator >(Position left, Position right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> does not stand after <paramref name="right"/>.</summary>
    public static bool operator <=(Position left, Position right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> does not stand before <paramref name="right"/>.</summary>
    public static bool operator >=(Position left, Position right) => left.CompareTo(right) >= 0;

    /// <summary>Orders by line, then column.</summary>
    public int CompareTo(Position other) => Line != other.Line ? Line.CompareTo(other.Line) : Column.CompareTo(other.Column);

    /// <summary>As messages show it: <c>line 1, position 5</c>.</summary>
    public override string ToString() => IsNone ? "none" : $"line {Line}, position {Column}";
}
