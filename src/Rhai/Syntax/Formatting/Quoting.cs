using System.Globalization;
using System.Text;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Formatting;

/// <summary>Writes strings and chars so that the lexer can read them back.</summary>
internal static class Quoting
{
    public static string Of(StringLiteral literal) => literal.Form switch
    {
        StringForm.BackTick => $"`{BackTick(literal.Value, isStart: true)}`",
        StringForm.Raw => Raw(literal.Value),
        _ => Quoted(literal.Value),
    };

    public static string Quoted(string value) => $"\"{Escaped(value, '"')}\"";

    public static string Char(Rune value) => $"'{Escaped(value.ToString(), '\'')}'";

    public static string BackTick(string value, bool isStart) =>
        (isStart && value.Length > 0 && value[0] is '\n' or '\r' ? "\n" : "")
        + value.Replace("`", "``", StringComparison.Ordinal).Replace("${", "\\${", StringComparison.Ordinal);

    private static string Raw(string value)
    {
        var marks = 1;
        while (value.Contains("\"" + new string('#', marks), StringComparison.Ordinal))
        {
            marks++;
        }

        var mark = new string('#', marks);
        return $"{mark}\"{value}\"{mark}";
    }

    private static string Escaped(string value, char quote)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            text.Append(c switch
            {
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when c == quote => $"\\{c}",
                _ when c < ' ' => $"\\x{((int)c).ToString("x2", CultureInfo.InvariantCulture)}",
                _ => c.ToString(),
            });
        }

        return text.ToString();
    }
}
