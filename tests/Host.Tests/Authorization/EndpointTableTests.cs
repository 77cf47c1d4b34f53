using Maru.Host.Tests.Acceptance;
using Maru.Host.Tests.Identity;
using Maru.Kernel.Access;
using Maru.Platform.Http;

namespace Maru.Host.Tests.Authorization;

/// <summary>
/// Every endpoint against every kind of caller. Who adds an endpoint writes it down in endpoints.txt, and a reviewer sees who may call
/// it.
/// </summary>
public sealed class EndpointTableTests : IAsyncLifetime
{
    private const string Table = "tests/Host.Tests/Authorization/endpoints.txt";

    private AppHost _host = null!;
    private EndpointLine[] _lines = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await (await AppHost.StartAsync()).SignInAsync();
        _lines = EndpointLine.Of(_host);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public void The_endpoints_are_those_written_down()
    {
        var written = (GeneratedFile.Read(Table) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var found = _lines.Select(l => l.ToString()).ToArray();
        var news = found.Except(written).Select(l => $"+ {l}").Concat(written.Except(found).Select(l => $"- {l}"));

        Assert.True(found.SequenceEqual(written), $"Write down in {Table}, in this order:\n{string.Join('\n', news)}");
    }

    [Fact]
    public async Task Who_shows_nothing_or_a_wrong_token_is_401_wherever_a_permission_is_asked()
    {
        var secret = await _host.ClientKeyAsync();
        foreach (var line in Guarded())
        {
            foreach (var authorization in new[] { null, "Bearer", "Bearer x", "Basic YTpi", $"Bearer {secret}" })
            {
                using var client = new HttpClient { BaseAddress = _host.Address };
                client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
                using var answer = await CallAsync(client, line);

                Assert.True((int)answer.StatusCode == 401, $"{line} answers {(int)answer.StatusCode} to '{authorization}'");
                Assert.Equal("http.unauthenticated", (await answer.JsonAsync()).Text("code"));
                Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
            }
        }
    }

    [Fact]
    public async Task A_role_below_the_permissions_is_403_and_the_lowest_that_holds_it_is_let_in()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            using var person = await _host.PersonAsync(role);
            foreach (var line in Guarded().Where(l => l.Permission!.MinimumRole > role))
            {
                using var answer = await CallAsync(person, line);

                Assert.True((int)answer.StatusCode == 403, $"{line} answers {(int)answer.StatusCode} to {role}");
                Assert.Equal("http.forbidden", (await answer.JsonAsync()).Text("code"));
            }
        }

        foreach (var line in Guarded())
        {
            // A new person each time: one of the endpoints signs its caller out.
            using var person = await _host.PersonAsync(line.Permission!.MinimumRole);
            using var answer = await CallAsync(person, line);

            Assert.False((int)answer.StatusCode is 401 or 403 or >= 500, $"{line} answers {(int)answer.StatusCode} to {line.Permission.MinimumRole}");
        }
    }

    [Fact]
    public async Task Without_a_client_key_the_gateway_is_401_in_OpenAIs_shape()
    {
        var token = _host.Client.DefaultRequestHeaders.Authorization!.ToString();
        var lines = _lines.Where(l => l.Kind == AccessKind.ClientKey && l.Method != "ANY").ToArray();
        Assert.NotEmpty(lines);
        foreach (var line in lines)
        {
            foreach (var authorization in new[] { null, "Bearer", "Bearer mk_wrong", $"Bearer mk_{new string('A', 43)}", token })
            {
                using var client = new HttpClient { BaseAddress = _host.Address };
                client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
                using var answer = await CallAsync(client, line);
                var error = (await answer.JsonAsync()).GetProperty("error");

                Assert.True((int)answer.StatusCode == 401, $"{line} answers {(int)answer.StatusCode}");
                Assert.Equal(("invalid_api_key", "authentication_error"), (error.Text("code"), error.Text("type")));
                Assert.Equal(System.Text.Json.JsonValueKind.Null, error.GetProperty("param").ValueKind);
            }
        }
    }

    [Fact]
    public async Task Another_way_of_writing_an_address_opens_no_door()
    {
        using var stranger = new HttpClient { BaseAddress = _host.Address };
        foreach (var path in new[] { "/API/V1/ADMIN/LLM/API-KEYS", "/api/v1/admin/llm/api-keys/", "/api/v1/admin/llm/api%2Dkeys", "/v1/../api/v1/admin/llm/api-keys" })
        {
            Assert.Equal(401, (await stranger.TryAsync(HttpMethod.Get, path)).Status);
        }

        using var gateway = await stranger.AskAsync(HttpMethod.Get, "/V1/MODELS");
        Assert.Equal(401, (int)gateway.StatusCode);
    }

    private IEnumerable<EndpointLine> Guarded() => _lines.Where(l => l.Kind == AccessKind.Permission);

    private static Task<HttpResponseMessage> CallAsync(HttpClient client, EndpointLine line) => client.AskAsync(
        new HttpMethod(line.Method), line.Address, line.Method is "GET" or "DELETE" ? null : "{}");
}
