using Maru.Host.Tests.Acceptance;

namespace Maru.Host.Tests.Gateway;

/// <summary>A picture is asked for as the model gives it, and what it cannot give is refused in words.</summary>
public sealed class PictureFormatTests(Worlds worlds) : IClassFixture<Worlds>
{
    private const string Images = "/v1/images/generations";

    [Theory]
    [InlineData("openai/gpt-image-1", "b64_json", "response_format=dropped")]
    [InlineData("openai/gpt-image-2-mini", "b64_json", "response_format=dropped")]
    [InlineData("openai/gpt-image-1", null, "")]
    [InlineData("openai/dall-e-3", "b64_json", "")]
    [InlineData("openai/dall-e-3", "url", "")]
    public async Task The_format_reaches_only_a_model_that_knows_it(string model, string? format, string adjusted)
    {
        var world = await worlds.FreshAsync();
        await world.Host.AddKeyAsync();

        using var answer = await world.Program.AskAsync(HttpMethod.Post, Images, Body(model, format));
        var picture = (await answer.JsonAsync()).GetProperty("data")[0];

        Assert.Equal(adjusted, answer.Header("x-maru-adjusted"));
        Assert.True(picture.TryGetProperty(format == "url" ? "url" : "b64_json", out _));
        var sent = Assert.Single(world.Simulator.Received).Json!.Value;
        Assert.Equal(adjusted == "" && format is not null, sent.TryGetProperty("response_format", out _));
    }

    [Fact]
    public async Task An_address_from_a_model_that_gives_none_is_refused_in_words()
    {
        var world = await worlds.FreshAsync();
        await world.UseAsync("openai", Stocking.OpenAiKey, "gpt-4o", image: "gpt-image-1");

        using var answer = await world.Program.AskAsync(HttpMethod.Post, Images, Body("image", "url"));
        var error = (await answer.JsonAsync()).GetProperty("error");

        Assert.Equal((400, "unsupported_value", "response_format"), ((int)answer.StatusCode, error.Text("code"), error.Text("param")));
        Assert.Contains("b64_json", error.Text("message"), StringComparison.Ordinal);
        Assert.Empty(world.Simulator.Received);
    }

    private static Dictionary<string, object> Body(string model, string? format)
    {
        var body = new Dictionary<string, object> { ["model"] = model, ["prompt"] = "a hill" };
        if (format is not null)
        {
            body["response_format"] = format;
        }

        return body;
    }
}
