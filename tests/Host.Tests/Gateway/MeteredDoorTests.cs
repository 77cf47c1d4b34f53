using System.Globalization;
using System.Text.Json;
using Maru.Host.Tests.Acceptance;

namespace Maru.Host.Tests.Gateway;

/// <summary>What passes by is counted, priced and written down, and of a file nothing but its name.</summary>
public sealed class MeteredDoorTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Every_door_has_its_line_in_the_call_log()
    {
        await using var world = await GatewayWorld.StartAsync(more: "--Llm:Calls:StoreContent=true");
        await world.Host.AddKeyAsync();
        await world.Host.PostAsync(Asking.Keys, new
        {
            provider = "openai_compatible",
            api_key = Stocking.OpenAiKey,
            base_url = world.Simulator.OpenAiBase,
        });

        using var written = await FileForm.SendAsync(
            world, "/v1/audio/transcriptions", FileForm.Of("openai/gpt-4o-transcribe", ("prompt", "a quiet prompt")));
        using var spoken = await world.Program.AskAsync(
            HttpMethod.Post, "/v1/audio/speech", new { model = "openai/gpt-4o-mini-tts", input = "Hello there.", voice = "alloy" });
        await spoken.Content.CopyToAsync(Stream.Null);
        await world.Program.DoAsync(HttpMethod.Post, "/v1/moderations", new { model = "openai/omni-moderation-latest", input = "kiss" });
        await world.Program.DoAsync(
            HttpMethod.Post, "/v1/rerank", new { model = "openai_compatible/bge", query = "rain", documents = new[] { "sun", "rain" } });
        using var drawn = await FileForm.SendAsync(
            world, "/v1/images/edits", FileForm.Of("openai/gpt-image-1", "image", ("prompt", "a hat"), ("n", "2")));
        var calls = await CallsAsync(world, 5);

        Assert.Equal((14, "known", 0.000214m), Of(calls["transcriptions"], "tokens_in"));
        var speech = calls["speech"];
        Assert.Equal("estimated", speech.Text("usage_source"));
        Assert.Equal(8 * speech.GetProperty("tokens_in").GetInt32(), speech.GetProperty("tokens_out").GetInt32());
        Assert.Equal("0", calls["moderations"].Text("cost"));
        Assert.Equal((4, "known"), (calls["rerank"].GetProperty("tokens_in").GetInt32(), calls["rerank"].Text("usage_source")));
        Assert.Equal((544, "known"), (calls["images"].GetProperty("tokens_out").GetInt32(), calls["images"].Text("usage_source")));
        await SaysNothingOfTheFileAsync(world, calls["transcriptions"].Id(), calls["speech"].Id());
    }

    [Fact]
    public async Task Who_leaves_a_sound_early_pays_for_it()
    {
        await using var world = await GatewayWorld.StartAsync();
        await world.Host.AddKeyAsync();
        world.Simulator.Script = new LlmSimulator.Script { Rules = [new LlmSimulator.ScriptRule { HoldAfter = 1 }] };

        using (var spoken = await world.Program.AskAsync(
            HttpMethod.Post, "/v1/audio/speech", new { model = "openai/gpt-4o-mini-tts", input = "Hello there.", voice = "alloy" }))
        {
            var sound = await spoken.Content.ReadAsStreamAsync();
            Assert.Equal(10, await sound.ReadAtLeastAsync(new byte[10], 10));
        }

        var call = (await CallsAsync(world, 1))["speech"];
        Assert.Equal("cancelled", call.Text("outcome"));
        Assert.True(decimal.Parse(call.Text("cost"), CultureInfo.InvariantCulture) > 0);
    }

    private static async Task SaysNothingOfTheFileAsync(GatewayWorld world, string written, string spoken)
    {
        var content = (await world.Host.GetAsync($"/api/v1/llm/calls/{written}")).GetProperty("content");
        Assert.Contains("a quiet prompt", content.Text("request"), StringComparison.Ordinal);
        Assert.Contains($"\"bytes\":{FileForm.Sound.Length}", content.Text("request"), StringComparison.Ordinal);
        Assert.True(content.Text("request").Length < 500);
        Assert.Contains("I heard", content.Text("response"), StringComparison.Ordinal);
        content = (await world.Host.GetAsync($"/api/v1/llm/calls/{spoken}")).GetProperty("content");
        Assert.Contains("Hello there.", content.Text("request"), StringComparison.Ordinal);
        Assert.Equal("", content.Text("response"));
    }

    private static (int Tokens, string Source, decimal Cost) Of(JsonElement call, string tokens) => (
        call.GetProperty(tokens).GetInt32(), call.Text("usage_source"), decimal.Parse(call.Text("cost"), CultureInfo.InvariantCulture));

    private static async Task<Dictionary<string, JsonElement>> CallsAsync(GatewayWorld world, int count)
    {
        var started = TimeProvider.System.GetTimestamp();
        JsonElement[] calls = [];
        while (calls.Length < count && TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            calls = (await world.Host.GetAsync("/api/v1/llm/calls")).Items();
        }

        Assert.Equal(count, calls.Length);
        return calls.ToDictionary(call => call.Text("operation"));
    }
}
