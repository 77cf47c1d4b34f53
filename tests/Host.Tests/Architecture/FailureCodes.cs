using System.Reflection;
using System.Text;
using System.Text.Json;
using Maru.Kernel;
using Maru.Platform.Http;
using Maru.Platform.Live;

namespace Maru.Host.Tests.Architecture;

/// <summary>Every refusal the product can give, found by reflection on its static fields.</summary>
internal static class FailureCodes
{
    // What the pipeline itself answers with a status that no kind stands for.
    private static readonly Dictionary<string, int> OtherStatus = new(StringComparer.Ordinal)
    {
        [HttpFailures.Unexpected.Code] = 500,
        [HttpFailures.MethodNotAllowed.Code] = 405,
        [HttpFailures.UnsupportedMediaType.Code] = 415,
    };

    // Given before their home moved: a code is public and stays.
    private static readonly Dictionary<string, string> FormerHome = new(StringComparer.Ordinal)
    {
        [LiveFailures.TooManyClients.Code] = "work",
    };

    public static IReadOnlyList<(string Home, Failure Failure)> All { get; } = In(ProductAssemblies.All.SelectMany(a => a.GetTypes()));

    public static IReadOnlyList<(
        string Home, Failure Failure)> In(IEnumerable<Type> types) => types.Where(t => !t.ContainsGenericParameters)
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(f => f.FieldType == typeof(Failure))
        .Select(f => (HomeOf(f.DeclaringType!), (Failure)f.GetValue(null)!))
        .OrderBy(f => f.Item2.Code, StringComparer.Ordinal).ToList();

    public static Report Check(IReadOnlyList<(string Home, Failure Failure)> failures) => Report.Of(failures.GroupBy(f => f.Failure.Code), same =>
        same.Skip(1).Select(_ => $"{same.Key} stands for two refusals")
        .Concat(same.Where(f => !f.Failure.Code.StartsWith(FormerHome.GetValueOrDefault(f.Failure.Code, f.Home) + ".", StringComparison.Ordinal)).Select(f => $"{same.Key} does not begin with {f.Home}."))
        .Concat(same.Where(f => f.Failure.Detail.Length < 10 || !f.Failure.Detail.EndsWith('.')).Select(f => $"{same.Key} has no sentence for a person")));

    public static string TableOf(IReadOnlyList<(string Home, Failure Failure)> failures)
    {
        var table = new StringBuilder("| Code | Status | Meaning |\n|---|---|---|\n");
        foreach (var (_, failure) in failures)
        {
            var status = OtherStatus.GetValueOrDefault(failure.Code, Problem.StatusOf(failure.Kind));
            var detail = failure.Detail.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
            table.Append($"| <a id=\"{failure.Code}\"></a>`{failure.Code}` | {status} | {detail} |\n");
        }

        return table.ToString();
    }

    // Maru.Modules.MarketData → market_data; Maru.Platform.Http → http. What any endpoint may refuse stands in the kernel too.
    private static string HomeOf(Type type)
    {
        var home = type.Namespace!.Split('.') switch
        {
            [_, "Kernel", ..] => "Http",
            [_, _, var room, ..] => room,
            var parts => parts[^1],
        };
        return JsonNamingPolicy.SnakeCaseLower.ConvertName(home);
    }
}
