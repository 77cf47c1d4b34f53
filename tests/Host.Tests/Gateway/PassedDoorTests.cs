using System.Net;
using Maru.Host.Tests.Acceptance;

namespace Maru.Host.Tests.Gateway;

/// <summary>What has no form of this server's own is passed on where the provider has the door.</summary>
public sealed class PassedDoorTests(Worlds worlds) : IClassFixture<Worlds>
{
    private const string Transcriptions = "/v1/audio/transcriptions";
    private const string Edits = "/v1/images/edits";

    [Fact]
    public async Task Speech_is_written_down_with_no_byte_of_the_file_changed()
    {
        var world = await worlds.WithEveryKeyAsync();

        using var answer = await FileForm.SendAsync(world, Transcriptions, FileForm.Of("openai/gpt-4o-transcribe", ("language", "ko")));

        Assert.Equal($"[gpt-4o-transcribe] I heard {FileForm.Sound.Length} bytes of talk.mp3.", (await answer.JsonAsync()).Text("text"));
        var sent = Assert.Single(world.Simulator.Received).Json!.Value;
        Assert.Equal(("gpt-4o-transcribe", "ko"), (sent.Text("model"), sent.Text("language")));
        Assert.Equal(
            Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(FileForm.Sound)), sent.GetProperty("file").Text("sha256"));
    }

    [Theory]
    [InlineData("text", "text/plain")]
    [InlineData("vtt", "text/vtt")]
    public async Task A_transcript_may_be_plain_text(string format, string type)
    {
        var world = await worlds.WithEveryKeyAsync();

        using var answer = await FileForm.SendAsync(world, Transcriptions, FileForm.Of("openai/whisper-1", ("response_format", format)));

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("I heard", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transcript_may_be_streamed()
    {
        var world = await worlds.WithEveryKeyAsync();

        using var answer = await FileForm.SendAsync(world, Transcriptions, FileForm.Of("openai/gpt-4o-transcribe", ("stream", "true")));

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("transcript.text.done", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "audio/mpeg")]
    [InlineData("wav", "audio/wav")]
    public async Task A_text_is_read_out_byte_for_byte(string? format, string type)
    {
        var world = await worlds.WithEveryKeyAsync();

        using var answer = await world.Program.AskAsync(
            HttpMethod.Post, "/v1/audio/speech",
            new { model = "openai/gpt-4o-mini-tts", input = "Hello.", voice = "alloy", response_format = format });

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var sound = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal([.. "ID3"u8, .. Enumerable.Range(0, sound.Length - 3).Select(i => (byte)(i * 31))], sound);
        Assert.True(sound.Length > 256);
    }

    [Theory]
    [InlineData("openai/gpt-image-1", "b64_json", "response_format=dropped")]
    [InlineData("openai/dall-e-2", "b64_json", "")]
    public async Task A_picture_is_changed_in_the_format_its_model_knows(string model, string format, string adjusted)
    {
        var world = await worlds.WithEveryKeyAsync();

        using var answer = await FileForm.SendAsync(
            world, Edits, FileForm.Of(model, "image[]", ("prompt", "a hat"), ("n", "2"), ("response_format", format)));

        Assert.Equal(2, (await answer.JsonAsync()).GetProperty("data").GetArrayLength());
        Assert.Equal(adjusted, answer.Header("x-maru-adjusted"));
        Assert.Equal(adjusted.Length == 0, Assert.Single(world.Simulator.Received).Json!.Value.TryGetProperty("response_format", out _));
    }

    [Fact]
    public async Task A_picture_is_drawn_again()
    {
        var world = await worlds.WithEveryKeyAsync();

        using var answer = await FileForm.SendAsync(world, "/v1/images/variations", FileForm.Of("openai/dall-e-2", "image"));

        Assert.True((await answer.JsonAsync()).GetProperty("data")[0].TryGetProperty("url", out _));
    }

    [Fact]
    public async Task Texts_are_judged_and_put_in_order()
    {
        var world = await worlds.WithEveryKeyAsync();

        var judged = await world.Program.DoAsync(
            HttpMethod.Post, "/v1/moderations", new { model = "openai/omni-moderation-latest", input = new[] { "kill", "kiss" } });
        var ranked = await world.Program.DoAsync(HttpMethod.Post, "/v1/rerank", new
        {
            model = "openai_compatible/bge",
            query = "rain in Seoul",
            documents = new[] { "sun", "rain in Seoul today" },
            top_n = 1,
        });

        Assert.Equal([true, false], judged.GetProperty("results").EnumerateArray().Select(one => one.GetProperty("flagged").GetBoolean()));
        Assert.Equal(1, Assert.Single(ranked.GetProperty("results").EnumerateArray()).GetProperty("index").GetInt32());
        Assert.Equal(["omni-moderation-latest", "bge"], world.Simulator.Received.Select(one => one.Model));
    }

    [Theory]
    [InlineData("openai/whisper-1+fault.html", 502)]
    [InlineData("openai/whisper-1+fault.503", 503)]
    [InlineData("openai/whisper-1+fault.401", 502)]
    public async Task A_provider_that_fails_is_told_as_everywhere(string model, int status)
    {
        var world = await worlds.WithEveryKeyAsync();

        using var answer = await FileForm.SendAsync(world, Transcriptions, FileForm.Of(model, ("response_format", "text")));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_cut_sound_is_seen_to_be_cut()
    {
        var world = await worlds.WithEveryKeyAsync();

        await Assert.ThrowsAnyAsync<HttpRequestException>(async () =>
        {
            using var answer = await world.Program.AskAsync(
                HttpMethod.Post, "/v1/audio/speech",
                new { model = "openai/tts-1+fault.cut", input = new string('a', 2000), voice = "alloy" });
            await answer.Content.ReadAsByteArrayAsync();
        });
    }
}
