using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Maru.LlmSimulator;

namespace Maru.Host.Tests.Gateway;

/// <summary>The main promise: the operator changes the choice while everything runs, and nothing breaks.</summary>
public sealed class SwitchUnderLoadTests
{
    private const string Variable = "MARU_SWITCHES";
    private const int Programs = 50;

    // The gate's number; bench/load/proofs makes a thousand.
    private static readonly int Changes = int.Parse(Environment.GetEnvironmentVariable(Variable) ?? "150", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Many_changes_under_load_fail_no_request_and_take_every_later_one()
    {
        await using var world = await GatewayWorld.StartAsync();
        await world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-a");
        await world.UseAsync("gemini", "AIzaGood1234567890abcdef", "gemini-3.5-flash");
        await world.SwitchAsync("openai", "gpt-0+chunks.5+gap.40");
        using var stop = new CancellationTokenSource();
        var seen = new ConcurrentBag<Seen>();
        var programs = Enumerable.Range(0, Programs).Select(n => RunProgramAsync(world, n % 2 == 0, seen, stop.Token)).ToArray();

        for (var change = 1; change <= Changes; change++)
        {
            var (provider, model) = change % 2 == 0 ? ("openai", $"gpt-{change}+chunks.5+gap.40") : ("gemini", $"gemini-3.5-flash-{change}+chunks.5+gap.40");
            await world.SwitchAsync(provider, model);
            using var after = await world.Program.ChatAsync();
            Assert.Equal((provider, model), (Header(after, "x-maru-provider"), Header(after, "x-maru-model")));
        }

        await stop.CancelAsync();
        await Task.WhenAll(programs);
        Assert.True(seen.Count > Programs, $"{seen.Count} requests ran");
        Assert.All(seen, s => Assert.Null(s.Trouble));
        AssertRecord(world.Simulator, seen);
    }

    [Fact]
    public async Task A_changed_key_is_the_one_the_provider_gets_next()
    {
        await using var world = await GatewayWorld.StartAsync();
        await world.UseAsync("openai", "sk-good-first-1234567890", "gpt-4o-mini");
        using var first = await world.Program.ChatAsync();
        var key = (await world.Host.GetAsync("/api/v1/admin/llm/api-keys")).GetProperty("items")[0].GetProperty("id").GetString();

        using var replaced = await world.Host.Client.PatchAsync(new Uri($"/api/v1/admin/llm/api-keys/{key}", UriKind.Relative),
            new StringContent("""{"api_key":"sk-good-second-1234567890"}""", System.Text.Encoding.UTF8, "application/json"));
        using var second = await world.Program.ChatAsync();

        replaced.EnsureSuccessStatusCode();
        Assert.Equal(["sk-good-first-1234567890", "sk-good-second-1234567890"], world.Simulator.Received.Select(r => r.Key));
    }

    [Fact]
    public async Task Another_node_obeys_within_a_second()
    {
        await using var world = await GatewayWorld.StartAsync();
        await world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-before");
        var other = await world.Host.StartAnotherAsync();
        using var program = other.GatewayClient(world.Secret);

        var version = await world.SwitchAsync("openai", "gpt-after");
        var changedAt = TimeProvider.System.GetTimestamp();
        var served = "";
        while (served != version.ToString(CultureInfo.InvariantCulture) && TimeProvider.System.GetElapsedTime(changedAt) < TimeSpan.FromSeconds(5))
        {
            using var response = await program.ChatAsync();
            served = Header(response, "x-maru-policy-version");
        }

        await other.StopAsync();
        Assert.Equal(version.ToString(CultureInfo.InvariantCulture), served);
    }

    private static async Task RunProgramAsync(GatewayWorld world, bool stream, ConcurrentBag<Seen> seen, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using var response = await world.Program.ChatAsync(stream: stream, ct: CancellationToken.None);
            var text = await response.Content.ReadAsStringAsync(CancellationToken.None);
            seen.Add(Judge(response, text, stream));
        }
    }

    private static Seen Judge(HttpResponseMessage response, string text, bool stream)
    {
        var model = Header(response, "x-maru-model");
        var bare = model.Split('+')[0];
        var trouble = !response.IsSuccessStatusCode ? $"{(int)response.StatusCode} {text}"
            : stream && !text.EndsWith("data: [DONE]\n\n", StringComparison.Ordinal) ? $"the stream did not end: {text}"
            : stream && !Models(text).All(m => m.StartsWith(bare, StringComparison.Ordinal)) ? $"the stream changed horses: {text}"
            : null;
        return new Seen(model, trouble);
    }

    private static IEnumerable<string> Models(string sse) => sse.Split('\n')
        .Where(line => line.StartsWith("data: {", StringComparison.Ordinal))
        .Select(line => JsonDocument.Parse(line["data: ".Length..]).RootElement.GetProperty("model").GetString()!);

    private static void AssertRecord(Simulator simulator, ConcurrentBag<Seen> seen)
    {
        var received = simulator.Received;
        Assert.All(received, r => Assert.Equal(r.Model!.StartsWith("gemini", StringComparison.Ordinal), r.Key == "AIzaGood1234567890abcdef"));
        Assert.Superset(seen.Select(s => s.Model).ToHashSet(), received.Select(r => r.Model!).ToHashSet());
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? values.Single() : "";

    private sealed record Seen(string Model, string? Trouble);
}
