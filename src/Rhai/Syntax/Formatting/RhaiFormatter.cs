using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Formatting;

/// <summary>
/// Writes a script in the standard form: indents of four spaces, one statement on each line, blank lines and comments kept. Formatting
/// twice changes nothing more, and the result parses to a tree with the same <see cref="SyntaxShape"/>.
/// </summary>
public static class RhaiFormatter
{
    /// <summary>The formatted script, ending with a newline.</summary>
    public static string Format(ScriptSyntax script)
    {
        ArgumentNullException.ThrowIfNull(script);
        var writer = new FormatWriter(script);
        new StatementFormat(writer).WriteAll(script.Statements, isBlock: false);
        return writer.Finish();
    }
}
