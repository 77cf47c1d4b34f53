using System.Text.Json;
using Maru.Platform.Secrets;

namespace Maru.Platform.Tests.Secrets;

public sealed class SecretTests
{
    private sealed record Request(string Name, Secret? ApiKey);

    [Fact]
    public void It_prints_and_serialises_masked_and_reveals_on_demand()
    {
        var request = new Request("main", new Secret("canary"));

        Assert.Equal("""{"Name":"main","ApiKey":"***"}""", JsonSerializer.Serialize(request));
        Assert.DoesNotContain("canary", $"{request}", StringComparison.Ordinal);
        Assert.Equal("canary", request.ApiKey!.Reveal());
    }

    [Fact]
    public void It_is_read_from_a_request()
    {
        var request = JsonSerializer.Deserialize<Request>("""{"Name":"main","ApiKey":"canary"}""");

        Assert.Equal("canary", request!.ApiKey!.Reveal());
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Request>("""{"ApiKey":12345}"""));
        Assert.Null(JsonSerializer.Deserialize<Request>("""{"ApiKey":null}""")!.ApiKey);
    }
}
