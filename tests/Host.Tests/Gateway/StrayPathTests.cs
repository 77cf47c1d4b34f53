using Maru.Host.Tests.Acceptance;

namespace Maru.Host.Tests.Gateway;

/// <summary>Whoever knocks at a door that is not there, or in the wrong way, is told which there are.</summary>
public sealed class StrayPathTests(Worlds worlds) : IClassFixture<Worlds>
{
    [Theory]
    [InlineData("GET", "/v1/chat/completions", "POST")]
    [InlineData("PUT", "/V1/Embeddings/", "POST")]
    [InlineData("DELETE", "/v1/images/generations", "POST")]
    [InlineData("POST", "/v1/models", "GET")]
    [InlineData("DELETE", "/v1/models/ft:gpt-4o:me", "GET")]
    [InlineData("BREW", "/v1/chat/completions?x=1", "POST")]
    public async Task A_wrong_method_is_405_and_told_the_right_one(string method, string path, string takes)
    {
        var world = await worlds.FreshAsync();

        using var answer = await world.Program.AskAsync(new HttpMethod(method), path);
        var error = (await answer.JsonAsync()).GetProperty("error");

        Assert.Equal((405, "method_not_allowed"), ((int)answer.StatusCode, error.Text("code")));
        Assert.Equal([takes], answer.Content.Headers.Allow);
        Assert.StartsWith($"This path takes {takes} and not {method}.", error.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HEAD_gets_the_status_and_the_header()
    {
        var world = await worlds.FreshAsync();

        using var answer = await world.Program.AskAsync(HttpMethod.Head, "/v1/chat/completions");

        Assert.Equal(405, (int)answer.StatusCode);
        Assert.Equal(["POST"], answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/v1/files", "OpenAI's")]
    [InlineData("/v1/fine_tuning/jobs/abc", "OpenAI's")]
    [InlineData("/V1/Messages/Batches", "/v1/messages/batches is a path of Anthropic's")]
    [InlineData("/v1/v1/chat/completions", "base URL")]
    [InlineData("/v1/chat/completions/chat/completions", "base URL")]
    [InlineData("/v1/openai/models", "base URL")]
    [InlineData("/v1/filesystem", "no POST at this path")]
    public async Task A_path_that_is_not_there_is_told_what_it_is_and_what_there_is(string path, string words)
    {
        var world = await worlds.FreshAsync();

        using var answer = await world.Program.AskAsync(HttpMethod.Post, path, "{}");
        var error = (await answer.JsonAsync()).GetProperty("error");

        Assert.Equal((404, "unknown_url"), ((int)answer.StatusCode, error.Text("code")));
        Assert.Contains(words, error.Text("message"), StringComparison.Ordinal);
        Assert.Contains("/v1/models", error.Text("message"), StringComparison.Ordinal);
    }
}
