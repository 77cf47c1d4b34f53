namespace Maru.Rhai.Syntax.Tree;

/// <summary>
/// A comment with its marks; <paramref name="End"/> is the line it ends on, <paramref name="IsAlone"/> whether there is nothing before it
/// on its line.
/// </summary>
public sealed record Comment(string Text, Position Position, int End, bool IsAlone)
{
    /// <summary>Whether it is a <c>/* */</c> comment.</summary>
    public bool IsBlock => Text.StartsWith("/*", StringComparison.Ordinal);
}
