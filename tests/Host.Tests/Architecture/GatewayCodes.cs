using System.Text;
using System.Text.RegularExpressions;

namespace Maru.Host.Tests.Architecture;

/// <summary>The codes of errors under /v1, which have OpenAI's shape and are not <c>Failure</c>s; read from the sources.</summary>
internal static partial class GatewayCodes
{
    public static IReadOnlyList<(string Code, string Status, string Type)> In(SourceTree tree) => tree.Product
        .Where(f => f.Module == "Llm" || f.IsIn("src/Composer"))
        .SelectMany(f => Invalid().Matches(f.Text).Select(m => (m.Groups["code"].Value, "400", "InvalidRequest"))
            .Concat(Other().Matches(f.Text).Select(m => (m.Groups["code"].Value, m.Groups["status"].Value, m.Groups["type"].Value))))
        .Distinct().Order().ToList();

    public static string TableOf(IReadOnlyList<(string Code, string Status, string Type)> codes, Func<string, string> nameOfType)
    {
        var table = new StringBuilder("| Code | Status | Type |\n|---|---|---|\n");
        foreach (var (code, status, type) in codes)
        {
            table.Append($"| `{code}` | {status} | `{nameOfType(type)}` |\n");
        }

        return table.ToString();
    }

    [GeneratedRegex(@"(?:GatewayError\.Invalid|new ComposerFault|\bRefuse)\(\s*""(?<code>[a-z_]+)""")]
    private static partial Regex Invalid();

    [GeneratedRegex(@"\bnew(?:\s+GatewayError)?\(\s*(?<status>\d{3}),\s*GatewayError\.(?<type>\w+),\s*""(?<code>[a-z_]+)""")]
    private static partial Regex Other();
}
