using System.Text.Json.Nodes;
using Maru.Host.Tests.Architecture;

namespace Maru.Host.Tests.OpenApi;

public sealed class OpenApiTests
{
    private const string Contract = "openapi/v1.json";
    private const string Released = "openapi/v1.released.json";

    [Fact]
    public async Task The_committed_contract_is_what_the_server_serves() =>
        GeneratedFile.ShouldEqual(Contract, ContractDocument.Text(await ContractDocument.FetchAsync()));

    [Fact]
    public async Task Nothing_released_breaks()
    {
        var now = await ContractDocument.FetchAsync();
        if (GeneratedFile.Read(Released) is { } released)
        {
            Assert.Empty(ContractBreaks.Between(JsonNode.Parse(released)!, now));
        }

        if (Environment.GetEnvironmentVariable("SNAPSHOT") == "release")
        {
            await File.WriteAllTextAsync(Path.Combine(SourceTree.Root, Released), ContractDocument.Text(now));
        }
    }

    [Fact]
    public async Task The_contract_says_what_generators_need()
    {
        var document = await ContractDocument.FetchAsync();
        var operations = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Select(o => o.Value!).ToList();

        Assert.NotEmpty(operations);
        Assert.All(operations, o => Assert.False(string.IsNullOrEmpty((string?)o["operationId"])));
        Assert.All(operations, o => Assert.NotEmpty((string)o["summary"]!));
        Assert.Null(document["servers"]);
        Assert.NotNull(document["components"]!["securitySchemes"]!["access_token"]);
        Assert.DoesNotContain("\"pattern\": \"^-?(?:0|[1-9]\\\\d*)$\"", ContractDocument.Text(document), StringComparison.Ordinal);
    }
}
