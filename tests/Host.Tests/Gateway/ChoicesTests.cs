using System.Text.Json;
using Maru.Host.Tests.Acceptance;
using Maru.Testing;

namespace Maru.Host.Tests.Gateway;

/// <summary>Several answers at once: where the provider gives them they are passed on and paid for, elsewhere refused in words.</summary>
public sealed class ChoicesTests(Worlds worlds) : IClassFixture<Worlds>
{
    private const string Chat = "/v1/chat/completions";

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    public async Task Several_answers_are_passed_on_and_counted(int n, bool stream)
    {
        var world = await worlds.FreshAsync();
        await world.Host.AddKeyAsync();

        using var answer = await world.Program.AskAsync(HttpMethod.Post, Chat, Body("openai/gpt-4o", n, stream: stream));
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(n, Assert.Single(world.Simulator.Received).Json!.Value.GetProperty("n").GetInt32());
        Assert.Contains($"\"index\":{n - 1}", text, StringComparison.Ordinal);
        JsonElement call = default;
        await Poll.UntilAsync(async () =>
        {
            call = (await world.Host.GetAsync("/api/v1/llm/calls")).Items().FirstOrDefault();
            return call.ValueKind is JsonValueKind.Object && call.GetProperty("streamed").GetBoolean() == stream;
        });
        Assert.Equal("succeeded", call.Text("outcome"));
    }

    [Theory]
    [InlineData("builtin/text-small")]
    [InlineData("gemini/gemini-2.5-flash")]
    public async Task A_provider_that_answers_once_says_so(string model)
    {
        var world = await worlds.FreshAsync();
        await world.Host.AddKeyAsync(Stocking.GeminiKey, provider: "gemini");

        using var refused = await world.Program.AskAsync(HttpMethod.Post, Chat, Body(model, 2));
        using var single = await world.Program.AskAsync(HttpMethod.Post, Chat, Body(model, 1));
        var error = (await refused.JsonAsync()).GetProperty("error");

        Assert.Equal((400, "unsupported_value", "n"), ((int)refused.StatusCode, error.Text("code"), error.Text("param")));
        Assert.Contains("once per request", error.Text("message"), StringComparison.Ordinal);
        Assert.Equal(200, (int)single.StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(129)]
    [InlineData(1.5)]
    public async Task A_number_that_no_provider_takes_is_refused_before_it_is_asked(double n)
    {
        var world = await worlds.FreshAsync();
        await world.Host.AddKeyAsync();

        using var refused = await world.Program.AskAsync(HttpMethod.Post, Chat, Body("openai/gpt-4o", n));

        Assert.Equal("unsupported_value", await refused.CodeAsync());
        Assert.Empty(world.Simulator.Received);
    }

    [Theory]
    [InlineData(2, 200, 200)]
    [InlineData(100, 200, 429)]
    [InlineData(100, null, 429)]
    public async Task A_budget_sets_aside_every_answer(int n, int? most, int status)
    {
        var world = await worlds.FreshAsync();
        await world.Host.AddKeyAsync();
        using var program = world.Host.GatewayClient(await world.Host.ClientKeyAsync(new { cost_per_month_micros = 100_000 }));

        // 200 tokens of this model's output cost 2,000 millionths; without a maximum some thousands are assumed.
        using var answer = await program.AskAsync(HttpMethod.Post, Chat, Body("openai/gpt-4o", n, most));

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Tokens_a_minute_count_every_answer()
    {
        var world = await worlds.FreshAsync();
        await world.Host.AddKeyAsync();
        using var program = world.Host.GatewayClient(await world.Host.ClientKeyAsync(new { tokens_per_minute = 10_000 }));

        using var one = await program.AskAsync(HttpMethod.Post, Chat, Body("openai/gpt-4o", 1, 100));
        using var many = await program.AskAsync(HttpMethod.Post, Chat, Body("openai/gpt-4o", 50, 100));

        Assert.InRange(Left(one) - Left(many), 4_800, 5_200);
    }

    private static int Left(HttpResponseMessage answer) =>
        int.Parse(answer.Header("x-ratelimit-remaining-tokens"), System.Globalization.CultureInfo.InvariantCulture);

    private static object Body(string model, double n, int? most = null, bool stream = false) =>
        new { model, n, stream, max_tokens = most, messages = new[] { new { role = "user", content = "hello" } } };
}
