using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Gateway;

public sealed class PlaygroundTests
{
    private const string Chat = "/api/v1/llm/playground/chat/completions";

    [Theory, EachDialect]
    public async Task A_signed_in_person_is_answered_like_a_program_and_stands_in_the_call_log(Dialect dialect)
    {
        await using var world = await GatewayWorld.StartAsync(dialect);
        await world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-4o-mini");
        var me = (await world.Host.GetAsync("/api/v1/identity/me")).GetProperty("id").GetString();

        using var streamed = await AskAsync(world, stream: true);
        var events = await streamed.Content.ReadAsStringAsync();
        var picture = await world.Host.PostAsync("/api/v1/llm/playground/images/generations", new { model = "image", prompt = "a cat" });
        await world.Host.RestartAsync();
        var calls = await world.Host.GetAsync("/api/v1/llm/calls");
        var sums = await world.Host.GetAsync("/api/v1/llm/calls/stats?group_by=key");

        Assert.Equal("text/event-stream", streamed.Content.Headers.ContentType!.MediaType);
        Assert.Equal("gpt-4o-mini", streamed.Headers.GetValues("x-maru-model").Single());
        Assert.EndsWith("data: [DONE]\n\n", events, StringComparison.Ordinal);
        Assert.NotEmpty(picture.GetProperty("data").EnumerateArray());
        Assert.Equal([$"playground:{me}", $"playground:{me}"], calls.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("client_key_id").GetString()));
        var sum = Assert.Single(sums.GetProperty("items").EnumerateArray());
        Assert.Equal(($"playground:{me}", 2), (sum.GetProperty("group").GetString(), sum.GetProperty("requests").GetInt32()));
    }

    [Fact]
    public async Task Errors_have_the_shape_of_the_gateway()
    {
        await using var world = await GatewayWorld.StartAsync();

        using var response = await AskAsync(world, model: "no-such-model");
        var error = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("error");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("model_not_found", error.GetProperty("code").GetString());
    }

    [Fact]
    public async Task One_person_asks_no_more_in_a_minute_than_the_operator_allows()
    {
        await using var world = await GatewayWorld.StartAsync(Dialect.Sqlite, "--Llm:Playground:RequestsPerMinute=2");

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            using var response = await AskAsync(world);
            statuses.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
    }

    [Fact]
    public async Task Whoever_switches_a_provider_sees_how_it_fares()
    {
        await using var world = await GatewayWorld.StartAsync();
        await world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-4o-mini");
        using var answered = await AskAsync(world);
        await world.Host.RestartAsync();

        var health = await world.Host.GetAsync("/api/v1/llm/policy/health?minutes=60");
        using var refused = await world.Host.Client.GetAsync(new Uri("/api/v1/llm/policy/health?minutes=0", UriKind.Relative));

        var line = Assert.Single(health.GetProperty("types").EnumerateArray());
        Assert.Equal(("text-small", "openai", 1, 0), (line.GetProperty("type").GetString(), line.GetProperty("provider").GetString(), line.GetProperty("requests").GetInt32(), line.GetProperty("failed").GetInt32()));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private static Task<HttpResponseMessage> AskAsync(GatewayWorld world, string model = "text-small", bool stream = false) =>
        world.Host.Client.PostAsJsonAsync(Chat, new { model, stream, messages = new[] { new { role = "user", content = "hello" } } });
}
