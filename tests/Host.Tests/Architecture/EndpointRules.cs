using System.Text.RegularExpressions;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Maru.Host.Tests.Architecture;

/// <summary>What every endpoint says about itself.</summary>
internal static partial class EndpointRules
{
    private static readonly int[] Problems = [400, 401, 403, 404, 409, 413, 429, 500];

    public static Report Check(IReadOnlyList<RouteEndpoint> endpoints)
    {
        var report = Report.Of(endpoints, WrongWith);
        var twice = endpoints.GroupBy(NameOf).Where(same => same.Key is not null && same.Count() > 1).Select(same => $"{same.Key} names two endpoints");
        return report with { Violations = [.. report.Violations, .. twice] };
    }

    public static string AddressOf(RouteEndpoint endpoint) =>
        $"{string.Join(',', endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"])} /{endpoint.RoutePattern.RawText?.TrimStart('/')}";

    private static IEnumerable<string> WrongWith(RouteEndpoint endpoint)
    {
        var where = AddressOf(endpoint);
        if (NameOf(endpoint) is not { } name || !CamelCase().IsMatch(name))
        {
            yield return $"{where} has no camelCase name";
        }

        if (endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary is not { Length: > 5 } summary || !summary.EndsWith('.'))
        {
            yield return $"{where} has no summary that is a sentence";
        }

        if (endpoint.Metadata.GetOrderedMetadata<Access>().Count != 1)
        {
            yield return $"{where} does not say once who may call it";
        }

        var said = endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>()
            .Where(r => r.ContentTypes.Contains(Problem.MediaType)).Select(r => r.StatusCode);
        if (endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) && Problems.Except(said).Any())
        {
            yield return $"{where} leaves out problem answers; is it mapped in a module group?";
        }
    }

    private static string? NameOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName;

    [GeneratedRegex("^[a-z][A-Za-z0-9]+$")]
    private static partial Regex CamelCase();
}
