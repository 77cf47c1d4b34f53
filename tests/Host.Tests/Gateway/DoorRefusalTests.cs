using System.Text;
using Maru.Host.Tests.Acceptance;

namespace Maru.Host.Tests.Gateway;

/// <summary>Who may not in, or brings the wrong thing, is told so at every door.</summary>
public sealed class DoorRefusalTests(Worlds worlds) : IClassFixture<Worlds>
{
    private const string Transcriptions = "/v1/audio/transcriptions";
    private const string Edits = "/v1/images/edits";

    [Theory]
    [InlineData("/v1/audio/transcriptions", "gemini", "Gemini has nothing at /v1/audio/transcriptions")]
    [InlineData("/v1/images/edits", "builtin", "Built-in has nothing at /v1/images/edits")]
    [InlineData("/v1/rerank", "openai", "OpenAI has nothing at /v1/rerank")]
    [InlineData("/v1/moderations", "anthropic", "Anthropic has nothing at /v1/moderations")]
    [InlineData("/v1/audio/speech", "builtin", "Built-in has nothing at /v1/audio/speech")]
    public async Task A_provider_without_the_door_is_named(string path, string provider, string words)
    {
        var world = await worlds.WithEveryKeyAsync();
        var model = provider + (provider == "builtin" ? "/text-small" : "/x");

        using var answer = path.Contains("transcriptions", StringComparison.Ordinal) || path == Edits
            ? await FileForm.SendAsync(world, path, FileForm.Of(model, ("prompt", "x")))
            : await world.Program.AskAsync(HttpMethod.Post, path, new { model, input = "x", documents = new[] { "x" } });
        var error = (await answer.JsonAsync()).GetProperty("error");

        Assert.Equal((400, "unsupported_operation", "model"), ((int)answer.StatusCode, error.Text("code"), error.Text("param")));
        Assert.StartsWith(words, error.Text("message"), StringComparison.Ordinal);
        Assert.Empty(world.Simulator.Received);
    }

    [Theory]
    [InlineData(Transcriptions, "application/json", "{}", 415, "unsupported_media_type")]
    [InlineData(Transcriptions, "", "", 415, "unsupported_media_type")]
    [InlineData("/v1/moderations", "multipart/form-data; boundary=x", "--x--", 415, "unsupported_media_type")]
    [InlineData(Transcriptions, "multipart/form-data", "--x--", 400, "malformed_form")]
    [InlineData(Transcriptions, "multipart/form-data; boundary=x", "--x\r\n", 400, "malformed_form")]
    [InlineData(Edits, "application/json", "{\"model\":\"m\"}", 400, "missing_required_parameter")]
    public async Task A_body_of_the_wrong_form_is_refused_in_words(string path, string type, string body, int status, string code)
    {
        var world = await worlds.WithEveryKeyAsync();
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await world.Program.PostAsync(new Uri(path, UriKind.Relative), content);

        Assert.Equal((status, code), ((int)answer.StatusCode, (await answer.JsonAsync()).GetProperty("error").Text("code")));
    }

    [Theory]
    [InlineData("/v1/audio/speech", "audio")]
    [InlineData("/v1/moderations", "moderations")]
    [InlineData("/v1/rerank", "rerank")]
    [InlineData("/v1/completions", "chat")]
    public async Task A_key_needs_the_scope_of_the_door(string path, string scope)
    {
        var world = await worlds.WithEveryKeyAsync();
        using var without = world.Host.GatewayClient(await world.Host.ClientKeyAsync(scopes: ["models"]));
        using var with = world.Host.GatewayClient(await world.Host.ClientKeyAsync(scopes: [scope]));

        using var refused = await without.AskAsync(HttpMethod.Post, path, "{}");
        using var taken = await with.AskAsync(HttpMethod.Post, path, "{}");

        Assert.Equal((403, 400), ((int)refused.StatusCode, (int)taken.StatusCode));
        Assert.Contains($"\\u0022{scope}\\u0022", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
