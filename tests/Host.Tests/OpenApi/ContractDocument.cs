using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.OpenApi;

/// <summary>The contract as this build serves it, with its keys in order so that two builds can be compared.</summary>
internal static class ContractDocument
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<JsonNode> FetchAsync()
    {
        await using var host = await AppHost.StartAsync();
        using var answer = await host.Client.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        if (!answer.IsSuccessStatusCode)
        {
            // Why there is none, the server tells only its own log.
            await host.App.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1").GetOpenApiDocumentAsync();
        }

        return JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
    }

    public static string Text(JsonNode document) => Sorted(document)!.ToJsonString(Indented) + "\n";

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value)))),
        JsonArray a => new JsonArray(a.Select(Sorted).ToArray()),
        _ => node?.DeepClone(),
    };
}
