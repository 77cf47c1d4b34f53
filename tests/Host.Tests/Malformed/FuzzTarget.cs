using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;

namespace Maru.Host.Tests.Malformed;

/// <summary>One endpoint with one of its methods, and a body schema where the contract knows one.</summary>
internal sealed record FuzzTarget(string Name, string Method, string Template, JsonNode? Schema)
{
    // Those who may follow get an answer that goes on until they leave.
    private const string EndlessAnswer = "followLive";

    public bool IsGateway => Template.StartsWith("/v1", StringComparison.Ordinal);

    /// <summary>Every endpoint the server has, also those the contract does not list.</summary>
    public static async Task<IReadOnlyList<FuzzTarget>> AllOfAsync(AppHost host)
    {
        var contract = JsonNode.Parse(await host.Client.GetStringAsync("/openapi/v1.json"))!;
        return
        [
            .. from endpoint in ((IEndpointRouteBuilder)host.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
               let name = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? endpoint.DisplayName ?? ""
               where name != EndlessAnswer
               from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]
               select new FuzzTarget(name, method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), SchemaOf(contract, name)),
        ];
    }

    private static JsonNode? SchemaOf(JsonNode contract, string operation) => contract["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject()).Select(method => method.Value!)
        .FirstOrDefault(o => (string?)o["operationId"] == operation)?["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema
            ? Resolve(contract, schema, depth: 0) : null;

    // References are written out, so that a schema stands alone.
    private static JsonNode? Resolve(JsonNode contract, JsonNode? node, int depth)
    {
        if (depth > 12 || node is null)
        {
            return null;
        }

        if (node is JsonObject reference && (string?)reference["$ref"] is { } to)
        {
            return Resolve(contract, to.Split('/')[1..].Aggregate(contract, (at, name) => at[name]!), depth + 1);
        }

        return node switch
        {
            JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(p.Key, Resolve(contract, p.Value, depth + 1)))),
            JsonArray a => new JsonArray([.. a.Select(item => Resolve(contract, item, depth + 1))]),
            _ => node.DeepClone(),
        };
    }
}
