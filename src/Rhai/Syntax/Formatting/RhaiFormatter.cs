using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Formatting;

/// <summary>
/// Writes a script the one way: four blanks of indent, a statement to a line, blank lines and comments kept.
/// Formatting twice changes nothing more, and what is formatted parses to a tree of the same <see cref="SyntaxShape"/>.
/// </summary>
public static class RhaiFormatter
{
    /// <summary>The script as it should look, ending with a newline.</summary>
    public static string Format(ScriptSyntax script)
    {
        ArgumentNullException.ThrowIfNull(script);
        var writer = new FormatWriter(script);
        new StatementFormat(writer).WriteAll(script.Statements, isBlock: false);
        return writer.Finish();
    }
}
