using System.Net.Http.Json;
using Maru.Host.Tests.Acceptance;

namespace Maru.Host.Tests.Gateway;

/// <summary>Each vendor's clients send the key in a header of their own, and all of them are let in by it.</summary>
public sealed class CredentialTests(Worlds worlds) : IClassFixture<Worlds>
{
    [Theory]
    [InlineData(200, "x-api-key: KEY")]
    [InlineData(200, "X-Goog-Api-Key: KEY")]
    [InlineData(200, "authorization: bearer KEY")]
    [InlineData(200, "x-api-key: Bearer KEY")]
    [InlineData(200, "x-api-key: KEY", "authorization: Bearer KEY", "x-goog-api-key: KEY")]
    [InlineData(200, "x-api-key: ", "authorization: Bearer KEY")]
    [InlineData(401, "x-api-key: mk_unknown")]
    [InlineData(401, "x-api-key: ")]
    [InlineData(401, "api-key: KEY")]
    public async Task A_key_is_taken_from_any_of_their_headers(int status, params string[] headers)
    {
        var world = await worlds.FreshAsync();

        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Get })
        {
            using var answer = await SendAsync(world, method, headers);

            Assert.Equal(status, (int)answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("x-api-key: KEY", "authorization: Bearer sk-proj-of-somebody")]
    [InlineData("x-api-key: mk_other", "x-goog-api-key: KEY")]
    [InlineData("authorization: Bearer KEY", "x-api-key: sk-ant-api03-secret")]
    public async Task Two_different_keys_are_refused_in_words_and_neither_is_repeated(params string[] headers)
    {
        var world = await worlds.FreshAsync();

        using var answer = await SendAsync(world, HttpMethod.Post, headers);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal((400, "conflicting_api_keys"), ((int)answer.StatusCode, await answer.CodeAsync()));
        Assert.All(["mk_", "sk-", world.Secret], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    private static async Task<HttpResponseMessage> SendAsync(GatewayWorld world, HttpMethod method, string[] headers)
    {
        using var request = new HttpRequestMessage(method, method == HttpMethod.Get ? "/v1/models" : "/v1/chat/completions")
        {
            Content = method == HttpMethod.Get ? null
                : JsonContent.Create(new { model = "builtin/text-small", messages = new[] { new { role = "user", content = "hello" } } }),
        };
        foreach (var header in headers)
        {
            var (name, value) = (header.Split(':')[0], header[(header.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
            request.Headers.TryAddWithoutValidation(name, value.Replace("KEY", world.Secret, StringComparison.Ordinal));
        }

        using var client = new HttpClient { BaseAddress = world.Host.Address };
        return await client.SendAsync(request);
    }
}
