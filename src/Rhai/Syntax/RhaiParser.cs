using Maru.Rhai.Syntax.Parsing;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax;

/// <summary>Turns text into a <see cref="ScriptSyntax"/>. Thread-safe; work and stack are bounded for any text.</summary>
public static class RhaiParser
{
    /// <summary>Parses a script.</summary>
    /// <exception cref="RhaiSyntaxException">The text is not a valid script, or a larger one than <paramref name="options"/>
    /// allow.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ScriptSyntax Parse(string text, ParseOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        options ??= ParseOptions.Default;
        var script = new ScriptParser(new ParserState(text, options, ct)).Parse();
        if (options.StrictVariables)
        {
            StrictNames.Check(script, options);
        }

        return script;
    }
}
